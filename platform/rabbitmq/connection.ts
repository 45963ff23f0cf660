import { type ChannelModel, connect } from 'amqplib';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { Logger } from '../../core/spi/log.ts';

/** A peer that is silent for twice this long is gone; in seconds. */
const HEARTBEAT_S = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const FIRST_PAUSE_MS = 100;
/** So short that a broker which comes back finds its hubs within the time that the ledger's sweep takes. */
const LONGEST_PAUSE_MS = 2_000;

/** What a connection is for, and who hears of it. */
export interface ConnectionOptions {
  /** `amqp:` or `amqps:`, with user, password and vhost. */
  readonly url: string;
  /** Shown by the broker's tools. */
  readonly name: string;
  readonly random: () => number;
  readonly log: Logger;
  /** Runs on every new connection before it counts as made; when it rejects, another one is tried. */
  readonly prepare: (model: ChannelModel) => Promise<void>;
  readonly connected: (model: ChannelModel) => void;
  readonly lost: () => void;
}

/** A connection that is made again, for as long as it takes, whenever it is lost. */
export interface Connection {
  /** How the first try ended: with what went wrong, if it did. */
  readonly firstTry: Promise<Error | undefined>;
  readonly model: ChannelModel | undefined;
  /** Why it cannot be used now, in words for an operator, free of credentials. */
  readonly trouble: string | undefined;
  readonly blocked: boolean;
  readonly reconnects: number;
  close(): Promise<void>;
}

/** Begins to connect; pauses between tries are drawn from 0 to a bound that doubles from 100 ms to 2 s ("full jitter"),
 *  so that many hubs do not come at once to a broker that has just started.
 *  @throws E_ENV_INVALID when the URL is none */
export async function keepConnected(options: ConnectionOptions): Promise<Connection> {
  const { name, random, log } = options;
  let model: ChannelModel | undefined;
  let trouble: string | undefined = 'RabbitMQ is not connected yet';
  let blocked = false;
  let connects = 0;
  let ended: (error: Error | undefined) => void;
  const firstTry = new Promise<Error | undefined>((resolve) => {
    ended = resolve;
  });

  const line = await connect(address(options.url), {
    noDelay: true,
    timeout: CONNECT_TIMEOUT_MS,
    clientProperties: { connection_name: name },
    recovery: {
      waitForConnect: false,
      calculateDelay: (attempt) => random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)),
      setup: async (fresh: ChannelModel) => {
        fresh.on('error', () => undefined);
        await options.prepare(fresh);
      },
    },
  });
  const fail = (error: Error, message: string): void => {
    const reason = reasonOf(error);
    if (trouble !== reason) log.warn({ connection: name, reason }, message);
    trouble = reason;
  };
  line.on('connect', (fresh) => {
    if (connects > 0 || trouble !== undefined) log.info({ connection: name }, 'RabbitMQ is connected');
    model = fresh;
    trouble = undefined;
    blocked = false;
    connects += 1;
    ended(undefined);
    options.connected(fresh);
  });
  line.on('disconnect', (error) => {
    model = undefined;
    fail(error, 'RabbitMQ is gone; connecting again');
    options.lost();
  });
  line.on('connect-failed', (error) => {
    fail(error, 'RabbitMQ cannot be reached; trying on');
    ended(error);
  });
  line.on('blocked', (reason) => {
    blocked = true;
    trouble = `RabbitMQ takes nothing more for now: ${reason}`;
    log.warn({ connection: name, reason }, 'RabbitMQ takes nothing more for now');
  });
  line.on('unblocked', () => {
    blocked = false;
    trouble = undefined;
    log.info({ connection: name }, 'RabbitMQ takes messages again');
  });
  line.on('error', () => undefined); // comes with `disconnect`

  return {
    firstTry,
    get model() {
      return model;
    },
    get trouble() {
      return trouble;
    },
    get blocked() {
      return blocked;
    },
    get reconnects() {
      return Math.max(0, connects - 1);
    },
    close: async () => {
      model = undefined;
      ended(undefined);
      await line.close();
    },
  };
}

/** The URL with a heartbeat. What is wrong with it is not repeated: it has a password in it. */
function address(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !['amqp:', 'amqps:'].includes(url.protocol))
    throw hubError('E_ENV_INVALID', { name: 'AMQP_URL', reason: 'it is not of the form amqp://user:password@host:5672/vhost' });
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', String(HEARTBEAT_S));
  return url.href;
}

/** The broker's words may name the user; its reply code does not. */
const REPLIES: Readonly<Record<string, string>> = {
  '320': 'RabbitMQ closed the connection',
  '403': 'RabbitMQ refuses the login, or the user may not configure, write or read relais.* in this vhost',
  '530': 'the vhost does not exist or is closed to this user',
};

function reasonOf(error: Error & { readonly code?: unknown }): string {
  if (error instanceof HubError) return error.message;
  if (typeof error.code === 'string') return `RabbitMQ cannot be reached (${error.code})`;
  if (/ConnectionOpenOk/.test(error.message)) return REPLIES['530'] ?? '';
  const reply = /\b(\d{3}) \([A-Z-]+\)/.exec(error.message);
  if (reply !== null) return REPLIES[reply[1] ?? ''] ?? `RabbitMQ closed the connection: ${reply[0]}`;
  return `RabbitMQ cannot be reached (${error.message})`;
}
