import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Report } from './faults.ts';
import { type GroupSpec, hasPlaceFor, type NodeSpec } from './structure.ts';
import { reportMissing, reportRepeats } from './structure-faults.ts';

/** What a message is read by. */
export interface StructureReaderOptions<Segment> {
  /** What stands between the message's header and trailer. */
  readonly root: GroupSpec;
  /** Type of the message, for findings. */
  readonly type: string;
  /** All segments of the message. Those taken are named by their index in it. */
  readonly segments: readonly Segment[];
  /** Number of the message in the file. */
  readonly message: number;
  readonly report: Report;
  /** A segment as it stands in the tree. */
  readonly treeOf: (segment: Segment) => JsonObject;
  /** Is offered the groups that stand in no other, and keeps those for which it gives true out of their places.
   *  `index` is that of the group's first segment. */
  readonly keepsGroup?: (key: string, tree: JsonObject, index: number) => boolean;
}

interface Frame {
  readonly group: GroupSpec;
  readonly tree: Record<string, Json>;
  /** How often each node was taken. */
  readonly counts: number[];
  /** The node taken last: nothing before it may come any more. */
  at: number;
}

/** Puts the segments of one message into its tree, in the places of its guide, one after the other. A segment belongs to the
 *  nearest place that takes it: first in the group that is open, then in those around it. What comes too often is
 *  reported, and stays in the tree where its place is a list. */
export class StructureReader<Segment extends { readonly tag: string }> {
  readonly #options: StructureReaderOptions<Segment>;
  readonly #frames: Frame[];
  /** Number of the segment before the one in hand. */
  #last = 1;
  #lastPlaces: Map<string, number> | undefined;

  /** @param tree where the message goes */
  constructor(options: StructureReaderOptions<Segment>, tree: Record<string, Json>) {
    this.#options = options;
    this.#frames = [open(options.root, tree)];
  }

  /** @returns false for a segment that no place takes; nothing is reported then */
  take(index: number): boolean {
    this.#last = index;
    return this.#place(index, false) || this.#place(index, true);
  }

  /** Puts a segment that {@link take} refused into the nearest group that has a place for it, though that was passed already;
   *  what may follow stays as it was. */
  takeOutOfOrder(index: number): boolean {
    const { tag } = this.#options.segments[index] as Segment;
    for (let depth = this.#frames.length - 1; depth >= 0; depth -= 1) {
      const frame = this.#frames[depth] as Frame;
      const chosen = frame.group.byTag.get(tag)?.find((node) => depth === 0 || node > 0);
      if (chosen === undefined) continue;
      this.#closeTo(depth);
      this.#enter(frame, chosen, index);
      return true;
    }
    return false;
  }

  /** Reports a segment that was not taken: as one in the wrong place, or as one that the message does not have. */
  reportRefused(index: number): void {
    const { segments, root, type, message, report } = this.#options;
    const { tag } = segments[index] as Segment;
    const at = { message, segment: index + 1, tag };
    if (hasPlaceFor(tag, root)) report('E_EDI_SEGMENT_ORDER', { tag }, at);
    else report('E_EDI_SEGMENT_UNKNOWN', { tag, message: type }, at);
  }

  /** The message has ended: reports what is missing. @param index of its trailer */
  end(index: number): void {
    this.#last = index;
    this.#closeTo(0);
    const root = this.#frames[0] as Frame;
    this.#reportSkipped(root, root.group.nodes.length);
  }

  /** @param beyond may the segment exceed its repetitions? */
  #place(index: number, beyond: boolean): boolean {
    const { tag } = this.#options.segments[index] as Segment;
    for (let depth = this.#frames.length - 1; depth >= 0; depth -= 1) {
      const frame = this.#frames[depth] as Frame;
      const chosen = chooseNode(frame, tag, beyond, depth > 0);
      if (chosen === undefined) continue;
      if (depth === 0 && this.#isMisplaced(frame, chosen, index)) return false;
      this.#closeTo(depth);
      this.#reportSkipped(frame, chosen);
      frame.at = chosen;
      this.#enter(frame, chosen, index);
      return true;
    }
    return false;
  }

  #enter(frame: Frame, chosen: number, index: number): void {
    const { segments, message, report, treeOf, keepsGroup } = this.#options;
    const node = frame.group.nodes[chosen] as NodeSpec;
    const count = takenOf(frame, chosen) + 1;
    frame.counts[chosen] = count;
    if (count === node.max + 1) reportRepeats(node, { message, segment: index + 1, tag: node.tag }, report);
    const tree = treeOf(segments[index] as Segment);
    if (node.group === undefined) {
      keep(frame.tree, node, tree);
      return;
    }
    const inner = open(node.group, {});
    inner.counts[0] = 1;
    keep(inner.tree, node.group.nodes[0] as NodeSpec, tree);
    const isKept = frame === this.#frames[0] && keepsGroup?.(node.key, inner.tree, index) === true;
    if (!isKept) keep(frame.tree, node, inner.tree);
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
    this.#lastPlaces ??= new Map(this.#options.segments.map((segment, index) => [segment.tag, index]));
    return this.#lastPlaces.get(tag) ?? -1;
  }

  #closeTo(depth: number): void {
    while (this.#frames.length - 1 > depth) {
      const frame = this.#frames.pop() as Frame;
      this.#reportSkipped(frame, frame.group.nodes.length);
    }
  }

  #reportSkipped(frame: Frame, to: number): void {
    const { message, report } = this.#options;
    for (let index = frame.at; index < to; index += 1) {
      const node = frame.group.nodes[index] as NodeSpec;
      if (!node.mandatory || takenOf(frame, index) > 0) continue;
      // CONTRL, element 0096: what is missing is reported at the last segment before the place where it was expected.
      reportMissing(node, { message, segment: this.#last, tag: node.tag }, report);
    }
  }
}

function open(group: GroupSpec, tree: Record<string, Json>): Frame {
  return { group, tree, counts: new Array<number>(group.nodes.length).fill(0), at: 0 };
}

function takenOf(frame: Frame, index: number): number {
  return frame.counts[index] as number;
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

function keep(tree: Record<string, Json>, node: NodeSpec, value: JsonObject): void {
  if (node.max === 1) {
    tree[node.key] ??= value;
    return;
  }
  const list = tree[node.key] as Json[] | undefined;
  if (list === undefined) tree[node.key] = [value];
  else list.push(value);
}
