import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { consoleUrl } from './console-origin.ts';
import { Restarts } from './restarts.ts';
import { beside, type Placement, parsePlacement, place, smallest } from './window-placement.ts';

const placementFile = (): string => path.join(app.getPath('userData'), 'window.json');

function savedPlacement(): Placement | undefined {
  try {
    return parsePlacement(readFileSync(placementFile(), 'utf8'));
  } catch {
    return undefined; // the first start
  }
}

const placementOf = (window: BrowserWindow): Placement => ({
  bounds: window.getNormalBounds(),
  isMaximized: window.isMaximized(),
});

function placementNow(): Placement {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const open = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(-1);
  const wanted = open ? beside(placementOf(open)) : savedPlacement();
  return place(wanted, [primary.workArea, ...others.map(({ workArea }) => workArea)]);
}

/** A page that died is loaded again, unless it dies of that. */
function reviveItsPage(window: BrowserWindow): void {
  const restarts = new Restarts();
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const waitMs = restarts.waitAfterDeath(Date.now());
    if (waitMs === undefined) return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.reload();
    }, waitMs);
  });
}

/** Opens a window of the console; its page is locked in (locks.ts) and sees Node nowhere. */
export function openWindow(address: string = consoleUrl): BrowserWindow {
  const { bounds, isMaximized } = placementNow();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: app.name,
    icon: path.join(app.getAppPath(), 'resources', 'icons', '512x512.png'),
    // --surface of renderer/styles/tokens.css: no flash before the page has its colours.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151618' : '#ffffff',
    webPreferences: {
      preload: path.join(app.getAppPath(), 'out', 'electron', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // Its dictionaries would be fetched from a server of others.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  reviveItsPage(window);
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => writeFileSync(placementFile(), JSON.stringify(placementOf(window))));
  void window.loadURL(address);
  return window;
}

/** Brings the window that was used last to the front, or opens one. */
export function showWindow(): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(0);
  if (window === undefined) {
    openWindow();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
