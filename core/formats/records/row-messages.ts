import type { Finding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { DecodedMessage } from '../../spi/format.ts';
import type { Fail, Faults } from './faults.ts';
import type { Field } from './field.ts';
import { type RecordType, rowsKey } from './layout.ts';
import { type FieldFaults, type RecordValue, readRecord } from './record-reader.ts';

/** What becomes a message: the whole file, each row, or the rows that have the same values in the key fields. */
export type RowMessages = { readonly of: 'file' } | { readonly of: 'row' } | { readonly of: 'group'; readonly key: readonly string[] };

interface OpenMessage {
  readonly number: number;
  readonly rows: RecordValue[];
  readonly errors: Finding[];
  readonly reference: string;
}

/** Gathers rows that are all alike into messages `{rows: […]}`. */
export class RowMessageBuilder implements FieldFaults {
  field: Field | undefined;
  readonly fail: Fail;
  readonly #split: RowMessages;
  readonly #faults: Faults;
  readonly #type: RecordType | undefined;
  readonly #messages: OpenMessage[] = [];
  readonly #byKey = new Map<string, OpenMessage>();
  /** Faults of the row at hand: whose they are is known when it is read. */
  #pending: { readonly args: Parameters<Fail>; readonly field: Field | undefined }[] = [];

  /** @param type the kind of row, where it says where its fields stand */
  constructor(split: RowMessages, faults: Faults, type?: RecordType) {
    this.#type = type;
    this.#split = split;
    this.#faults = faults;
    this.fail = (...args) => this.#pending.push({ args, field: this.field });
    if (split.of === 'file') this.#open('');
  }

  /** @param fault what is wrong with the row as a whole */
  add(fields: readonly (Field | undefined)[], cells: readonly string[], line: number, fault?: Parameters<Fail>): void {
    const row = readRecord(fields, cells, this);
    const message = this.#messageOf(row);
    message.rows.push(row);
    this.field = undefined;
    if (fault !== undefined) this.fail(...fault);
    if (this.#pending.length === 0) return;
    const path = `/${rowsKey}/${message.rows.length - 1}`;
    for (const { args, field } of this.#pending) {
      const place = field === undefined ? undefined : this.#type?.places[this.#type.fields.indexOf(field)];
      this.#faults.add(message.errors, args[0], args[1] ?? {}, {
        line,
        ...(place === undefined ? {} : { column: place.from + 1 }),
        path: field === undefined ? path : `${path}/${field.key}`,
        ...(this.#split.of === 'file' ? {} : { message: message.number }),
      });
    }
    this.#pending = [];
  }

  finish(): readonly DecodedMessage[] {
    return this.#messages.map(({ rows, errors, reference }) => ({
      type: '',
      ...(reference === '' ? {} : { reference }),
      tree: { [rowsKey]: rows },
      errors,
    }));
  }

  #messageOf(row: RecordValue): OpenMessage {
    const split = this.#split;
    if (split.of === 'file') return this.#messages[0] as OpenMessage;
    if (split.of === 'row') return this.#open('');
    const values = split.key.map((key) => row[key] ?? '');
    const key = JSON.stringify(values);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const opened = this.#open(values.map((value: Json) => String(value)).join('/'));
    this.#byKey.set(key, opened);
    return opened;
  }

  #open(reference: string): OpenMessage {
    const message = { number: this.#messages.length + 1, rows: [], errors: [], reference };
    this.#messages.push(message);
    return message;
  }
}
