import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import type { Report } from '../edi/faults.ts';
import type { GroupSpec, NodeSpec } from '../edi/structure.ts';
import { reportMissing, reportRepeats } from '../edi/structure-faults.ts';
import type { Guide } from './guide.ts';
import { flattenLevels, hierarchicalKey } from './hierarchy.ts';
import { type SegmentValues, treeToValues } from './segment-tree.ts';

/** Keys of a message's tree that are no segments of its guide. */
const ENVELOPE: ReadonlySet<string> = new Set(['ISA', 'GS', 'ST']);

/** Puts the tree of a transaction set back into segments, in the order of its guide. Used to write, and to check a
 *  message that was read before: for a lawful one the positions are those that it had.
 *  @param message its number in the file
 *  @param alsoIgnored a key that is passed over besides the envelope's (`unplaced`) */
export function writeTransaction(tree: JsonObject, guide: Guide, message: number, report: Report, alsoIgnored?: string): SegmentValues[] {
  const writer = new TransactionWriter(guide, message, report);
  writer.loop(tree, guide.root, '', (key) => ENVELOPE.has(key) || key === alsoIgnored);
  return writer.segments;
}

class TransactionWriter {
  readonly segments: SegmentValues[] = [];
  readonly #guide: Guide;
  readonly #message: number;
  readonly #report: Report;

  constructor(guide: Guide, message: number, report: Report) {
    this.#guide = guide;
    this.#message = message;
    this.#report = report;
  }

  loop(tree: JsonObject, loop: GroupSpec, path: string, isIgnored: (key: string) => boolean): void {
    for (const node of loop.nodes) {
      const value = tree[node.key];
      if (value === undefined || value === null) {
        if (node.mandatory) this.#reportMissing(node);
      } else this.#node(value, node, `${path}/${node.key}`);
    }
    for (const key of Object.keys(tree)) {
      if (tree[key] === null || isIgnored(key) || loop.nodes.some((node) => node.key === key)) continue;
      const owner = path === '' ? 'the message' : path.split('/').at(-1);
      this.#report('E_EDI_TREE', { reason: `${owner} has no ${key}` }, { ...this.#here(), path: `${path}/${key}` });
    }
  }

  #node(value: Json, node: NodeSpec, path: string): void {
    const given: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (given.length === 0 && node.mandatory) this.#reportMissing(node);
    if (path === `/${hierarchicalKey}`) {
      this.#levels(given, node, path);
      return;
    }
    this.#reportExcess(given.length, node, path);
    for (const [index, item] of given.entries()) this.#one(item, node, Array.isArray(value) ? `${path}/${index}` : path);
  }

  #levels(given: readonly Json[], node: NodeSpec, path: string): void {
    const levels = flattenLevels(given);
    this.#reportExcess(levels.length, node, path);
    for (const { tree, conflict } of levels) {
      if (conflict !== undefined) this.#report('E_EDI_HIERARCHY', { reason: conflict }, { ...this.#here(1), tag: 'HL', path });
      this.#one(tree, node, path);
    }
  }

  #one(value: Json, node: NodeSpec, path: string): void {
    const at = { ...this.#here(1), tag: node.tag };
    if (!isJsonObject(value)) {
      this.#report('E_EDI_TREE', { reason: `${node.key} must be an object` }, { ...at, path });
      return;
    }
    if (node.group !== undefined) {
      this.loop(value, node.group, path, () => false);
      return;
    }
    const spec = this.#guide.segment(node.tag);
    if (spec === undefined) return;
    this.segments.push(
      treeToValues(value, spec, (reason, element, component) =>
        this.#report(
          'E_EDI_TREE',
          { reason },
          { ...at, path, ...(element > 0 ? { element } : {}), ...(component > 0 ? { component } : {}) },
        ),
      ),
    );
  }

  #reportExcess(count: number, node: NodeSpec, path: string): void {
    if (count > node.max) reportRepeats(node, { ...this.#here(1), tag: node.tag, path }, this.#report);
  }

  #reportMissing(node: NodeSpec): void {
    reportMissing(node, { ...this.#here(), tag: node.tag }, this.#report);
  }

  /** @param ahead 1 for the segment that comes next, 0 for the one written last. ST is segment 1. */
  #here(ahead = 0): Position {
    return { message: this.#message, segment: 1 + this.segments.length + ahead };
  }
}
