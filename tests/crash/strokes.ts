import { setTimeout as pause } from 'node:timers/promises';
import type { MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';
import type { Column } from './column.ts';
import { ADMIN_TOKEN, type Hub } from './hub.ts';
import { killAtPoint } from './points.ts';
import type { TcpProxy } from './proxy.ts';
import type { LinkName, Stroke } from './schedule.ts';

/** What a stroke came to. Instants in milliseconds since the epoch. */
export interface StrokeRecord {
  readonly stroke: Stroke;
  readonly at: number;
  /** Everything that was struck is ready again. */
  readonly readyAt: number;
  /** For a named point: was it reached? */
  readonly reached?: boolean;
}

/** A replay that an operator asked for. Without an answer nobody knows whether it was begun. */
export interface AskedReplay {
  readonly of: string;
  readonly answer?: string;
}

/** Deals the strokes of a run, one after the other. Rejects when something that was struck does not come back.
 *  @param told hears of each as it is over */
export async function dealStrokes(
  column: Column,
  strokes: readonly Stroke[],
  told: (record: StrokeRecord) => void,
): Promise<{ readonly records: readonly StrokeRecord[]; readonly replays: readonly AskedReplay[] }> {
  const records: StrokeRecord[] = [];
  const replays: AskedReplay[] = [];
  for (const stroke of strokes) {
    await pause(stroke.waitMs);
    const record = await deal(column, stroke, replays);
    records.push(record);
    told(record);
  }
  return { records, replays };
}

async function deal(column: Column, stroke: Stroke, replays: AskedReplay[]): Promise<StrokeRecord> {
  const at = Date.now();
  const done = (reached?: boolean): StrokeRecord => ({
    stroke,
    at,
    readyAt: Date.now(),
    ...(reached === undefined ? {} : { reached }),
  });
  switch (stroke.kind) {
    case 'kill-hub':
      return killHub(column, stroke, replays);
    case 'kill-database':
      await column.killDatabase(stroke.signal);
      await Promise.all(column.hubs.map(readyAgain));
      return done();
    case 'kill-broker':
      if (column.killBroker === undefined) throw new Error(`the column ${column.name} has no broker`);
      await column.killBroker(stroke.downMs);
      await Promise.all(column.hubs.map(readyAgain));
      return done();
    case 'disturb':
      await disturb(linkOf(column, stroke.link), stroke);
      return done();
  }
}

async function killHub(column: Column, stroke: Extract<Stroke, { kind: 'kill-hub' }>, replays: AskedReplay[]): Promise<StrokeRecord> {
  const hub = hubOf(column, stroke.hub);
  let reached: boolean | undefined;
  if (stroke.point === 'any-time') {
    hub.strike();
    await hub.gone();
  } else {
    const { point, side } = stroke;
    reached = await killAtPoint(column, { hub, point, side }, () => (point === 'replaying' ? replay(column, replays) : Promise.resolve()));
  }
  const at = Date.now();
  await pause(stroke.downMs);
  await hub.start();
  return { stroke, at, readyAt: Date.now(), ...(reached === undefined ? {} : { reached }) };
}

/** An operator replays the latest completed document, as soon as there is one. */
async function replay(column: Column, replays: AskedReplay[]): Promise<void> {
  const of = await latestCompleted(column);
  if (of === undefined) return;
  const answer = await fetch(`http://127.0.0.1:${column.desk.port}/api/messages/${of}/replay`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, connection: 'close' },
  })
    .then(async (given) => (given.ok ? ((await given.json()) as { messageId: string }).messageId : undefined))
    .catch(() => undefined);
  replays.push({ of, ...(answer === undefined ? {} : { answer }) });
}

async function latestCompleted(column: Column): Promise<string | undefined> {
  for (const until = Date.now() + 2_000; Date.now() < until; await pause(50)) {
    const page = await column.api.api<{ items: MessageSummary[] }>('/api/messages?status=completed&limit=50');
    const found = page.items.find((message) => message.source === 'received');
    if (found !== undefined) return found.id;
  }
  return undefined;
}

async function disturb(link: TcpProxy, { how, forMs }: Extract<Stroke, { kind: 'disturb' }>): Promise<void> {
  if (how === 'cut') return link.cut();
  if (how === 'slow') link.slow({ bytesPerSecond: 50_000, latencyMs: 20 });
  else link.freeze(how === 'freeze-up' ? 'up' : 'down');
  await pause(forMs);
  link.normal();
}

/** Settles when a hub that was not itself struck is ready. */
async function readyAgain(hub: Hub): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${hub.port}/health/ready`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok === true) return;
    if (Date.now() > until) throw new Error(`${hub.name} is not ready again`);
    await pause(20);
  }
}

function hubOf(column: Column, name: string): Hub {
  const hub = column.hubs.find((one) => one.name === name);
  if (hub === undefined) throw new Error(`the column ${column.name} has no ${name}`);
  return hub;
}

function linkOf(column: Column, name: LinkName): TcpProxy {
  if (name === 'door') return column.door;
  const [hub = '', link = ''] = name.split(':');
  const proxy = hubOf(column, hub).links[link as 'depot' | 'database' | 'broker'];
  if (proxy === undefined) throw new Error(`the column ${column.name} has no ${name}`);
  return proxy;
}
