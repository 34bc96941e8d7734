import { contextBridge, ipcRenderer } from 'electron';
import type { BackOfficeState, PortDelivery, PortRequest, Shell } from '#contract/shell.ts';
import { version } from '../package.json';
import { channels } from './channels.ts';

const portRequest: PortRequest = 'lastmile:request-port';
const portDelivery: PortDelivery = 'lastmile:port';

const shell: Shell = {
  platform: process.platform,
  version,
  saveFile: (name, bytes) => ipcRenderer.invoke(channels.saveFile, name, bytes),
  openExternal: (url) => ipcRenderer.invoke(channels.openExternal, url),
  print: () => ipcRenderer.invoke(channels.print),
  notify: (title, body) => ipcRenderer.invoke(channels.notify, title, body),
  onBackOffice(listener) {
    const hear = (_event: unknown, state: BackOfficeState): void => listener(state);
    ipcRenderer.on(channels.backOfficeState, hear);
    void ipcRenderer.invoke(channels.backOfficeState).then(listener);
    return () => ipcRenderer.off(channels.backOfficeState, hear);
  },
};

contextBridge.exposeInMainWorld('lastmileShell', shell);

// A port cannot cross the context bridge, but it can be posted.
window.addEventListener('message', ({ source, data }) => {
  if (source === window && data === portRequest) ipcRenderer.send(channels.requestPort);
});
ipcRenderer.on(channels.port, ({ ports }) => {
  window.postMessage(portDelivery, location.origin, [...ports]);
});
