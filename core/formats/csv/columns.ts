import type { Fail } from '../records/faults.ts';
import { compileField, type Field } from '../records/field.ts';

/** The fields of the columns of a file, in the order of the columns; undefined for one that is passed over. */
export type Columns = readonly (Field | undefined)[];

/** Columns by the header line: names are compared without blanks around them, and without regard to case.
 *  @param fields those of the layout; without one, every column is a text under its own name
 *  @param ignoreExtra pass columns over that the layout does not have */
export function columnsByHeader(
  header: readonly string[],
  fields: readonly Field[] | undefined,
  ignoreExtra: boolean,
  fail: Fail,
): Columns {
  const names = header.map((name) => name.trim());
  if (fields === undefined) {
    return textColumns(
      names.map((name, index) => {
        if (name !== '' && names.indexOf(name) < index) fail('E_COLUMN_REPEATED', { number: index + 1 });
        return name;
      }),
    );
  }
  const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  const found = new Set<Field>();
  const columns = names.map((name, index) => {
    const field = byName.get(name.toLowerCase());
    if (field !== undefined && found.has(field)) fail('E_COLUMN_REPEATED', { number: index + 1 });
    else if (field !== undefined) found.add(field);
    else if (!ignoreExtra && name !== '') fail('E_COLUMN_UNKNOWN', { number: index + 1 });
    return field;
  });
  for (const field of fields) if (field.required && !found.has(field)) fail('E_COLUMN_MISSING', { column: field.name });
  return columns;
}

/** Columns of texts. One without a usable name is called by its number: `column3`. */
export function textColumns(names: readonly string[]): readonly Field[] {
  return names.map((name, index) => textField(name === '' || name === '__proto__' ? `column${index + 1}` : name));
}

/** A field of text. */
export function textField(name: string): Field {
  return compileField({ name }, {}) as Field;
}
