import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import type { GroupSpec, Guide, NodeSpec } from './guide.ts';
import { isTag } from './interchange-builder.ts';
import type { RawSegment } from './model.ts';
import type { Report } from './segment-check.ts';
import { segmentToTree } from './segment-tree.ts';

/** Security segments (ISO 9735-5, -6, -7) may stand after UNH and before UNT; the hub neither checks nor makes them. */
const SECURITY = new Set(['USA', 'USB', 'USC', 'USD', 'USE', 'USF', 'USH', 'USL', 'USR', 'UST', 'USU', 'USX', 'USY']);

/** Is this a segment that the message's guide need not know? */
export function isSecurity(tag: string): boolean {
  return tag.charCodeAt(0) === 85 && tag.charCodeAt(1) === 83 && SECURITY.has(tag);
}

interface Frame {
  readonly group: GroupSpec;
  readonly tree: Record<string, Json>;
  /** How often each node was taken. */
  readonly counts: number[];
  /** The node taken last: nothing before it may come any more. */
  at: number;
}

/** Puts the segments of one message into the tree of its guide. A segment belongs to the nearest place that takes it:
 *  first in the group that is open, then in those around it. What has no place is reported and left out;
 *  what comes too often is reported, and stays in the tree where its place is a list.
 *  @param ended did the message have its UNT? Without it, what is missing at the end is not reported */
export function readMessage(
  segments: readonly RawSegment[],
  guide: Guide,
  ended: boolean,
  message: number,
  report: Report,
): Record<string, Json> {
  return new MessageReader(guide, segments, message, report).read(ended);
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

  constructor(guide: Guide, segments: readonly RawSegment[], message: number, report: Report) {
    this.#guide = guide;
    this.#segments = segments;
    this.#message = message;
    this.#report = report;
    this.#frames = [open(guide.root)];
  }

  read(ended: boolean): Record<string, Json> {
    const end = this.#segments.length - (ended ? 1 : 0);
    for (let index = 1; index < end; index += 1) {
      const segment = this.#segments[index] as RawSegment;
      if (!isSecurity(segment.tag)) this.#take(segment, index);
      this.#last = index + 1;
    }
    const root = this.#frames[0] as Frame;
    if (ended) {
      this.#closeTo(0);
      this.#reportSkipped(root, root.at, root.group.nodes.length);
    }
    return root.tree;
  }

  #take(segment: RawSegment, index: number): void {
    if (this.#place(segment, index, false)) return;
    if (this.#place(segment, index, true)) return;
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
      this.#reportSkipped(frame, frame.at, chosen);
      this.#enter(frame, chosen, segment, index);
      return true;
    }
    return false;
  }

  #enter(frame: Frame, chosen: number, segment: RawSegment, index: number): void {
    const node = frame.group.nodes[chosen] as NodeSpec;
    const count = (frame.counts[chosen] ?? 0) + 1;
    frame.at = chosen;
    frame.counts[chosen] = count;
    if (count === node.max + 1) this.#reportRepeats(node, index);
    const spec = this.#guide.segment(node.tag);
    const tree = spec === undefined ? {} : segmentToTree(segment, spec);
    if (node.group === undefined) {
      keep(frame.tree, node, tree);
      return;
    }
    const inner = open(node.group);
    inner.counts[0] = 1;
    keep(inner.tree, node.group.nodes[0] as NodeSpec, tree);
    keep(frame.tree, node, inner.tree);
    this.#frames.push(inner);
  }

  /** A segment that would jump over mandatory ones which still come stands too early: going on from there would make
   *  all that follows look wrong. Asked only for the message itself: what a group lacks may come in its next repetition. */
  #isMisplaced(frame: Frame, chosen: number, index: number): boolean {
    for (let between = frame.at; between < chosen; between += 1) {
      const node = frame.group.nodes[between] as NodeSpec;
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
      this.#reportSkipped(frame, frame.at, frame.group.nodes.length);
    }
  }

  #reportSkipped(frame: Frame, from: number, to: number): void {
    for (let index = from; index < to; index += 1) {
      const node = frame.group.nodes[index] as NodeSpec;
      if (!node.mandatory || (frame.counts[index] ?? 0) > 0) continue;
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

function open(group: GroupSpec): Frame {
  return { group, tree: {}, counts: [], at: 0 };
}

/** The node of a frame that takes a tag: the next one that is not full; beyond that, the one that is.
 *  @param repeatable does the frame belong to a group? Its first segment then begins the next repetition */
function chooseNode(frame: Frame, tag: string, beyond: boolean, repeatable: boolean): number | undefined {
  const candidates = frame.group.byTag.get(tag);
  if (candidates === undefined) return undefined;
  for (const index of candidates) {
    if (index < frame.at) continue;
    const node = frame.group.nodes[index] as NodeSpec;
    if ((frame.counts[index] ?? 0) < node.max) return index;
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
