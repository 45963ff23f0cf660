import type { Clock } from '../../core/kernel/clock.ts';
import type { QueueName } from '../../core/spi/transport.ts';

/** Times are rounded up to this many milliseconds, so that a thousand retries due within a second are fifty wake-ups. */
const GRAIN_MS = 20;

/** Remembers when queues are to be woken; one timer for all of them. */
export interface WakeTimes {
  /** Wakes the queue at this time, or up to 20 ms later; never earlier. */
  add(queue: QueueName, at: Date): void;
  clear(): void;
}

/** @param wake called for each queue at each of its times */
export function wakeTimes(clock: Clock, wake: (queue: QueueName) => void): WakeTimes {
  const slots = new Map<number, Set<QueueName>>();
  let timer: { readonly handle: NodeJS.Timeout; readonly slot: number } | undefined;

  const arm = (): void => {
    const slot = Math.min(...slots.keys());
    if (timer?.slot === slot || slots.size === 0) return;
    clearTimeout(timer?.handle);
    timer = { slot, handle: setTimeout(fire, Math.max(1, slot - clock.now().getTime())) };
  };
  const fire = (): void => {
    timer = undefined;
    const now = clock.now().getTime();
    const due = [...slots].filter(([slot]) => slot <= now);
    for (const [slot] of due) slots.delete(slot);
    for (const queue of new Set(due.flatMap(([, queues]) => [...queues]))) wake(queue);
    arm();
  };
  return {
    add: (queue, at) => {
      const slot = Math.ceil(at.getTime() / GRAIN_MS) * GRAIN_MS;
      slots.set(slot, (slots.get(slot) ?? new Set()).add(queue));
      arm();
    },
    clear: () => {
      clearTimeout(timer?.handle);
      slots.clear();
    },
  };
}
