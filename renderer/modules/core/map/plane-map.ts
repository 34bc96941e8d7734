import L from 'leaflet';
import { clusterRadius, type Spot, spotsOf } from './clusters.ts';
import { drawGrid, drawGridNames, drawSpots, type View } from './draw.ts';
import { paletteOf } from './palette.ts';
import type { Place } from './place.ts';

export interface MapListener {
  readonly onOpen: (place: Place) => void;
  /** What the pointer is over, and where in the map's box. */
  readonly onPoint: (spot: Spot | undefined, at: { x: number; y: number }) => void;
  readonly onMoved?: (centre: { lat: number; lng: number }, zoom: number) => void;
}

const nearestZoom = 18;
/** From here on houses are far enough apart to be told one by one. */
const singleFromZoom = 16;
const reachPx = 9;

/**
 * Leaflet without tiles: it pans and zooms, and one canvas draws the grid and thousands of places over it at every step. No
 * animation and no layers, so that nothing lags behind the hand.
 */
export class PlaneMap {
  readonly #map: L.Map;
  readonly #canvas = document.createElement('canvas');
  readonly #listener: MapListener;
  #places: readonly Place[] = [];
  #spots: readonly Spot[] = [];
  #spotsZoom = Number.NaN;

  constructor(box: HTMLElement, listener: MapListener) {
    this.#listener = listener;
    this.#map = L.map(box, {
      attributionControl: false,
      zoomControl: false,
      zoomAnimation: false,
      fadeAnimation: false,
      markerZoomAnimation: false,
      inertia: false,
      zoomSnap: 0.5,
      minZoom: 3,
      maxZoom: nearestZoom,
      maxBounds: [
        [-85, -180],
        [85, 180],
      ],
    });
    L.control.zoom({ position: 'topright' }).addTo(this.#map);
    L.control.scale({ imperial: false, maxWidth: 120 }).addTo(this.#map);
    this.#canvas.className = 'plane';
    box.append(this.#canvas);
    this.#map.setView([0, 0], 3);
    this.#map.on('move zoom resize viewreset', this.draw);
    this.#map.on('moveend', () => listener.onMoved?.(this.#map.getCenter(), this.#map.getZoom()));
    this.#map.on('click', ({ containerPoint }) => this.#press(containerPoint));
    this.#map.on('mousemove', ({ containerPoint }) => listener.onPoint(this.#spotAt(containerPoint), containerPoint));
    this.#map.on('mouseout movestart', () => listener.onPoint(undefined, { x: 0, y: 0 }));
  }

  show(places: readonly Place[]): void {
    this.#places = places;
    this.#spotsZoom = Number.NaN;
    this.draw();
  }

  /** Brings all of them into sight. */
  fit(places: readonly Place[]): void {
    if (places.length === 0) return;
    const bounds = L.latLngBounds(places.map(({ lat, lng }) => [lat, lng]));
    this.#map.fitBounds(bounds, { padding: [36, 36], maxZoom: 15, animate: false });
  }

  look(centre: { lat: number; lng: number }, zoom: number): void {
    this.#map.setView(centre, zoom, { animate: false });
  }

  resized(): void {
    this.#map.invalidateSize({ animate: false, pan: false });
    this.draw();
  }

  remove(): void {
    this.#map.remove();
    this.#canvas.remove();
  }

  readonly draw = (): void => {
    const pen = this.#canvas.getContext('2d');
    const { x: width, y: height } = this.#map.getSize();
    if (pen === null || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    if (this.#canvas.width !== width * ratio || this.#canvas.height !== height * ratio) {
      this.#canvas.width = width * ratio;
      this.#canvas.height = height * ratio;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    const palette = paletteOf(this.#canvas);
    const view = this.#view(width, height);
    drawGrid(pen, view, palette);
    drawSpots(pen, this.#spotsNow(), this.#offset(), view, palette);
    drawGridNames(pen, view, palette);
  };

  #view(width: number, height: number): View {
    const bounds = this.#map.getBounds();
    return {
      width,
      height,
      west: bounds.getWest(),
      east: bounds.getEast(),
      south: bounds.getSouth(),
      north: bounds.getNorth(),
      xOf: (lng) => this.#map.latLngToContainerPoint([0, lng]).x,
      yOf: (lat) => this.#map.latLngToContainerPoint([lat, 0]).y,
    };
  }

  /** The spots lie in pixels of the whole plane at a zoom; dragging changes only where the box stands in it. */
  #offset(): { x: number; y: number } {
    return this.#map.project(this.#map.containerPointToLatLng([0, 0]));
  }

  #spotsNow(): readonly Spot[] {
    const zoom = this.#map.getZoom();
    if (zoom !== this.#spotsZoom) {
      const gather = zoom < singleFromZoom && this.#places.length > 40;
      this.#spots = spotsOf(this.#places, ({ lat, lng }) => this.#map.project([lat, lng], zoom), gather);
      this.#spotsZoom = zoom;
    }
    return this.#spots;
  }

  #spotAt(at: L.Point): Spot | undefined {
    const offset = this.#offset();
    let best: { spot: Spot; distance: number } | undefined;
    for (const spot of this.#spotsNow()) {
      const distance = Math.hypot(spot.x - offset.x - at.x, spot.y - offset.y - at.y);
      const reach = spot.kind === 'cluster' ? clusterRadius(spot.count) : reachPx;
      if (distance <= reach && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { spot, distance };
    }
    return best?.spot;
  }

  #press(at: L.Point): void {
    const spot = this.#spotAt(at);
    if (spot?.kind === 'place') this.#listener.onOpen(spot.place);
    if (spot?.kind === 'cluster') this.#map.setZoomAround(at, this.#map.getZoom() + 2, { animate: false });
  }
}
