import { expect } from 'vitest';
import { describeFinding, HubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { csvFormat } from './format.ts';

const layout = `
decimalMark: ","
thousands: "."
fields:
  - { name: Retour, as: returnNumber, required: true, pattern: "RA-[0-9]+" }
  - { name: Menge, as: quantity, type: integer }
  - { name: Betrag, as: amount, type: decimal, decimals: 2 }
  - { name: Datum, as: date, type: date, format: dd.MM.yyyy }
  - { name: Garantie, as: warranty, type: boolean, yes: [J], no: [N] }
  - { name: Grund, as: reason, codes: [A, B], maxLength: 1 }
  - { name: Telefon, as: phone, formulas: allow }
`;
const records = `
records:
  - { tag: H, as: header, required: true, fields: [{ name: sender }] }
  - { tag: R, as: returns, repeats: true, message: true, fields: [{ name: number, required: true }] }
  - { tag: L, as: lines, under: R, repeats: true, fields: [{ name: gtin }, { name: quantity, type: integer }] }
  - { tag: T, as: trailer, required: true, fields: [{ name: lines, type: integer, counts: [L] }] }
`;
const files = { 'returns.layout.yaml': layout, 'records.layout.yaml': records };
/** A codec; the layouts `returns.layout.yaml` and `records.layout.yaml` are there. */
export const open = (settings: Record<string, unknown> = {}, own: Record<string, string> = {}) =>
  csvFormat.open(settings, repositoryResources({ ...files, ...own }));
const bytes = (text: string | Uint8Array) => (typeof text === 'string' ? Buffer.from(text) : text);
/** The rows of a document that has no fault. */
export const rows = (text: string | Uint8Array, settings?: Record<string, unknown>) => {
  const { errors, messages } = open(settings).decode(bytes(text));
  expect(errors).toEqual([]);
  return isJsonObject(messages[0]?.tree) ? messages[0].tree['rows'] : undefined;
};
/** Every fault of a document, in words. */
export const faults = (text: string | Uint8Array, settings?: Record<string, unknown>) => {
  const { errors, messages } = open(settings).decode(bytes(text));
  return [...errors, ...messages.flatMap((message) => message.errors)].map(describeFinding);
};
/** A tree as text. */
export const written = (tree: Json, settings?: Record<string, unknown>) => Buffer.from(open(settings).encode(tree, testContext)).toString();

/** The findings with which something is refused. */
export function findings(run: () => unknown): string[] {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof HubError) return (thrown.findings.length > 0 ? thrown.findings : [thrown.toFinding()]).map(describeFinding);
  }
  return [];
}
