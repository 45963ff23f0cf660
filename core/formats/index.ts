import type { FormatDefinition } from '../spi/format.ts';
import { csvFormat } from './csv/format.ts';
import { edifactFormat } from './edifact/format.ts';
import { fixedFormat } from './fixed/format.ts';
import { jsonFormat } from './json/format.ts';
import { x12Format } from './x12/format.ts';
import { xmlFormat } from './xml/format.ts';

/** Every format that a channel can have, by its kind. */
export const formats: ReadonlyMap<string, FormatDefinition> = new Map(
  [csvFormat, edifactFormat, fixedFormat, jsonFormat, x12Format, xmlFormat].map((format) => [format.kind, format]),
);
