import { createHash } from 'node:crypto';
import { type ChannelReply, HardenedChannel } from './hardened/channel.ts';
import type { HardenedConnector } from './hardened/connector.ts';
import { textCodec } from './hardened/text-codec.ts';
import { isRefusal, RouterError } from './router-transport.ts';
import { trapReason } from './trap-texts.ts';

/**
 * Logs in the way RouterOS 6.43 and later want it, and answers the challenge of older ones.
 * https://help.mikrotik.com/docs/spaces/ROS/pages/47579160/API#API-Initiallogin
 */
export async function logIn(connector: HardenedConnector): Promise<void> {
  const { user, password, encoding } = connector.address;
  const name = `=name=${user}`;
  const { ret: challenge } = await ask(connector, ['/login', name, `=password=${password}`]);
  if (challenge === undefined) return;
  if (!/^[0-9a-f]{32}$/i.test(challenge)) {
    throw new RouterError('protocol', `${connector.where} answered the login with a challenge that is none.`);
  }
  const digest = createHash('md5')
    .update(Buffer.of(0))
    .update(textCodec(encoding).encode(password))
    .update(Buffer.from(challenge, 'hex'))
    .digest('hex');
  const { ret } = await ask(connector, ['/login', name, `=response=00${digest}`]);
  if (ret !== undefined) {
    throw new RouterError('protocol', `${connector.where} answered the login with a second challenge.`);
  }
}

async function ask(connector: HardenedConnector, words: readonly string[]): Promise<ChannelReply> {
  try {
    return await new HardenedChannel(connector).exchange(words);
  } catch (error) {
    if (error instanceof RouterError && isRefusal(error)) throw loginRefusal(connector.where, error);
    throw error;
  }
}

function loginRefusal(where: string, trap: RouterError): RouterError {
  const said = trapReason(trap.message) === 'permission' ? 'does not let this user use the API' : 'refused the login';
  return new RouterError('login', `${where} ${said} (${trap.message}).`, { category: trap.category });
}
