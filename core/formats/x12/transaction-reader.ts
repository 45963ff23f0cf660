import type { Json } from '../../kernel/json.ts';
import type { Report } from '../edi/faults.ts';
import { StructureReader } from '../edi/structure-reader.ts';
import type { Guide } from './guide.ts';
import { hierarchicalKey, nestLevels, type ReadLevel } from './hierarchy.ts';
import { isTag } from './interchange-builder.ts';
import type { Delimiters, RawSegment } from './model.ts';
import { segmentToTree } from './segment-tree.ts';

/** Puts the segments of one transaction set into the tree of its guide. A segment belongs to the nearest place that takes
 *  it: first in the loop that is open, then in those around it. What comes out of order is reported and put into the
 *  nearest loop that has a place for it; what comes too often is reported, and stays in the tree where its place is a list;
 *  what has no place is reported and kept under `unplaced`. So a tolerant channel's mapping sees all that was sent.
 *  @param message its number in the file */
export function readTransaction(
  segments: readonly RawSegment[],
  guide: Guide,
  delimiters: Delimiters,
  message: number,
  report: Report,
): Record<string, Json> {
  const tree: Record<string, Json> = {};
  const levels: ReadLevel[] = [];
  const unplaced: Json[] = [];
  const options = {
    root: guide.root,
    type: guide.set,
    segments,
    message,
    report,
    treeOf: (segment: RawSegment) => {
      const spec = guide.segment(segment.tag);
      return spec === undefined ? {} : segmentToTree(segment, spec, delimiters);
    },
    keepsGroup: (key: string, level: ReadLevel['tree'], index: number) => {
      if (key === hierarchicalKey) levels.push({ tree: level, segment: index + 1 });
      return key === hierarchicalKey;
    },
  };
  const reader = new StructureReader(options, tree);
  const ended = segments.at(-1)?.tag === 'SE';
  const end = segments.length - (ended ? 1 : 0);
  for (let index = 1; index < end; index += 1) {
    if (reader.take(index)) continue;
    const { tag, elements } = segments[index] as RawSegment;
    if (reader.takeOutOfOrder(index)) {
      report('E_EDI_SEGMENT_ORDER', { tag }, { message, segment: index + 1, tag });
      continue;
    }
    unplaced.push({ segment: index + 1, tag, elements });
    // What is no tag was reported in reading.
    if (isTag(tag)) reader.reportRefused(index);
  }
  // Without its SE, what is missing at the end is not reported: the end itself is missing.
  if (ended) reader.end(end);
  if (levels.length > 0)
    tree[hierarchicalKey] = nestLevels(levels, (reason, segment, element) =>
      report('E_EDI_HIERARCHY', { reason }, { message, segment, tag: 'HL', element }),
    );
  if (unplaced.length > 0) tree['unplaced'] = unplaced;
  return tree;
}
