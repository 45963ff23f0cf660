import { polledChannel, pollingJob } from '../../core/alerts/jobs.ts';
import type { Catalog, InboundChannel } from '../../core/catalog/model.ts';
import { switchedOffPartner } from '../../core/catalog/switched-off.ts';
import { asHubError } from '../../core/kernel/errors.ts';
import { receive } from '../../core/pipeline/gateway.ts';
import { inboundManner, type PollingEndpoint } from '../../core/spi/connector.ts';
import type { Follower, LoadedConfiguration } from '../configuration/configuration.ts';
import { sameChannel } from '../configuration/same-channel.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { closeBatchesOnTime } from './batches.ts';

/** Polls, and closes batches, while this process leads: of all processes that could, one fetches, so that no file is fetched twice at once.
 *  Should two overlap for a moment, the ledger recognises the same document. A change of the configuration is followed.
 *  @returns how to stop: after the document in hand; then another process may lead */
export function pollInTurn(runtime: Runtime): () => Promise<void> {
  let pollers: Pollers | undefined;
  let stop: (() => Promise<void>) | undefined;
  runtime.configuration.follow((now, before) => pollers?.follow(now, before));
  const resign = runtime.ledger.standFor('poller', {
    begin: () => {
      const begun = new Pollers(runtime, runtime.configuration.current);
      pollers = begun;
      const duties = [() => begun.stop(), closeBatchesOnTime(runtime)];
      stop = async () => void (await Promise.allSettled(duties.map((end) => end())));
    },
    end: () => {
      const ending = stop?.();
      pollers = undefined;
      stop = undefined;
      void ending?.catch((error: unknown) => runtime.log.warn({ error }, 'a poller could not be stopped'));
    },
  });
  return async () => {
    const ending = stop?.();
    pollers = undefined;
    stop = undefined;
    await ending;
    await resign();
  };
}

/** Every inbound channel that fetches. Each keeps its own rhythm; one that fails does not stop another. */
class Pollers {
  readonly #runtime: Runtime;
  readonly #running = new Map<string, { readonly channel: InboundChannel; readonly endpoint: PollingEndpoint }>();
  #changing: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(runtime: Runtime, { catalog }: LoadedConfiguration) {
    this.#runtime = runtime;
    const channels = polled(catalog);
    for (const channel of channels) this.#start(channel);
    void this.#forget(new Set(channels.map(({ fullName }) => fullName)));
  }

  /** Channels that are new begin, those that are no more end; one that changed ends, after the document in hand, and begins anew. */
  readonly follow: Follower = (now, before) => {
    const wanted = new Map(polled(now.catalog).map((channel) => [channel.fullName, channel]));
    // One change after the other: what runs is known only when the one before has been followed.
    this.#changing = this.#changing.then(async () => {
      const changed = [...this.#running].filter(([name, { channel }]) => {
        const next = wanted.get(name);
        return next === undefined || !sameChannel(channel, before, next, now);
      });
      await Promise.allSettled(changed.map(([, { endpoint }]) => endpoint.stop()));
      for (const [name] of changed) this.#running.delete(name);
      await this.#forget(new Set(wanted.keys()));
      for (const [name, channel] of wanted) if (!this.#running.has(name)) this.#start(channel);
    });
  };

  /** Each after the document in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#changing;
    await Promise.allSettled([...this.#running.values()].map(({ endpoint }) => endpoint.stop()));
  }

  /** A channel that is not polled any more is no job that stands still. */
  async #forget(polledNow: ReadonlySet<string>): Promise<void> {
    const { ledger, log } = this.#runtime;
    try {
      for (const { job } of await ledger.jobs()) {
        const channel = polledChannel(job);
        if (channel !== undefined && !polledNow.has(channel)) await ledger.forgetJob(job);
      }
    } catch (error) {
      log.debug({ code: asHubError(error).code }, 'jobs could not be looked at');
    }
  }

  #start(channel: InboundChannel): void {
    if (this.#stopped) return;
    const { ledger, log, clock, catalog, jobs } = this.#runtime;
    const endpoint = channel.connector.inbound?.open(channel.config) as PollingEndpoint;
    endpoint.start({
      accept: (raw) => receive({ ...this.#runtime, intake: ledger }, catalog(), channel, raw),
      bookmark: {
        read: () => ledger.bookmark(channel.fullName),
        write: (place) => ledger.setBookmark(channel.fullName, place),
      },
      log: log.child({ channel: channel.fullName }),
      clock,
      polled: (everyMs, thrown) => jobs.ran(pollingJob(channel.fullName), everyMs, thrown),
    });
    this.#running.set(channel.fullName, { channel, endpoint });
  }
}

function polled(catalog: Catalog): readonly InboundChannel[] {
  return [...catalog.partners.values()]
    .flatMap(({ channels }) => [...channels.values()])
    .filter((channel): channel is InboundChannel => channel.direction === 'in' && switchedOffPartner(catalog, channel) === undefined)
    .filter(({ connector, config }) => inboundManner(connector.capabilities, config.settings) === 'poll');
}
