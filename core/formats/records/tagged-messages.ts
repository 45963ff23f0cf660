import type { Finding } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { DecodedMessage } from '../../spi/format.ts';
import type { Fail, Faults } from './faults.ts';
import type { Field } from './field.ts';
import type { Layout, RecordType } from './layout.ts';
import { type FieldFaults, readRecord } from './record-reader.ts';

/** A record under which more may come. */
interface OpenRecord {
  readonly type: RecordType;
  readonly value: Record<string, Json | JsonObject[]>;
  readonly path: string;
  readonly line: number;
  readonly message: OpenMessage | undefined;
  /** How many records with each tag have come under it. */
  readonly counts: Map<string, number>;
  /** Where in the layout the last record directly under it stands. */
  last: number;
}

interface OpenMessage {
  readonly number: number;
  readonly value: JsonObject;
  readonly errors: Finding[];
}

/** Gathers records with tags into one tree, or into messages: each has one record of the layout's `message` with all that
 *  is under it, beside the other records of the file. */
export class TaggedMessageBuilder implements FieldFaults {
  field: Field | undefined;
  readonly fail: Fail;
  readonly #layout: Layout;
  readonly #messageType: RecordType | undefined;
  readonly #open: OpenRecord[];
  readonly #messages: OpenMessage[] = [];
  /** Faults that belong to no message. */
  readonly #errors: Finding[] = [];
  #at: Pick<OpenRecord, 'type' | 'path' | 'line' | 'message'>;

  /** @param split is each record of the layout's `message` a message of its own? */
  constructor(layout: Layout, split: boolean, faults: Faults) {
    this.#layout = layout;
    this.#messageType = split ? layout.root.children.find(({ isMessage }) => isMessage) : undefined;
    const root = { type: layout.root, value: {}, path: '', line: 1, message: undefined, counts: new Map(), last: 0 };
    this.#open = [root];
    this.#at = root;
    this.fail = (code, details = {}) => {
      const { type, path, line, message } = this.#at;
      const { field } = this;
      const place = field === undefined ? undefined : type.places[type.fields.indexOf(field)];
      faults.add(message?.errors ?? this.#errors, code, details, {
        line,
        ...(place === undefined ? {} : { column: place.from + 1 }),
        path: field === undefined ? path : `${path}/${field.key}`,
        ...(message === undefined ? {} : { message: message.number }),
        ...(type.tag === '' ? {} : { tag: type.tag }),
      });
    };
  }

  /** @param cells the texts of the fields, the tag left out
   *  @param fault what is wrong with the record as a whole */
  add(tag: string, cells: readonly string[], line: number, fault?: Parameters<Fail>): void {
    const type = this.#layout.byTag.get(tag);
    const current = this.#open.at(-1);
    this.field = undefined;
    this.#at = { type: type ?? this.#layout.root, path: current?.path ?? '', line, message: current?.message };
    if (type === undefined) {
      this.fail('E_RECORD_UNKNOWN', { known: [...this.#layout.byTag.keys()].join(', ') });
      return;
    }
    const parent = this.#open.find((open) => open.type === type.parent);
    if (parent === undefined) {
      this.fail('E_RECORD_ORDER', { tag });
      return;
    }
    while (this.#open.at(-1) !== parent) this.#close();
    this.#attach(type, parent, cells, line, fault);
  }

  finish(): { readonly messages: readonly DecodedMessage[]; readonly errors: readonly Finding[] } {
    const [root] = this.#open as [OpenRecord];
    while (this.#open.length > 0) this.#close();
    const type = this.#messageType;
    if (type === undefined) return { messages: [{ type: '', tree: ordered(root), errors: this.#errors }], errors: [] };
    const messages = this.#messages.map(({ value, errors }) => ({
      type: type.tag,
      tree: ordered({ ...root, value: { ...root.value, [type.key]: [value] } }),
      errors,
    }));
    return { messages, errors: this.#errors };
  }

  #attach(type: RecordType, parent: OpenRecord, cells: readonly string[], line: number, fault: Parameters<Fail> | undefined): void {
    for (const open of this.#open) open.counts.set(type.tag, (open.counts.get(type.tag) ?? 0) + 1);
    const siblings = parent.value[type.key] as JsonObject[] | JsonObject | undefined;
    const begins = type === this.#messageType;
    const index = begins || !Array.isArray(siblings) ? 0 : siblings.length;
    const value: Record<string, Json | JsonObject[]> = {};
    const message = begins ? { number: this.#messages.length + 1, value: value as JsonObject, errors: [] } : parent.message;
    const path = `${parent.path}/${type.key}${type.repeats ? `/${index}` : ''}`;
    const record: OpenRecord = { type, value, path, line, message, counts: new Map(), last: 0 };
    this.#at = record;
    const place = (type.parent?.children.indexOf(type) ?? 0) + 1;
    if (place < parent.last) this.fail('E_RECORD_ORDER', { tag: type.tag });
    parent.last = Math.max(parent.last, place);
    if (fault !== undefined) this.fail(...fault);
    Object.assign(value, readRecord(type.fields, cells, this));
    this.#checkCounts(type, value, parent);
    this.field = undefined;
    if (begins && message !== undefined) this.#messages.push(message);
    else if (!type.repeats && siblings !== undefined) this.fail('E_RECORD_REPEATS', { tag: type.tag });
    else if (!type.repeats) parent.value[type.key] = value as JsonObject;
    else if (Array.isArray(siblings)) siblings.push(value as JsonObject);
    else parent.value[type.key] = [value as JsonObject];
    if (type.children.length > 0) this.#open.push(record);
  }

  #checkCounts(type: RecordType, value: Record<string, unknown>, parent: OpenRecord): void {
    for (const field of type.fields) {
      const announced = value[field.key];
      if (field.counts === undefined || announced === undefined) continue;
      const counted = field.counts.reduce((sum, tag) => sum + (parent.counts.get(tag) ?? 0), 0);
      this.field = field;
      // What is no number is reported already.
      if (!Number.isNaN(Number(announced)) && Number(announced) !== counted) this.fail('E_RECORD_COUNT', { field: field.name, counted });
    }
  }

  /** Nothing more comes under the deepest record. */
  #close(): void {
    const record = this.#open.pop() as OpenRecord;
    for (const child of record.type.children) {
      if (!child.required || record.counts.has(child.tag)) continue;
      this.#at = record;
      this.field = undefined;
      this.fail('E_RECORD_MISSING', { tag: child.tag });
    }
  }
}

/** The records of the file in the order of the layout. */
function ordered({ type, value }: Pick<OpenRecord, 'type' | 'value'>): JsonObject {
  return Object.fromEntries(type.children.flatMap(({ key }) => (value[key] === undefined ? [] : [[key, value[key] as Json]])));
}
