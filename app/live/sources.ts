import { overviewOf } from '../ops/overview.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { LiveSource } from './live-source.ts';

/** Most events of one topic at one look: a console that is behind asks the lists. */
const MOST = 50;

/** Where news comes from. */
export function liveSources(runtime: Runtime): readonly LiveSource[] {
  return [pulse(runtime), messages(runtime), failures(runtime), channels(runtime), configuration(runtime)];
}

/** How everything stands, at every look. */
function pulse(runtime: Runtime): LiveSource {
  return {
    topic: 'pulse',
    begin: async () => undefined,
    look: async () => {
      const { at, totals, attention } = await overviewOf(runtime, '15m');
      return [{ at, totals, attention }];
    },
  };
}

function messages({ ledger, clock }: Runtime): LiveSource {
  let since = clock.now();
  let seen = new Set<string>();
  return {
    topic: 'message',
    begin: async () => {
      since = clock.now();
      seen = new Set();
    },
    look: async () => {
      const { items } = await ledger.messages({ from: since, limit: MOST });
      const fresh = items.filter(({ id }) => !seen.has(id)).reverse();
      const [newest] = items;
      if (newest !== undefined) since = new Date(newest.receivedAt);
      seen = new Set(items.map(({ id }) => id));
      return fresh.map(({ id, partner, channel, status, types, receivedAt }) => ({ id, partner, channel, status, types, receivedAt }));
    },
  };
}

function failures({ ledger, clock }: Runtime): LiveSource {
  let since = clock.now();
  return {
    topic: 'failure',
    begin: async () => {
      since = clock.now();
    },
    look: async () => {
      const died = await ledger.failuresSince(since, 500);
      const last = died.at(-1);
      if (last !== undefined) since = new Date(last.at);
      const groups = new Map<string, { fingerprint: string; count: number; messageId: string; at: string }>();
      for (const { fingerprint, messageId, at } of died)
        groups.set(fingerprint, { fingerprint, messageId, at, count: (groups.get(fingerprint)?.count ?? 0) + 1 });
      return [...groups.values()].slice(0, MOST);
    },
  };
}

/** Channels that were stopped, failed, or sent again, and their breakers. */
function channels({ ledger, instances }: Runtime): LiveSource {
  let known = new Map<string, string>();
  const standings = async (): Promise<Map<string, string>> => {
    const broken = new Set(instances.all().flatMap(({ openBreakers }) => openBreakers));
    const states = new Map((await ledger.channelStandings()).map((one) => [`${one.partner}/${one.channel}`, one.state as string]));
    return new Map(
      [...states.keys(), ...broken].map((name) => [name, `${states.get(name) ?? 'active'} ${broken.has(name) ? 'open' : 'closed'}`]),
    );
  };
  return {
    topic: 'channel',
    begin: async () => {
      known = await standings();
    },
    look: async () => {
      const before = known;
      known = await standings();
      const changed = [...new Set([...before.keys(), ...known.keys()])].filter((name) => before.get(name) !== known.get(name));
      return changed.slice(0, MOST).map((channel) => {
        const [state = 'active', breaker = 'closed'] = (known.get(channel) ?? '').split(' ').filter((word) => word !== '');
        return { channel, state, breaker };
      });
    },
  };
}

function configuration({ catalog }: Runtime): LiveSource {
  let hash = catalog().hash;
  return {
    topic: 'configuration',
    begin: async () => {
      hash = catalog().hash;
    },
    look: async () => {
      if (catalog().hash === hash) return [];
      hash = catalog().hash;
      return [{ hash }];
    },
  };
}
