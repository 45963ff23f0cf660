import type { LiveSource } from './live-source.ts';

/** Most events of one topic at one look: a console that is behind asks the lists. */
export const MOST_EVENTS = 50;

/** News of what changes: whatever is otherwise than at the look before.
 *  @param present what there is now, by its name
 *  @param gone what is told of something that is not there any more; nothing, where it is not given */
export function changes<T>(
  topic: LiveSource['topic'],
  present: () => Promise<ReadonlyMap<string, T>>,
  gone?: (name: string) => T,
): LiveSource {
  let known: ReadonlyMap<string, T> = new Map();
  return {
    topic,
    begin: async () => {
      known = await present();
    },
    look: async () => {
      const before = known;
      known = await present();
      const changed = [...known]
        .filter(([name, value]) => JSON.stringify(before.get(name)) !== JSON.stringify(value))
        .map(([, value]) => value);
      const left = gone === undefined ? [] : [...before.keys()].filter((name) => !known.has(name)).map(gone);
      return [...changed, ...left].slice(0, MOST_EVENTS);
    },
  };
}
