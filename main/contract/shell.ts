/** What the desktop's preload script gives to a page, as types; absent in a browser. */

/** How the back office of this desktop is. `starting` also stands between its death and its restart. */
export type BackOfficeState =
  | { readonly state: 'starting' }
  | { readonly state: 'ready' }
  | { readonly state: 'down'; readonly reason: string };

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly path: string }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly reason: string };

export interface Shell {
  /** Node's name of the system: linux, darwin, win32. */
  readonly platform: string;
  readonly version: string;
  /** Asks where to, then writes; `name` is a suggestion. */
  saveFile(name: string, bytes: Uint8Array): Promise<SaveOutcome>;
  /** Opens an https address in the system's browser; false for any other. */
  openExternal(url: string): Promise<boolean>;
  /** Prints this window by the system's dialog; false when it was called off. */
  print(): Promise<boolean>;
  /** Shows a notice of the system; a click on it brings this window to the front. */
  notify(title: string, body: string): Promise<void>;
  /** Tells the present state at once and each change after; answers how to stop listening. */
  onBackOffice(listener: (state: BackOfficeState) => void): () => void;
}

/**
 * A page posts it to its own window to be given a message port:
 * `window.postMessage('lastmile:request-port' satisfies PortRequest, location.origin)`.
 */
export type PortRequest = 'lastmile:request-port';

/**
 * `data` of the message event that carries the port (`event.ports[0]`, `event.source === window`). It comes after a request,
 * as soon as the back office is ready, and again after each restart: the newest port is the one that works.
 */
export type PortDelivery = 'lastmile:port';

declare global {
  interface Window {
    readonly lastmileShell?: Shell;
  }
}
