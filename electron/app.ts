import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, dialog, session } from 'electron';
import { BackOffice } from './back-office.ts';
import { readCommandLine } from './command-line.ts';
import { serveConsole } from './console-protocol.ts';
import { Keychain } from './keychain.ts';
import { lockEveryPage, lockPermissions } from './locks.ts';
import { Log } from './log.ts';
import { setMenu } from './menu.ts';
import { offerShell } from './shell.ts';
import { openWindow, showWindow } from './window.ts';

const { env, platform } = process;
const options = readCommandLine(process.argv.slice(1), { env, platform, folder: process.cwd() });

/** What Chromium keeps lies in the data folder: two folders are two desktops, which know nothing of each other. */
const ownFolder = path.join(options.dataFolder, 'desktop');
try {
  mkdirSync(ownFolder, { recursive: true, mode: 0o700 });
} catch (error) {
  dialog.showErrorBox(app.name, `The data folder cannot be made. ${error instanceof Error ? error.message : error}`);
  app.exit(1);
}
app.setPath('userData', ownFolder);

async function sayThatItIsDown(office: BackOffice, reason: string): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: app.name,
    message: 'Lastmile cannot work now.',
    detail: reason,
    buttons: ['Try again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) office.startAnew();
  else app.quit();
}

/** Quitting waits until the back office has handed back its work. */
function quitAfter(office: BackOffice): void {
  let stopped: 'no' | 'soon' | 'yes' = 'no';
  app.on('will-quit', (event) => {
    if (stopped === 'yes') return;
    event.preventDefault();
    if (stopped === 'soon') return;
    stopped = 'soon';
    void office.stop().finally(() => {
      stopped = 'yes';
      // Electron hears no `quit` while it still asks whether to.
      setImmediate(() => app.quit());
    });
  });
}

function run(): void {
  const log = new Log(path.join(ownFolder, 'lastmile.log'));
  const inApp = (...parts: string[]): string => path.join(app.getAppPath(), 'out', ...parts);
  const office: BackOffice = new BackOffice({
    entry: inApp('main', 'desktop.cjs'),
    config: options,
    keychain: new Keychain(ownFolder, log),
    log,
    onDown: (reason) => void sayThatItIsDown(office, reason),
  });
  office.start();
  quitAfter(office);
  serveConsole(inApp('renderer'));
  lockPermissions(session.defaultSession);
  offerShell();
  setMenu({ openWindow: () => openWindow(), logFile: log.file });
  openWindow();
  app.on('second-instance', showWindow);
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow();
  });
  // Tells `npm start` that this Electron runs on this machine.
  process.send?.('started');
}

if (app.requestSingleInstanceLock()) {
  lockEveryPage(openWindow);
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(run);
} else {
  process.send?.('started');
  app.quit();
}
