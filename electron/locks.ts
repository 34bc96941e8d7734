import { app, type Session, shell, type WebContents } from 'electron';
import { externalAddress } from './address.ts';
import { isOurs } from './console-origin.ts';

/** Opens an https address in the system's browser; answers whether it was one. */
export async function openOutside(address: string): Promise<boolean> {
  const external = externalAddress(address);
  if (external === undefined) return false;
  await shell.openExternal(external);
  return true;
}

function lockNavigation(contents: WebContents, openOurs: (address: string) => void): void {
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOurs(event.url)) return;
    event.preventDefault();
    if (event.isMainFrame) void openOutside(event.url);
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isOurs(url)) openOurs(url);
    else void openOutside(url);
    return { action: 'deny' };
  });
}

/** No page leaves the console, embeds another, or opens a window other than a further one of ours. */
export function lockEveryPage(openOurs: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents, openOurs));
}

/** Copying text, and the whole screen for a wall board. Camera, place, USB and the rest are refused. */
const granted = new Set(['clipboard-sanitized-write', 'fullscreen']);

export function lockPermissions(session: Session): void {
  const mayHave = (permission: string, address: string): boolean => granted.has(permission) && isOurs(address);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(mayHave(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
