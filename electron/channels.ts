/** The whole of what a page's preload script and the desktop say to each other. */
export const channels = {
  saveFile: 'shell:save-file',
  openExternal: 'shell:open-external',
  print: 'shell:print',
  notify: 'shell:notify',
  backOfficeState: 'back-office:state',
  requestPort: 'back-office:request-port',
  port: 'back-office:port',
} as const;
