import { useSyncExternalStore } from 'react';
import { absoluteTime, relativeTime } from '../lib/format.ts';

const TICK_MS = 10_000;

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all times of a page. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** How long ago, and as a tip when exactly.
 *  @param both also writes the exact time */
export function Time({ at, both = false }: { readonly at: string; readonly both?: boolean }) {
  const current = useSyncExternalStore(subscribe, () => now);
  const date = new Date(at);
  const exact = absoluteTime(date);
  return (
    <time dateTime={at} title={exact} className="num">
      {both ? `${exact} · ${relativeTime(date, current)}` : relativeTime(date, current)}
    </time>
  );
}
