/** One row as RouterOS prints it: every value is a string; an absent key and `''` mean the same (unset). */
export type RouterRow = Readonly<Record<string, string>>;

/** A menu of the RouterOS console as the API spells it, for example `/ppp/secret`. */
export type RouterPath = `/${string}`;

export type RouterFields = Readonly<Record<string, string>>;

export interface PrintOptions {
  /** Fields to send back; fewer is cheaper for router and wire. Without it, all. */
  readonly proplist?: readonly string[];
  /** Exact-match queries (`?name=value`), ANDed. RouterOS has no regular expressions. */
  readonly where?: RouterFields;
}

export type RouterErrorKind =
  | 'unreachable' // no TCP connection (refused, no route, DNS, deadline while connecting)
  | 'login' // wrong user or password, or the user may not use the API
  | 'tls' // handshake failed or the certificate is not the pinned one
  | 'timeout' // connected, but a command had no answer before its deadline; the outcome is unknown
  | 'closed' // the connection ended with the command in flight; the outcome is unknown
  | 'fatal' // the router said !fatal; the outcome is unknown
  | 'trap' // the router answered !trap: the command was refused
  | 'resting' // it did not answer several times in a row and is left in peace for a while; nothing was sent
  | 'value' // a text that cannot be said in the router's encoding; nothing was sent
  | 'protocol'; // bytes that are not the RouterOS API

/**
 * What a router or the way to it refused. `kind` decides what to do next; `trap` is the router's own answer, all others
 * leave the outcome unknown: read back, never assume (routeros.md, part 3, Safety).
 */
export class RouterError extends Error {
  override readonly name = 'RouterError';
  readonly kind: RouterErrorKind;
  /** RouterOS's trap category (0 missing item … 7), when it sent one. */
  readonly category: number | undefined;
  constructor(kind: RouterErrorKind, message: string, options: { category?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.category = options.category;
  }
}

/** One command was refused, by the router or before it was sent; the connection is as good as before. */
export const isRefusal = ({ kind }: RouterError): boolean => kind === 'trap' || kind === 'value';

/** The one way to a router, by its API or by REST. Calls may be made concurrently; so many are under way at once. */
export interface RouterTransport {
  print(path: RouterPath, options?: PrintOptions): Promise<RouterRow[]>;
  /** Answers the new row's `.id`. Never retried by itself: after an unknown outcome, print first. */
  add(path: RouterPath, fields: RouterFields): Promise<string>;
  set(path: RouterPath, id: string, fields: RouterFields): Promise<void>;
  remove(path: RouterPath, ids: readonly string[]): Promise<void>;
  /** Any other command, for example `/system/reboot`; answers its `!re` rows. */
  run(command: RouterPath, fields?: RouterFields): Promise<RouterRow[]>;
  /** Never hangs: a peer that does not answer the FIN is cut off. */
  close(): Promise<void>;
}

export interface RouterAddress {
  /** Default: the API. */
  readonly transport?: 'api' | 'rest';
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /**
   * Absent: plain. Present: TLS, and the certificate must be the pinned one (SHA-256, hex with or without colons). The
   * instant at which a person trusted it stands in the sentence that refuses another.
   */
  readonly tls?: { readonly pinnedSha256: string; readonly trustedAt?: string };
  /** How the router encodes names; UTF-8 unless the device says otherwise. */
  readonly encoding?: 'utf8' | 'win1252';
  readonly connectTimeoutMs?: number;
  readonly commandTimeoutMs?: number;
  /** Commands in flight (default 16; REST holds as many connections, and no more than 8). */
  readonly window?: number;
}

export type ConnectRouter = (address: RouterAddress) => Promise<RouterTransport>;
