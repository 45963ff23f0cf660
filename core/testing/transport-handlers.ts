import type { Work, WorkHandler } from '../spi/transport.ts';
import type { MemoryWorkSource } from './memory-work-source.ts';

/** Ends at the next turn of the event loop. */
export const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** A handler that opens its work under a lease, as every handler must, writes down what it got, and finishes it. */
export function recordingHandler(work: MemoryWorkSource, leaseMs: number, effort: () => Promise<void> = async () => undefined) {
  const works: Work[] = [];
  const ids = (): readonly string[] => works.flatMap((given) => given.ids);
  const handler: WorkHandler = async (given) => {
    const ids = work.open(given.ids, leaseMs);
    if (ids.length === 0) return;
    works.push({ ...given, ids });
    await effort();
    work.finish(ids);
  };
  return { works, ids, handler, count: (wanted: number) => until(() => ids().length >= wanted) };
}

/** What one part of a test waits for and another gives. */
export function signal(): { readonly given: Promise<void>; give(): void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** The test's own time limit ends a wait for what never comes. */
export async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await new Promise((resolve) => setTimeout(resolve, 2));
}
