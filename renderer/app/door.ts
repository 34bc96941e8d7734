import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { SimpleCsrfProtectionLinkPlugin } from '@orpc/client/plugins';

/** Which door this page came through. */
export const isDesktop = 'lastmileShell' in window;

let httpLink: ClientLink<ClientContext> | undefined;

/** The way to the back office: the window's message port on a desktop, `/rpc` in a browser. */
export async function doorLink(): Promise<ClientLink<ClientContext>> {
  httpLink ??= new RPCLink({
    url: new URL('/rpc', window.location.href).href,
    plugins: [new SimpleCsrfProtectionLinkPlugin()],
  });
  return httpLink;
}
