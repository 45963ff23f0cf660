import type { Clock } from '../kernel/clock.ts';
import type { WorkSource } from '../spi/ledger.ts';
import type { QueueName } from '../spi/transport.ts';

/** A ledger of nothing but due work, in memory. Several transports may share one, as processes share a database. */
export interface MemoryWorkSource extends WorkSource {
  /** Commits work; nobody is told. @param dueAt @default now */
  add(queue: QueueName, ids: readonly string[], dueAt?: Date): void;
  /** Commits that these are done. */
  finish(ids: readonly string[]): void;
  /** How many are not done. */
  readonly open: number;
  /** How often it was asked. */
  readonly calls: { claim: number; horizon: number; announce: number };
}

export function memoryWorkSource(clock: Clock): MemoryWorkSource {
  /** When each is due next, in milliseconds; a claim moves it behind the lease. */
  const queues = new Map<QueueName, Map<string, number>>();
  const queueOf = new Map<string, QueueName>();
  const listeners = new Set<(queue: QueueName) => void>();
  const calls = { claim: 0, horizon: 0, announce: 0 };
  const now = (): number => clock.now().getTime();

  return {
    calls,
    get open() {
      return queueOf.size;
    },
    add: (queue, ids, dueAt = clock.now()) => {
      const entries = queues.get(queue) ?? new Map<string, number>();
      queues.set(queue, entries);
      for (const id of ids) {
        entries.set(id, dueAt.getTime());
        queueOf.set(id, queue);
      }
    },
    finish: (ids) => {
      for (const id of ids) {
        const queue = queueOf.get(id);
        if (queue !== undefined) queues.get(queue)?.delete(id);
        queueOf.delete(id);
      }
    },
    claim: async (queue, limit, leaseMs) => {
      calls.claim += 1;
      const entries = queues.get(queue) ?? new Map<string, number>();
      const ids: string[] = [];
      for (const [id, due] of entries) {
        if (ids.length === limit) break;
        if (due <= now()) ids.push(id);
      }
      for (const id of ids) {
        entries.delete(id); // and to the end: those who wait longest come first
        entries.set(id, now() + leaseMs);
      }
      return ids;
    },
    horizon: async () => {
      calls.horizon += 1;
      const due = [...queues].filter(([, entries]) => entries.size > 0);
      return new Map(due.map(([queue, entries]) => [queue, new Date([...entries.values()].reduce((a, b) => Math.min(a, b)))]));
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
