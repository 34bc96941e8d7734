import { CommandWindow } from '../command-window.ts';
import { isEndless } from '../endless-commands.ts';
import {
  type ConnectRouter,
  isRefusal,
  type PrintOptions,
  type RouterAddress,
  RouterError,
  type RouterFields,
  type RouterPath,
  type RouterRow,
  type RouterTransport,
} from '../router-transport.ts';
import { trapReason } from '../trap-texts.ts';
import { splitUnset } from '../unset-fields.ts';
import { type HttpAnswer, noRest, readAnswer } from './rest-answer.ts';
import {
  addCommand,
  consoleCommand,
  printCommand,
  type RestCommand,
  removeCommand,
  setCommand,
} from './rest-command.ts';
import { RestWire } from './rest-wire.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const COMMAND_TIMEOUT_MS = 30_000;
/** RouterOS closes every request after 60 s; waiting longer tells nothing. */
const LONGEST_COMMAND_MS = 60_000;
const COMMANDS_WAITING = 20_000;
/** Each is a session on the router, which allows 20 of them by default. */
const MOST_SOCKETS = 8;
const IDS_PER_REMOVE = 500;

class RestTransport implements RouterTransport {
  readonly #wire: RestWire;
  readonly #commands: CommandWindow<RestCommand, HttpAnswer>;
  #isClosed = false;

  constructor(wire: RestWire, { window = MOST_SOCKETS, commandTimeoutMs = COMMAND_TIMEOUT_MS }: RouterAddress) {
    this.#wire = wire;
    this.#commands = new CommandWindow(wire, {
      inFlight: Math.min(window, MOST_SOCKETS),
      waiting: COMMANDS_WAITING,
      timeoutMs: Math.min(commandTimeoutMs, LONGEST_COMMAND_MS),
    });
    wire.onEnded = (error) => this.#commands.turnAway(error.message);
  }

  print(path: RouterPath, options?: PrintOptions): Promise<RouterRow[]> {
    return this.#send(printCommand(path, options));
  }

  async add(path: RouterPath, fields: RouterFields): Promise<string> {
    const [row] = await this.#send(addCommand(path, splitUnset(fields).given));
    const id = row?.['.id'] ?? row?.ret;
    if (id === undefined) throw new RouterError('protocol', `${this.#wire.where} added to ${path} without an id.`);
    return id;
  }

  async set(path: RouterPath, id: string, fields: RouterFields): Promise<void> {
    const { given, unset } = splitUnset(fields);
    if (Object.keys(given).length > 0 || unset.length === 0) await this.#send(setCommand(path, id, given));
    const one = (row: string, name: string) =>
      this.#send(consoleCommand(`${path}/unset`, { '.id': row, 'value-name': name }));
    await Promise.all(id.split(',').flatMap((row) => unset.map((name) => one(row, name))));
  }

  async remove(path: RouterPath, ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += IDS_PER_REMOVE) {
      await this.#send(removeCommand(path, ids.slice(at, at + IDS_PER_REMOVE)));
    }
  }

  async run(command: RouterPath, fields: RouterFields = {}): Promise<RouterRow[]> {
    if (isEndless(command, fields)) throw new TypeError(`${command} never ends as asked; print in intervals instead.`);
    const rows = await this.#send(consoleCommand(command, fields));
    // What the API says with its `!done` is no row.
    return rows.filter((row) => Object.keys(row).join() !== 'ret');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#commands.turnAway(`The connection to ${this.#wire.where} is being closed.`);
    this.#wire.end(new RouterError('closed', `The connection to ${this.#wire.where} was closed on our side.`));
  }

  async #send(command: RestCommand): Promise<RouterRow[]> {
    if (this.#isClosed) throw new RouterError('closed', `The connection to ${this.#wire.where} was closed.`);
    return readRows(this.#wire, command, await this.#commands.send(command));
  }
}

/** An answer that is neither rows nor a refusal ends the wire: it is not known what stands at its other end. */
function readRows(wire: RestWire, command: RestCommand, answer: HttpAnswer): RouterRow[] {
  try {
    return readAnswer(wire, command, answer);
  } catch (error) {
    if (error instanceof RouterError && !isRefusal(error)) wire.end(error);
    throw error;
  }
}

/** REST has no login: the first question shows whether name and password are taken, and whether there is REST at all. */
async function knock(wire: RestWire): Promise<void> {
  const command = printCommand('/system/resource', { proplist: ['version'] });
  const answer = await wire.exchange(command);
  try {
    readRows(wire, command, answer);
  } catch (error) {
    if (!(error instanceof RouterError) || !isRefusal(error)) throw error;
    if (/not allowed/i.test(error.message)) {
      const advice = 'Give its group the policies api and rest-api';
      throw new RouterError('login', `${wire.where} does not let this user use REST (${error.message}). ${advice}.`);
    }
    // Who may come in but not read is told so by what he asks next. Every RouterOS has this menu.
    if (trapReason(error.message) === 'permission') return;
    throw new RouterError('protocol', noRest(wire.where, `“${error.message}”`), { cause: error });
  }
}

/** Connects through the REST API of RouterOS 7. The connect deadline holds for connection and first answer together. */
export const connectRouterRest: ConnectRouter = async (address) => {
  const connectTimeoutMs = address.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
  const sockets = Math.min(address.window ?? MOST_SOCKETS, MOST_SOCKETS);
  const wire = new RestWire(address, { sockets, connectTimeoutMs });
  const transport = new RestTransport(wire, address);
  const overdue = `${wire.where} did not answer the login within ${connectTimeoutMs / 1000} s.`;
  // Until it is connected, the connection's own deadline says more.
  const timer = setTimeout(() => {
    if (wire.hasConnected) wire.end(new RouterError('timeout', overdue));
  }, connectTimeoutMs);
  try {
    await knock(wire);
    return transport;
  } catch (error) {
    await transport.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
