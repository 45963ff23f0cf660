import type { Clock } from '../kernel/clock.ts';
import type { WorkSource } from '../spi/ledger/ledger.ts';
import type { QueueName } from '../spi/transport.ts';

/** A ledger of nothing but due work, in memory. Several transports may share one, as processes share a database. */
export interface MemoryWorkSource extends WorkSource {
  /** Commits work; nobody is told. @param dueAt @default now */
  add(queue: QueueName, ids: readonly string[], dueAt?: Date): void;
  /** Takes these for a worker under a lease, as a ledger does: leaves out what is done, what another worker holds,
   *  and a retry before its time. */
  open(ids: readonly string[], leaseMs: number): readonly string[];
  /** Commits that these are done. */
  finish(ids: readonly string[]): void;
  /** How many are not done. */
  readonly left: number;
  /** How often it was asked. */
  readonly calls: { claim: number; dueBetween: number; horizon: number; announce: number };
}

interface Row {
  readonly queue: QueueName;
  readonly id: string;
  readonly dueMs: number;
  /** `free`: in nobody's hands; `claimed`: on its way to a worker; `held`: a worker has it. */
  readonly lease: 'free' | 'claimed' | 'held';
  readonly fresh: boolean;
}

export function memoryWorkSource(clock: Clock): MemoryWorkSource {
  /** In the order of their last change: those who wait longest come first. */
  const rows = new Map<string, Row>();
  const listeners = new Set<(queue: QueueName) => void>();
  const calls = { claim: 0, dueBetween: 0, horizon: 0, announce: 0 };
  const now = (): number => clock.now().getTime();
  const put = (row: Row): void => {
    rows.delete(row.id);
    rows.set(row.id, row);
  };

  return {
    calls,
    get left() {
      return rows.size;
    },
    add: (queue, ids, dueAt = clock.now()) => {
      for (const id of ids) put({ queue, id, dueMs: dueAt.getTime(), lease: 'free', fresh: true });
    },
    open: (ids, leaseMs) => {
      const taken = ids.flatMap((id) => {
        const row = rows.get(id);
        return row !== undefined && (row.lease === 'claimed' || row.dueMs <= now() || (row.lease === 'free' && row.fresh)) ? [row] : [];
      });
      for (const row of taken) put({ ...row, dueMs: now() + leaseMs, lease: 'held', fresh: false });
      return taken.map(({ id }) => id);
    },
    finish: (ids) => {
      for (const id of ids) rows.delete(id);
    },
    claim: async (queue, limit, leaseMs, dueBefore = clock.now()) => {
      calls.claim += 1;
      const claimed: Row[] = [];
      for (const row of rows.values()) {
        if (claimed.length === limit) break;
        if (row.queue === queue && row.dueMs <= dueBefore.getTime()) claimed.push(row);
      }
      for (const row of claimed) put({ ...row, dueMs: now() + leaseMs, lease: 'claimed' });
      return claimed.map(({ id }) => id);
    },
    dueBetween: async (from, to, limit) => {
      calls.dueBetween += 1;
      return [...rows.values()]
        .filter(({ lease, dueMs }) => lease === 'free' && dueMs > from.getTime() && dueMs <= to.getTime())
        .sort((a, b) => a.dueMs - b.dueMs)
        .slice(0, limit)
        .map(({ queue, id, dueMs }) => ({ queue, id, dueAt: new Date(dueMs) }));
    },
    horizon: async () => {
      calls.horizon += 1;
      const next = new Map<QueueName, number>();
      for (const { queue, dueMs } of rows.values()) next.set(queue, Math.min(dueMs, next.get(queue) ?? dueMs));
      return new Map([...next].map(([queue, dueMs]) => [queue, new Date(dueMs)]));
    },
    onRing: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce: (queue) => {
      calls.announce += 1;
      queueMicrotask(() => {
        for (const listener of listeners) listener(queue);
      });
    },
  };
}
