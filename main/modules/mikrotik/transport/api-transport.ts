import { CommandWindow, type Wire } from './command-window.ts';
import { isEndless } from './endless-commands.ts';
import { type ChannelReply, HardenedChannel } from './hardened/channel.ts';
import { HardenedConnector } from './hardened/connector.ts';
import { logIn } from './login.ts';
import { printQueries } from './print-queries.ts';
import {
  type ConnectRouter,
  type PrintOptions,
  type RouterAddress,
  RouterError,
  type RouterFields,
  type RouterPath,
  type RouterRow,
  type RouterTransport,
} from './router-transport.ts';
import { splitUnset } from './unset-fields.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const COMMAND_TIMEOUT_MS = 30_000;
const COMMANDS_IN_FLIGHT = 16;
const COMMANDS_WAITING = 20_000;
const CLOSE_GRACE_MS = 1_000;
const IDS_PER_REMOVE = 500;

function attributeWords(fields: RouterFields): string[] {
  return Object.entries(fields).map(([name, value]) => `=${name}=${value}`);
}

type Words = readonly string[];

const wireOver = (connector: HardenedConnector): Wire<Words, ChannelReply> => ({
  where: connector.where,
  get ended() {
    return connector.ended;
  },
  nameOf: ([command = '']) => command,
  exchange: (words) => new HardenedChannel(connector).exchange(words),
  end: (error) => connector.end(error),
});

class ApiTransport implements RouterTransport {
  readonly #connector: HardenedConnector;
  readonly #commands: CommandWindow<Words, ChannelReply>;
  #closing: Promise<void> | undefined;

  constructor(connector: HardenedConnector, address: RouterAddress) {
    this.#connector = connector;
    this.#commands = new CommandWindow(wireOver(connector), {
      inFlight: address.window ?? COMMANDS_IN_FLIGHT,
      waiting: COMMANDS_WAITING,
      timeoutMs: address.commandTimeoutMs ?? COMMAND_TIMEOUT_MS,
    });
    connector.once('ended', (error: RouterError) => this.#commands.turnAway(error.message));
  }

  async print(path: RouterPath, { proplist, where = {} }: PrintOptions = {}): Promise<RouterRow[]> {
    const fields = proplist === undefined ? [] : [`=.proplist=${proplist.join(',')}`];
    const { rows } = await this.#send([`${path}/print`, ...fields, ...printQueries(where).map((query) => `?${query}`)]);
    return rows;
  }

  async add(path: RouterPath, fields: RouterFields): Promise<string> {
    const { given } = splitUnset(fields);
    const { ret } = await this.#send([`${path}/add`, ...attributeWords(given)]);
    if (ret === undefined)
      throw new RouterError('protocol', `${this.#connector.where} added to ${path} without an id.`);
    return ret;
  }

  async set(path: RouterPath, id: string, fields: RouterFields): Promise<void> {
    const { given, unset } = splitUnset(fields);
    if (Object.keys(given).length > 0 || unset.length === 0) {
      await this.#send([`${path}/set`, `=.id=${id}`, ...attributeWords(given)]);
    }
    const one = (row: string, name: string) => this.#send([`${path}/unset`, `=.id=${row}`, `=value-name=${name}`]);
    await Promise.all(id.split(',').flatMap((row) => unset.map((name) => one(row, name))));
  }

  async remove(path: RouterPath, ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += IDS_PER_REMOVE) {
      await this.#send([`${path}/remove`, `=.id=${ids.slice(at, at + IDS_PER_REMOVE).join(',')}`]);
    }
  }

  async run(command: RouterPath, fields: RouterFields = {}): Promise<RouterRow[]> {
    if (isEndless(command, fields)) throw new TypeError(`${command} never ends as asked; print in intervals instead.`);
    const { rows } = await this.#send([command, ...attributeWords(fields)]);
    return rows;
  }

  close(): Promise<void> {
    this.#commands.turnAway(`The connection to ${this.#connector.where} is being closed.`);
    this.#closing ??= this.#connector.closeWithin(CLOSE_GRACE_MS);
    return this.#closing;
  }

  #send(words: Words): Promise<ChannelReply> {
    if (this.#closing === undefined) return this.#commands.send(words);
    return Promise.reject(new RouterError('closed', `The connection to ${this.#connector.where} was closed.`));
  }
}

function connected(connector: HardenedConnector): Promise<void> {
  return new Promise((resolve, reject) => {
    connector.once('connected', () => resolve());
    connector.once('ended', reject);
    connector.connect();
  });
}

function overdue({ where, stage }: HardenedConnector, timeoutMs: number): RouterError {
  const within = `within ${timeoutMs / 1000} s`;
  switch (stage) {
    case 'connecting':
      return new RouterError('unreachable', `${where} did not answer ${within}.`);
    case 'handshake':
      return new RouterError('tls', `${where} did not complete the TLS handshake ${within}.`);
    case 'open':
      return new RouterError('timeout', `${where} did not answer the login ${within}.`);
  }
}

/** Connects and logs in through the RouterOS API. The connect deadline holds for both together. */
export const connectRouterApi: ConnectRouter = async (address) => {
  const connector = new HardenedConnector(address);
  const timeoutMs = address.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
  const timer = setTimeout(() => connector.end(overdue(connector, timeoutMs)), timeoutMs);
  try {
    await connected(connector);
    await logIn(connector);
    return new ApiTransport(connector, address);
  } catch (error) {
    connector.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
