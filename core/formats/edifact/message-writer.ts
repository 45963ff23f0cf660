import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import type { Report } from '../edi/faults.ts';
import type { GroupSpec, NodeSpec } from '../edi/structure.ts';
import { reportMissing, reportRepeats } from '../edi/structure-faults.ts';
import type { Guide } from './guide.ts';
import type { RawSegment } from './model.ts';
import { type CheckOptions, checkSegment, elementPosition } from './segment-check.ts';
import { treeToSegment } from './segment-tree.ts';

/** Puts the tree of a message back into segments, in the order of its guide, and checks each. Used to write, and to
 *  check a message that was read before: for a lawful one the positions are those that it had.
 *  @param first number of the segment before the first: 1 after UNH, more after security segments
 *  @param ignored keys of the tree that are no segments of the message (`UNB`, `UNH`) */
export function writeMessage(
  tree: JsonObject,
  guide: Guide,
  options: CheckOptions & { readonly message: number; readonly first: number; readonly ignored: readonly string[] },
  report: Report,
): RawSegment[] {
  const writer = new MessageWriter(guide, options, report);
  writer.group(tree, guide.root, '', options.ignored);
  return writer.segments;
}

class MessageWriter {
  readonly segments: RawSegment[] = [];
  readonly #guide: Guide;
  readonly #options: CheckOptions & { readonly message: number; readonly first: number };
  readonly #report: Report;

  constructor(guide: Guide, options: CheckOptions & { readonly message: number; readonly first: number }, report: Report) {
    this.#guide = guide;
    this.#options = options;
    this.#report = report;
  }

  group(tree: JsonObject, group: GroupSpec, path: string, ignored: readonly string[]): void {
    let written = 0;
    for (const node of group.nodes) {
      const value = tree[node.key];
      if (value === undefined || value === null) {
        if (node.mandatory) this.#reportMissing(node);
        continue;
      }
      written += 1;
      this.#node(value, node, `${path}/${node.key}`);
    }
    if (written + ignored.length === Object.keys(tree).length) return;
    for (const key of Object.keys(tree)) {
      if (tree[key] === null || ignored.includes(key) || group.nodes.some((node) => node.key === key)) continue;
      this.#report(
        'E_EDI_TREE',
        { reason: `${path === '' ? 'the message' : path.split('/').at(-1)} has no ${key}` },
        { ...this.#here(), path: `${path}/${key}` },
      );
    }
  }

  #node(value: Json, node: NodeSpec, path: string): void {
    if (!Array.isArray(value)) {
      this.#one(value, node, path);
      return;
    }
    if (value.length === 0 && node.mandatory) this.#reportMissing(node);
    if (value.length > node.max) reportRepeats(node, { ...this.#here(1), tag: node.tag, path }, this.#report);
    for (const [index, item] of (value as readonly Json[]).entries()) this.#one(item, node, `${path}/${index}`);
  }

  #one(value: Json, node: NodeSpec, path: string): void {
    if (!isJsonObject(value)) {
      this.#report('E_EDI_TREE', { reason: `${node.key} must be an object` }, { ...this.#here(1), tag: node.tag, path });
      return;
    }
    if (node.group !== undefined) {
      this.group(value, node.group, path, []);
      return;
    }
    const spec = this.#guide.segment(node.tag);
    if (spec === undefined) return;
    const at = { ...this.#here(1), tag: node.tag };
    const segment = treeToSegment(value, spec, (code, details, element, component) => {
      this.#report(code, details, elementPosition({ ...at, path }, element, component));
    });
    checkSegment(segment, spec, this.#options, (code, details, element, component) => {
      this.#report(code, details, elementPosition(at, element, component));
    });
    this.segments.push(segment);
  }

  #reportMissing(node: NodeSpec): void {
    reportMissing(node, { ...this.#here(), tag: node.tag }, this.#report);
  }

  /** @param ahead 1 for the segment that comes next, 0 for the one written last */
  #here(ahead = 0): Position {
    return { message: this.#options.message, segment: this.#options.first + this.segments.length + ahead };
  }
}
