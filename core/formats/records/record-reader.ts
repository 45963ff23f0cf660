import type { Json } from '../../kernel/json.ts';
import type { Fail } from './faults.ts';
import type { Field } from './field.ts';

/** Values of a record by their names in the tree. */
export type RecordValue = Record<string, Json>;

/** Says which field the next faults are about. */
export interface FieldFaults {
  readonly fail: Fail;
  field: Field | undefined;
}

/** Texts to typed values. An empty text gives no value at all.
 *  @param cells the texts; `fields[i]` is the field of `cells[i]`, undefined for one that is passed over */
export function readRecord(fields: readonly (Field | undefined)[], cells: readonly string[], faults: FieldFaults): RecordValue {
  const value: RecordValue = {};
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index];
    if (field === undefined) continue;
    const text = cells[index];
    if (text !== undefined && text !== '') {
      if (field.isPlain) {
        value[field.key] = text;
        continue;
      }
      faults.field = field;
      const read = field.read(text, faults.fail);
      if (read !== undefined) {
        value[field.key] = read;
        continue;
      }
    }
    if (!field.required) continue;
    faults.field = field;
    faults.fail('E_FIELD_MISSING', { field: field.name });
  }
  return value;
}
