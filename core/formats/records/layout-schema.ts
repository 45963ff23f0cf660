import type { JsonObject } from '../../kernel/json.ts';

const text = (description: string): JsonObject => ({ type: 'string', minLength: 1, description });
const flag = (description: string): JsonObject => ({ type: 'boolean', description });
const count = (description: string, minimum = 0): JsonObject => ({ type: 'integer', minimum, description });
const words = (description: string): JsonObject => ({ type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, description });
const choice = (description: string, ...choices: readonly string[]): JsonObject => ({ enum: choices, description });
const sign = (description: string): JsonObject => ({ type: 'string', minLength: 1, maxLength: 1, description });

const decimalMark = choice('The decimal mark of numbers; a point if nothing is said.', '.', ',');
const thousands = choice(
  'What stands between groups of three digits, where something may; a blank stands for no-break blanks too.',
  '.',
  ',',
  ' ',
  "'",
);

/** A name in the tree: one that mappings can use as it is. */
const key = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_]*$' } as const;

const common = {
  name: text('What the partner calls the field: for CSV, its text in the header line.'),
  as: { ...key, description: 'Its name in the tree, if it is another.' },
  type: choice('What its values are; string if nothing is said.', 'string', 'integer', 'decimal', 'date', 'boolean'),
  required: flag('Must every record have a value?'),
  minLength: count('The fewest characters.'),
  maxLength: count('The most characters.', 1),
  pattern: text('A regular expression that the whole text matches.'),
  codes: words('The only values.'),
  decimalMark,
  thousands,
  decimals: count('decimal: at most so many decimals are read, exactly so many are written.'),
  implied: count('decimal: so many last digits are decimals, without a mark.', 1),
  sign: choice('Where the sign of a number is written; leading if nothing is said.', 'leading', 'trailing', 'overpunch'),
  format: text('date: a pattern of yyyy, yy, MM, dd, HH, mm, ss, such as dd.MM.yyyy.'),
  yes: words('boolean: words for true; the first is written.'),
  no: words('boolean: words for false; the first is written.'),
  counts: words('Its value is the number of records with these tags, in the record that this one is under or in the whole file.'),
} as const;

const csvField = {
  ...common,
  formulas: choice('May values that begin like a formula be written as they are?', 'escape', 'allow'),
};

const fixedField = {
  ...common,
  at: count('Where it begins, counted from 1; right behind the field before it if nothing is said.', 1),
  length: count('How many characters it has.', 1),
  align: choice('Where the value stands in the field; right for numbers, left for all else.', 'left', 'right'),
  pad: sign('What fills the field up; 0 for numbers, a blank for all else.'),
};

/** The JSON Schema of a CSV layout file. */
export const csvLayoutSchema: JsonObject = layout(csvField, ['name'], {});

/** The JSON Schema of a fixed-width layout file. */
export const fixedLayoutSchema: JsonObject = layout(fixedField, ['name', 'length'], {
  length: count('Characters of every record; the end of its last field if nothing is said.', 1),
  tag: {
    ...object({ at: count('Where the tag begins, counted from 1.', 1), length: count('How many characters it has.', 1) }, ['at', 'length']),
    description: 'Where the tag of a record stands.',
  },
});

function layout(
  field: Readonly<Record<string, JsonObject>>,
  required: readonly string[],
  own: Readonly<Record<string, JsonObject>>,
): JsonObject {
  const fields: JsonObject = { type: 'array', items: object(field, required), minItems: 1, description: 'The fields, in order.' };
  const record = object(
    {
      tag: text('What tells this kind of record from the others.'),
      as: { ...key, description: 'Its name in the tree.' },
      under: text('Tag of the record that it belongs to; none for the file itself.'),
      repeats: flag('May it come several times? It is a list in the tree then.'),
      required: flag('Must it come at least once?'),
      message: flag('Does each begin a message of its own, where messages are records?'),
      fields,
    },
    ['tag', 'as', 'fields'],
  );
  return {
    ...object(
      {
        fields: { ...fields, description: 'The fields of every row, where all rows are alike.' },
        records: { type: 'array', items: record, minItems: 1, description: 'The kinds of records, in the order in which they come.' },
        decimalMark,
        thousands,
        ...own,
      },
      [],
    ),
    minProperties: 1,
  };
}

function object(properties: Readonly<Record<string, JsonObject>>, required: readonly string[]): JsonObject {
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }), additionalProperties: false };
}
