import { setMaxListeners } from 'node:events';

/** Runs a task under a signal of its own, which aborts after `ms` milliseconds or when the outer one does. The task is
 *  expected to settle soon after; it is not abandoned.
 *
 *  `AbortSignal.any` over `AbortSignal.timeout` says the same, takes three times as long (Node 20), and leaves weak
 *  references behind for the garbage collector: too much for something that is done for every delivery. */
export async function withinTime<T>(ms: number, outer: AbortSignal, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const own = new AbortController();
  const abort = (): void => own.abort();
  if (outer.aborted) abort();
  const timer = setTimeout(abort, ms);
  // As many as there are deliveries in a batch listen at once; that is no leak.
  setMaxListeners(0, outer);
  outer.addEventListener('abort', abort);
  try {
    return await task(own.signal);
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}
