import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import type { Report } from './faults.ts';
import type { Guide, LoopSpec, NodeSpec } from './guide.ts';
import { hierarchicalKey, nestLevels, type ReadLevel } from './hierarchy.ts';
import { isTag } from './interchange-builder.ts';
import type { Delimiters, RawSegment } from './model.ts';
import { segmentToTree } from './segment-tree.ts';

interface Frame {
  readonly loop: LoopSpec;
  readonly tree: Record<string, Json>;
  /** How often each node was taken. */
  readonly counts: number[];
  /** The node taken last: nothing before it may come any more. */
  at: number;
}

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
  return new TransactionReader(segments, guide, delimiters, message, report).read();
}

class TransactionReader {
  readonly #segments: readonly RawSegment[];
  readonly #guide: Guide;
  readonly #delimiters: Delimiters;
  readonly #message: number;
  readonly #report: Report;
  readonly #frames: Frame[];
  readonly #levels: ReadLevel[] = [];
  readonly #unplaced: Json[] = [];
  /** Number of the segment before the one in hand. */
  #last = 1;
  #lastPlaces: Map<string, number> | undefined;

  constructor(segments: readonly RawSegment[], guide: Guide, delimiters: Delimiters, message: number, report: Report) {
    this.#segments = segments;
    this.#guide = guide;
    this.#delimiters = delimiters;
    this.#message = message;
    this.#report = report;
    this.#frames = [open(guide.root)];
  }

  read(): Record<string, Json> {
    const ended = this.#segments.at(-1)?.tag === 'SE';
    const end = this.#segments.length - (ended ? 1 : 0);
    for (let index = 1; index < end; index += 1) {
      this.#take(this.#segments[index] as RawSegment, index);
      this.#last = index + 1;
    }
    const root = this.#frames[0] as Frame;
    // Without its SE, what is missing at the end is not reported: the end itself is missing.
    if (ended) {
      this.#closeTo(0);
      this.#reportSkipped(root, root.at, root.loop.nodes.length);
    }
    if (this.#levels.length > 0)
      root.tree[hierarchicalKey] = nestLevels(this.#levels, (reason, segment, element) =>
        this.#report('E_EDI_HIERARCHY', { reason }, { message: this.#message, segment, tag: 'HL', element }),
      );
    if (this.#unplaced.length > 0) root.tree['unplaced'] = this.#unplaced;
    return root.tree;
  }

  #take(segment: RawSegment, index: number): void {
    if (this.#place(segment, index, false) || this.#place(segment, index, true)) return;
    const { tag } = segment;
    const at = this.#position(index, tag);
    if (this.#putOutOfOrder(segment, index)) {
      this.#report('E_EDI_SEGMENT_ORDER', { tag }, at);
      return;
    }
    this.#unplaced.push({ segment: index + 1, tag, elements: segment.elements });
    // What is no tag was reported in reading.
    if (!isTag(tag)) return;
    if (isInLoop(tag, this.#guide.root)) this.#report('E_EDI_SEGMENT_ORDER', { tag }, at);
    else this.#report('E_EDI_SEGMENT_UNKNOWN', { tag, message: this.#guide.set }, at);
  }

  /** @param beyond may the segment exceed its use? */
  #place(segment: RawSegment, index: number, beyond: boolean): boolean {
    for (let depth = this.#frames.length - 1; depth >= 0; depth -= 1) {
      const frame = this.#frames[depth] as Frame;
      const chosen = chooseNode(frame, segment.tag, beyond, depth > 0);
      if (chosen === undefined) continue;
      if (depth === 0 && this.#isMisplaced(frame, chosen, index)) return false;
      this.#closeTo(depth);
      this.#reportSkipped(frame, frame.at, chosen);
      frame.at = chosen;
      this.#enter(frame, chosen, segment, index);
      return true;
    }
    return false;
  }

  /** The place is one that the loop has passed already; what may follow stays as it was. */
  #putOutOfOrder(segment: RawSegment, index: number): boolean {
    for (let depth = this.#frames.length - 1; depth >= 0; depth -= 1) {
      const frame = this.#frames[depth] as Frame;
      const chosen = frame.loop.byTag.get(segment.tag)?.find((node) => depth === 0 || node > 0);
      if (chosen === undefined) continue;
      this.#closeTo(depth);
      this.#enter(frame, chosen, segment, index);
      return true;
    }
    return false;
  }

  #enter(frame: Frame, chosen: number, segment: RawSegment, index: number): void {
    const node = frame.loop.nodes[chosen] as NodeSpec;
    const count = (frame.counts[chosen] ?? 0) + 1;
    frame.counts[chosen] = count;
    if (count === node.max + 1) this.#reportRepeats(node, index);
    const spec = this.#guide.segment(node.tag);
    const tree = spec === undefined ? {} : segmentToTree(segment, spec, this.#delimiters);
    if (node.loop === undefined) {
      keep(frame.tree, node, tree);
      return;
    }
    const inner = open(node.loop);
    inner.counts[0] = 1;
    keep(inner.tree, node.loop.nodes[0] as NodeSpec, tree);
    if (node.key === hierarchicalKey && frame === this.#frames[0]) this.#levels.push({ tree: inner.tree, segment: index + 1 });
    else keep(frame.tree, node, inner.tree);
    this.#frames.push(inner);
  }

  /** A segment that would jump over mandatory ones which still come stands too early: going on from there would make
   *  all that follows look wrong. Asked only for the set itself: what a loop lacks may come in its next repetition. */
  #isMisplaced(frame: Frame, chosen: number, index: number): boolean {
    for (let between = frame.at; between < chosen; between += 1) {
      const node = frame.loop.nodes[between] as NodeSpec;
      if (node.mandatory && (frame.counts[between] ?? 0) === 0 && this.#lastPlace(node.tag) > index) return true;
    }
    return false;
  }

  #lastPlace(tag: string): number {
    this.#lastPlaces ??= new Map(this.#segments.map((segment, index) => [segment.tag, index]));
    return this.#lastPlaces.get(tag) ?? -1;
  }

  #closeTo(depth: number): void {
    while (this.#frames.length - 1 > depth) {
      const frame = this.#frames.pop() as Frame;
      this.#reportSkipped(frame, frame.at, frame.loop.nodes.length);
    }
  }

  #reportSkipped(frame: Frame, from: number, to: number): void {
    for (let index = from; index < to; index += 1) {
      const node = frame.loop.nodes[index] as NodeSpec;
      if (!node.mandatory || (frame.counts[index] ?? 0) > 0) continue;
      // Reported at the last segment before the place where it was expected, as for EDIFACT.
      const at = { message: this.#message, segment: this.#last, tag: node.tag };
      if (node.loop === undefined) this.#report('E_EDI_SEGMENT_MISSING', { tag: node.tag }, at);
      else this.#report('E_EDI_GROUP_MISSING', { group: node.key, tag: node.tag }, at);
    }
  }

  #reportRepeats(node: NodeSpec, index: number): void {
    const at = this.#position(index, node.tag);
    if (node.loop === undefined) this.#report('E_EDI_SEGMENT_REPEATS', { tag: node.tag, max: node.max }, at);
    else this.#report('E_EDI_GROUP_REPEATS', { group: node.key, tag: node.tag, max: node.max }, at);
  }

  #position(index: number, tag: string): Position {
    return { message: this.#message, segment: index + 1, ...(isTag(tag) ? { tag } : {}) };
  }
}

function open(loop: LoopSpec): Frame {
  return { loop, tree: {}, counts: [], at: 0 };
}

/** The node of a frame that takes a tag: the next one that is not full; beyond that, the one that is.
 *  @param repeatable does the frame belong to a loop? Its first segment then begins the next repetition */
function chooseNode(frame: Frame, tag: string, beyond: boolean, repeatable: boolean): number | undefined {
  const candidates = frame.loop.byTag.get(tag);
  if (candidates === undefined) return undefined;
  for (const index of candidates) {
    if (index < frame.at) continue;
    const node = frame.loop.nodes[index] as NodeSpec;
    if ((frame.counts[index] ?? 0) < node.max) return index;
    if (beyond && !(repeatable && index === 0)) return index;
  }
  return undefined;
}

function isInLoop(tag: string, loop: LoopSpec): boolean {
  return loop.nodes.some((node) => node.tag === tag || (node.loop !== undefined && isInLoop(tag, node.loop)));
}

function keep(tree: Record<string, Json>, node: NodeSpec, value: JsonObject): void {
  if (node.max === 1) {
    tree[node.key] ??= value;
    return;
  }
  const list = tree[node.key] as Json[] | undefined;
  if (list === undefined) tree[node.key] = [value];
  else list.push(value);
}
