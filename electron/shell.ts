import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, dialog, type IpcMainInvokeEvent, Notification, type WebContents } from 'electron';
import type { SaveOutcome } from '#contract/shell.ts';
import { channels } from './channels.ts';
import { openOutside } from './locks.ts';
import { answerConsole } from './sender.ts';

function text(sent: unknown, name: string): string {
  if (typeof sent !== 'string') throw new TypeError(`${name} is not a text`);
  return sent;
}

async function saveFile({ sender }: IpcMainInvokeEvent, name: string, bytes: unknown): Promise<SaveOutcome> {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('What is to be saved is not bytes');
  const window = BrowserWindow.fromWebContents(sender);
  const options = { defaultPath: path.join(app.getPath('downloads'), path.basename(name)) };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  if (canceled) return { outcome: 'cancelled' };
  try {
    await writeFile(filePath, bytes);
    return { outcome: 'saved', path: filePath };
  } catch (error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

const print = (contents: WebContents): Promise<boolean> =>
  new Promise((resolve) => contents.print({}, (printed) => resolve(printed)));

/** A notice that nobody holds is collected before its click comes. */
const shown = new Set<Notification>();

function notify({ sender }: IpcMainInvokeEvent, title: string, body: string): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({ title, body });
  shown.add(notice);
  notice.on('close', () => shown.delete(notice));
  notice.on('click', () => {
    shown.delete(notice);
    BrowserWindow.fromWebContents(sender)?.show();
  });
  notice.show();
}

/** Answers the shell functions that the preload script offers to the page. */
export function offerShell(): void {
  answerConsole(channels.saveFile, (event, name, bytes) => saveFile(event, text(name, 'The name'), bytes));
  answerConsole(channels.openExternal, (_event, url) => openOutside(text(url, 'The address')));
  answerConsole(channels.print, ({ sender }) => print(sender));
  answerConsole(channels.notify, (event, title, body) =>
    notify(event, text(title, 'The title'), text(body, 'The body')),
  );
}
