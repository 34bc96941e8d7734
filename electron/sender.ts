import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { isOurs } from './console-origin.ts';

/** Whether a message was sent by the console itself, not by a frame in it or a page that took its place. */
function isFromConsole({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url);
}

/** Answers the console's calls on a channel; anybody else's fail. What it sends is checked by `work`. */
export function answerConsole(channel: string, work: (event: IpcMainInvokeEvent, ...sent: unknown[]) => unknown): void {
  ipcMain.handle(channel, (event, ...sent: unknown[]) => {
    if (!isFromConsole(event)) throw new Error('Only the console may ask this');
    return work(event, ...sent);
  });
}

/** Hears the console's messages on a channel; anybody else's are dropped. */
export function hearConsole(channel: string, work: (event: IpcMainEvent) => void): void {
  ipcMain.on(channel, (event) => {
    if (isFromConsole(event)) work(event);
  });
}
