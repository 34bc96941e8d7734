import { describe, expect, it } from 'vitest';
import { spotsOf } from './clusters.ts';
import type { Place } from './place.ts';

const place = (id: number, lng: number, state: Place['state'] = 'active'): Place => ({
  id: String(id),
  label: `SUB-${id}`,
  state,
  lat: 0,
  lng,
});
const project = ({ lat, lng }: Place) => ({ x: lng, y: lat });
const street = [1, 2, 3, 4, 5].map((id) => place(id, id));

describe('places on the map', () => {
  it('gather where they would lie on one another, counted by meaning', () => {
    const [spot, ...rest] = spotsOf([...street, place(6, 6, 'suspended')], project, true);
    expect(rest).toEqual([]);
    expect(spot).toMatchObject({ kind: 'cluster', count: 6 });
    expect(spot?.kind === 'cluster' && [...spot.meanings]).toEqual([
      ['good', 5],
      ['bad', 1],
    ]);
  });

  it('stand alone where there are few, or when the map is near enough', () => {
    expect(spotsOf(street.slice(0, 3), project, true)).toHaveLength(3);
    expect(spotsOf(street, project, false)).toHaveLength(5);
  });

  it('never hide a sector in a cluster', () => {
    const spots = spotsOf([...street, place(9, 3, 'sector')], project, true);
    expect(spots.filter(({ kind }) => kind === 'place')).toHaveLength(1);
  });

  it('lose nobody', () => {
    const many = Array.from({ length: 1000 }, (_, id) => place(id, (id * 37) % 5000));
    const counted = spotsOf(many, project, true).reduce(
      (sum, spot) => sum + (spot.kind === 'cluster' ? spot.count : 1),
      0,
    );
    expect(counted).toBe(1000);
  });
});
