import { onTestFinished } from 'vitest';
import { connectRouterApi } from '../api-transport.ts';
import type { RouterAddress, RouterTransport } from '../router-transport.ts';
import { type Script, type ScriptedPeer, startPeer } from './scripted-peer.ts';

/** A scripted peer that is gone when the test is over. */
export async function peerForTest(script: Script, options?: Parameters<typeof startPeer>[1]): Promise<ScriptedPeer> {
  const peer = await startPeer(script, options);
  onTestFinished(() => peer.close());
  return peer;
}

export function addressOf(peer: ScriptedPeer, more: Partial<RouterAddress> = {}): RouterAddress {
  return { host: peer.host, port: peer.port, user: 'lastmile', password: 'quiet-Otter-42', ...more };
}

export async function transportTo(peer: ScriptedPeer, more?: Partial<RouterAddress>): Promise<RouterTransport> {
  const transport = await connectRouterApi(addressOf(peer, more));
  onTestFinished(() => transport.close());
  return transport;
}
