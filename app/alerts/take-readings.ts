import { statfs } from 'node:fs/promises';
import type { Readings } from '../../core/alerts/readings.ts';
import type { AlertKind } from '../../core/catalog/alerts/alert-kinds.ts';
import { silentChannels } from '../../core/pipeline/cases/silent-channels.ts';
import type { Runtime } from '../runtime/runtime.ts';

type Ports = Pick<Runtime, 'ledger' | 'catalog' | 'clock' | 'instances' | 'environment'>;

/** Takes what the rules in force look at, and nothing else. Its cost is bounded, whatever the ledger holds. */
export async function takeReadings(ports: Ports, watchingSince: Date): Promise<Readings> {
  const { ledger, clock, catalog } = ports;
  const at = clock.now();
  const { rules } = catalog().alerts;
  const watched = new Set<AlertKind>(rules.map(({ on }) => on));
  const ask = <T>(on: AlertKind, question: () => Promise<T>, otherwise: T): Promise<T> =>
    watched.has(on) ? question() : Promise.resolve(otherwise);
  const windows = (on: AlertKind) => [...new Set(rules.flatMap((rule) => (rule.on === on ? (rule.withinMs ?? 0) : [])))];
  const perWindow = async <T>(on: AlertKind, question: (since: Date) => Promise<T>) =>
    new Map(await Promise.all(windows(on).map(async (withinMs) => [withinMs, await question(new Date(at.getTime() - withinMs))] as const)));
  const [failures, shares, late, silent, overdue, failing, backlog, freeDisk, jobs] = await Promise.all([
    perWindow('failures', (since) => ledger.failureCounts(since)),
    perWindow('failure-rate', (since) => ledger.messageShares(since)),
    ask('late', () => ledger.lateCounts(), []),
    ask('silence', () => silence(ports, at), []),
    ask('acknowledgements', () => overdueAcknowledgements(ports), new Map<string, number>()),
    ask('breaker', () => failingChannels(ports), []),
    ask('backlog', () => overdueWork(ports, at), []),
    ask('disk', () => freeShare(ports.environment.dataDir), undefined),
    ask('job', () => ledger.jobs(), []),
  ]);
  return {
    ...{ at, watchingSince, failures, shares, late, silent, overdue, failing, backlog, jobs },
    ...(freeDisk === undefined ? {} : { freeDisk }),
  };
}

async function silence({ ledger, catalog }: Ports, at: Date): Promise<Readings['silent']> {
  const silent = silentChannels(catalog(), await ledger.arrivals(), at);
  return silent.map(({ partner, channel, lastAt, dueAt }) => ({ channel: `${partner}/${channel}`, lastAt, dueAt }));
}

async function overdueAcknowledgements({ ledger }: Ports): Promise<ReadonlyMap<string, number>> {
  const overdue = new Map<string, number>();
  for (const { channel, state, count } of await ledger.acknowledgementCounts())
    if (state === 'overdue') overdue.set(channel, (overdue.get(channel) ?? 0) + count);
  return overdue;
}

/** A breaker belongs to a process; each tells the others which of its own are open. What a person paused is no alarm. */
async function failingChannels({ ledger, instances }: Ports): Promise<Readings['failing']> {
  const open = new Set(instances.all().flatMap(({ openBreakers }) => openBreakers));
  return (await ledger.channelStandings()).flatMap(({ partner, channel, state, since, failingSince }) => {
    const name = `${partner}/${channel}`;
    const from = state === 'disabled' ? (failingSince ?? since) : failingSince;
    if (from === undefined || state === 'paused') return [];
    return [{ channel: name, since: from, stopped: state === 'disabled' || open.has(name) }];
  });
}

async function overdueWork({ ledger }: Ports, at: Date): Promise<Readings['backlog']> {
  return (await ledger.backlog()).map(({ queue, open, oldestDueAt }) => ({
    queue,
    open,
    ageMs: Math.max(0, at.getTime() - oldestDueAt.getTime()),
  }));
}

/** Of the disk of this process: the one that looks. A folder that is not there is not full. */
async function freeShare(folder: string): Promise<number | undefined> {
  try {
    const { bavail, blocks } = await statfs(folder);
    return blocks === 0 ? undefined : (bavail * 100) / blocks;
  } catch {
    return undefined;
  }
}
