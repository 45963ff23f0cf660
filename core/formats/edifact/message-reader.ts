import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import type { GroupSpec, Guide, NodeSpec } from './guide.ts';
import type { RawSegment } from './model.ts';
import type { Report } from './segment-check.ts';
import { segmentToTree } from './segment-tree.ts';
import { isTag } from './tokenizer.ts';

/** Security segments (ISO 9735-5, -6, -7) may stand after UNH and before UNT; the hub neither checks nor makes them. */
const SECURITY = new Set(['USA', 'USB', 'USC', 'USD', 'USE', 'USF', 'USH', 'USL', 'USR', 'UST', 'USU', 'USX', 'USY']);

/** Is this a segment that the message's guide need not know? */
export function isSecurity(tag: string): boolean {
  return tag.charCodeAt(0) === 85 && tag.charCodeAt(1) === 83 && SECURITY.has(tag);
}

interface Frame {
  readonly group: GroupSpec;
  readonly tree: Record<string, Json>;
  /** The node taken last: nothing before it may come any more, and nothing behind it has come. */
  at: number;
  /** How often it was taken. */
  taken: number;
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
  new MessageReader(guide, segments, message, report, tree).read(ended);
}

class MessageReader {
  readonly #guide: Guide;
  readonly #segments: readonly RawSegment[];
  readonly #message: number;
  readonly #report: Report;
  readonly #frames: Frame[];
  /** Number of the segment before the one in hand. */
  #last = 1;
  #lastPlaces: Map<string, number> | undefined;

  constructor(guide: Guide, segments: readonly RawSegment[], message: number, report: Report, tree: Record<string, Json>) {
    this.#guide = guide;
    this.#segments = segments;
    this.#message = message;
    this.#report = report;
    this.#frames = [{ group: guide.root, tree, at: 0, taken: 0 }];
  }

  read(ended: boolean): void {
    const end = this.#segments.length - (ended ? 1 : 0);
    for (let index = 1; index < end; index += 1) {
      const segment = this.#segments[index] as RawSegment;
      if (!isSecurity(segment.tag)) this.#take(segment, index);
      this.#last = index + 1;
    }
    if (!ended) return;
    this.#closeTo(0);
    const root = this.#frames[0] as Frame;
    this.#reportSkipped(root, root.group.nodes.length);
  }

  #take(segment: RawSegment, index: number): void {
    if (this.#place(segment, index, false) || this.#place(segment, index, true)) return;
    const { tag } = segment;
    // What is no tag was reported in reading.
    if (!isTag(tag)) return;
    const at = this.#position(index, tag);
    if (isInGroup(tag, this.#guide.root)) this.#report('E_EDI_SEGMENT_ORDER', { tag }, at);
    else this.#report('E_EDI_SEGMENT_UNKNOWN', { tag, message: this.#guide.identity.type }, at);
  }

  /** @param beyond may the segment exceed its repetitions? */
  #place(segment: RawSegment, index: number, beyond: boolean): boolean {
    for (let depth = this.#frames.length - 1; depth >= 0; depth -= 1) {
      const frame = this.#frames[depth] as Frame;
      const chosen = chooseNode(frame, segment.tag, beyond, depth > 0);
      if (chosen === undefined) continue;
      if (depth === 0 && this.#isMisplaced(frame, chosen, index)) return false;
      this.#closeTo(depth);
      this.#reportSkipped(frame, chosen);
      this.#enter(frame, chosen, segment, index);
      return true;
    }
    return false;
  }

  #enter(frame: Frame, chosen: number, segment: RawSegment, index: number): void {
    const node = frame.group.nodes[chosen] as NodeSpec;
    frame.taken = takenOf(frame, chosen) + 1;
    frame.at = chosen;
    if (frame.taken === node.max + 1) this.#reportRepeats(node, index);
    const spec = this.#guide.segment(node.tag);
    const tree = spec === undefined ? {} : segmentToTree(segment, spec);
    if (node.group === undefined) {
      keep(frame.tree, node, tree);
      return;
    }
    const inner: Frame = { group: node.group, tree: {}, at: 0, taken: 1 };
    keep(inner.tree, node.group.nodes[0] as NodeSpec, tree);
    keep(frame.tree, node, inner.tree);
    this.#frames.push(inner);
  }

  /** A segment that would jump over mandatory ones which still come stands too early: going on from there would make
   *  all that follows look wrong. Asked only for the message itself: what a group lacks may come in its next repetition. */
  #isMisplaced(frame: Frame, chosen: number, index: number): boolean {
    for (let between = frame.at; between < chosen; between += 1) {
      const node = frame.group.nodes[between] as NodeSpec;
      if (node.mandatory && takenOf(frame, between) === 0 && this.#lastPlace(node.tag) > index) return true;
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
      this.#reportSkipped(frame, frame.group.nodes.length);
    }
  }

  #reportSkipped(frame: Frame, to: number): void {
    for (let index = frame.at; index < to; index += 1) {
      const node = frame.group.nodes[index] as NodeSpec;
      if (!node.mandatory || takenOf(frame, index) > 0) continue;
      // CONTRL, element 0096: what is missing is reported at the last segment before the place where it was expected.
      const at = { message: this.#message, segment: this.#last, tag: node.tag };
      if (node.group === undefined) this.#report('E_EDI_SEGMENT_MISSING', { tag: node.tag }, at);
      else this.#report('E_EDI_GROUP_MISSING', { group: node.key, tag: node.tag }, at);
    }
  }

  #reportRepeats(node: NodeSpec, index: number): void {
    const at = this.#position(index, node.tag);
    if (node.group === undefined) this.#report('E_EDI_SEGMENT_REPEATS', { tag: node.tag, max: node.max }, at);
    else this.#report('E_EDI_GROUP_REPEATS', { group: node.key, tag: node.tag, max: node.max }, at);
  }

  #position(index: number, tag: string): Position {
    return { message: this.#message, segment: index + 1, tag };
  }
}

/** How often a node was taken that is not before the last. */
function takenOf(frame: Frame, index: number): number {
  return index === frame.at ? frame.taken : 0;
}

/** The node of a frame that takes a tag: the next one that is not full; beyond that, the one that is.
 *  @param repeatable does the frame belong to a group? Its first segment then begins the next repetition */
function chooseNode(frame: Frame, tag: string, beyond: boolean, repeatable: boolean): number | undefined {
  const candidates = frame.group.byTag.get(tag);
  if (candidates === undefined) return undefined;
  for (const index of candidates) {
    if (index < frame.at) continue;
    const node = frame.group.nodes[index] as NodeSpec;
    if (takenOf(frame, index) < node.max) return index;
    if (beyond && !(repeatable && index === 0)) return index;
  }
  return undefined;
}

function isInGroup(tag: string, group: GroupSpec): boolean {
  return group.nodes.some((node) => node.tag === tag || (node.group !== undefined && isInGroup(tag, node.group)));
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
