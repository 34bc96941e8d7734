import path from 'node:path';
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';

interface MenuActions {
  openWindow(): void;
  readonly logFile: string;
}

/** Beside the program where it is installed, in the project where it is not. */
const documentation = (): string => path.join(app.isPackaged ? process.resourcesPath : app.getAppPath(), 'docs');

const separator: MenuItemConstructorOptions = { type: 'separator' };

function menus({ openWindow, logFile }: MenuActions): MenuItemConstructorOptions[] {
  const isMac = process.platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { label: 'New window', accelerator: 'CmdOrCtrl+N', click: openWindow },
    { role: 'close', label: 'Close window' },
    ...(isMac ? [] : [separator, { role: 'quit' } as const]),
  ];
  const view: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
    ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
  ];
  const help: MenuItemConstructorOptions[] = [
    { label: 'Documentation', click: () => void shell.openPath(documentation()) },
    { label: 'Show log', click: () => shell.showItemInFolder(logFile) },
    ...(isMac ? [] : [separator, { role: 'about' } as const]),
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view },
    { role: 'windowMenu' },
    { role: 'help', label: 'Help', submenu: help },
  ];
}

export function setMenu(actions: MenuActions): void {
  app.setAboutPanelOptions({ applicationName: app.name, applicationVersion: app.getVersion() });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus(actions)));
}
