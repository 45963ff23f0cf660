import type { Json } from '../../kernel/json.ts';
import type { Report } from '../edi/faults.ts';
import { StructureReader } from '../edi/structure-reader.ts';
import type { Guide } from './guide.ts';
import type { RawSegment } from './model.ts';
import { segmentToTree } from './segment-tree.ts';
import { isTag } from './tokenizer.ts';

/** Security segments (ISO 9735-5, -6, -7) may stand after UNH and before UNT; the hub neither checks nor makes them. */
const SECURITY = new Set(['USA', 'USB', 'USC', 'USD', 'USE', 'USF', 'USH', 'USL', 'USR', 'UST', 'USU', 'USX', 'USY']);

/** Is this a segment that the message's guide need not know? */
export function isSecurity(tag: string): boolean {
  return tag.charCodeAt(0) === 85 && tag.charCodeAt(1) === 83 && SECURITY.has(tag);
}

/** Puts the segments of one message into its tree, in the places of its guide. A segment belongs to the nearest place that takes it:
 *  first in the group that is open, then in those around it. What has no place is reported and left out;
 *  what comes too often is reported, and stays in the tree where its place is a list.
 *  @param ended did the message have its UNT? Without it, what is missing at the end is not reported */
export function readMessage(
  segments: readonly RawSegment[],
  guide: Guide,
  ended: boolean,
  message: number,
  report: Report,
  tree: Record<string, Json>,
): void {
  const treeOf = (segment: RawSegment) => {
    const spec = guide.segment(segment.tag);
    return spec === undefined ? {} : segmentToTree(segment, spec);
  };
  const reader = new StructureReader({ root: guide.root, type: guide.identity.type, segments, message, report, treeOf }, tree);
  const end = segments.length - (ended ? 1 : 0);
  for (let index = 1; index < end; index += 1) {
    const { tag } = segments[index] as RawSegment;
    // What is no tag was reported in reading.
    if (!isSecurity(tag) && !reader.take(index) && isTag(tag)) reader.reportRefused(index);
  }
  if (ended) reader.end(end);
}
