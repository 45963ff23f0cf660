import { overviewOf } from '../ops/overview.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { changes, MOST_EVENTS } from './changes.ts';
import type { LiveSource } from './live-source.ts';

/** Where news comes from. */
export function liveSources(runtime: Runtime): readonly LiveSource[] {
  return [pulse(runtime), messages(runtime), failures(runtime), channels(runtime), bulks(runtime), alerts(runtime), configuration(runtime)];
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
      const { items } = await ledger.messages({ from: since, limit: MOST_EVENTS });
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
      return [...groups.values()].slice(0, MOST_EVENTS);
    },
  };
}

/** Channels that were stopped, failed, or send again, and their breakers. */
function channels({ ledger, instances }: Runtime): LiveSource {
  const standing = (channel: string, state: string, open: boolean) => ({ channel, state, breaker: open ? 'open' : 'closed' });
  return changes(
    'channel',
    async () => {
      const broken = new Set(instances.all().flatMap(({ openBreakers }) => openBreakers));
      const states = new Map((await ledger.channelStandings()).map((one) => [`${one.partner}/${one.channel}`, one.state as string]));
      const names = new Set([...states.keys(), ...broken]);
      return new Map([...names].map((name) => [name, standing(name, states.get(name) ?? 'active', broken.has(name))]));
    },
    (name) => standing(name, 'active', false),
  );
}

/** How far bulk actions have come; of many the newest. */
function bulks({ ledger }: Runtime): LiveSource {
  return changes('bulk', async () => {
    const { items } = await ledger.bulks(MOST_EVENTS);
    return new Map(items.map(({ id, verb, state, count, done, failed }) => [id, { id, verb, state, count, done, failed }]));
  });
}

/** Alerts that opened, are looked after, or have ended; of many the newest. */
function alerts({ ledger }: Runtime): LiveSource {
  return changes('alert', async () => {
    const { items } = await ledger.alerts({ limit: MOST_EVENTS });
    return new Map(items.map(({ id, rule, severity, state, subject }) => [id, { id, rule, severity, state, subject }]));
  });
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
