import { codeFunctions } from './codes.ts';
import { contextFunctions } from './context.ts';
import { dateFunctions } from './dates.ts';
import { documentFunctions } from './documents.ts';
import { describeCall, type MapFunction } from './function.ts';
import { identifierFunctions } from './identifiers.ts';
import { moneyFunctions } from './money.ts';
import { refusalFunctions } from './refusal.ts';
import { textFunctions } from './text.ts';

/** Relais's functions for mappings, all of them: what runs, what lint knows and what the guide lists. */
export const library: ReadonlyMap<string, MapFunction> = new Map(
  [codeFunctions, moneyFunctions, dateFunctions, identifierFunctions, contextFunctions, documentFunctions, textFunctions, refusalFunctions]
    .flat()
    .map((row) => [row.name, row]),
);

/** The table of functions for the guide, in Markdown. */
export function libraryTable(): string {
  const rows = Array.from(library.values()).map(
    (row) => `| \`${describeCall(row)}\` | ${row.summary} | \`${row.example.expression.replaceAll('|', '\\|')}\` |`,
  );
  return ['| Function | Does | Example |', '|---|---|---|', ...rows].join('\n');
}
