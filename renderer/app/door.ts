import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { SimpleCsrfProtectionLinkPlugin } from '@orpc/client/plugins';
import type { PortDelivery, PortRequest } from '#contract/shell.ts';

type Link = ClientLink<ClientContext>;

const shell = window.lastmileShell;

/** The newest port works; a restart of the back office brings another. Until the first comes, calls wait. */
function windowLink(): () => Promise<Link> {
  let give: (link: Link) => void;
  let newest = new Promise<Link>((resolve) => {
    give = resolve;
  });
  const delivery: PortDelivery = 'lastmile:port';
  const request: PortRequest = 'lastmile:request-port';
  window.addEventListener('message', ({ source, data, ports }) => {
    const port = ports[0];
    if (source !== window || data !== delivery || port === undefined) return;
    port.start();
    const link = new PortLink({ port });
    give(link);
    newest = Promise.resolve(link);
  });
  window.postMessage(request, window.location.origin);
  return () => newest;
}

function browserLink(): () => Promise<Link> {
  const url = new URL('/rpc', window.location.href).href;
  const link = new RPCLink({ url, plugins: [new SimpleCsrfProtectionLinkPlugin()] });
  return async () => link;
}

/** The way to the back office: the window's message port on a desktop, `/rpc` in a browser. */
export const doorLink: () => Promise<Link> = shell === undefined ? browserLink() : windowLink();
