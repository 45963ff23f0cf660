import type { Layout, RecordType } from '../records/layout.ts';

/** How many characters a kind of record has: what the layout says of all, else up to the end of its last field. */
export function lengthOf(type: RecordType, layout: Layout): number {
  return layout.length ?? Math.max(layout.tag.from + layout.tag.length, ...type.places.map(({ from, length }) => from + length));
}
