import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { hint } from '../../spi/did-you-mean.ts';
import { compileSchema, type SchemaCheck } from '../json/schema-check.ts';
import type { LayoutSource } from './layout-source.ts';

/** A layout file that fits its schema, and a way to say that something else is wrong with it. */
export interface LayoutFile {
  readonly source: LayoutSource;
  /** Makes the error to throw.
   *  @param path keys and indexes that lead to the place */
  readonly unusable: (faults: readonly LayoutFault[]) => Error;
}

/** What is wrong at a place of a layout file. */
export interface LayoutFault {
  readonly path: readonly (string | number)[];
  /** Continues "The layout NAME, line 3: fields.0 …". */
  readonly reason: string;
}

/** Reads a layout: YAML 1.2, of which JSON is a part.
 *  @param name how findings call the file
 *  @throws HubError `E_CONFIG_FIELD` with every fault and its line */
export function readLayoutFile(name: string, text: string, schema: JsonObject): LayoutFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const reason = `The layout ${name}, line ${lines.linePos(syntax.pos[0]).line}: ${syntax.message.split('\n')[0] ?? ''}`;
    throw refused([finding('E_CONFIG_FIELD', { reason }, {})]);
  }
  const lineOf = (path: readonly (string | number)[]): number => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const step of path) {
      const pair = isMap(node) ? node.items.find((item) => String(item.key) === String(step)) : undefined;
      const next = isSeq(node) ? node.items[Number(step)] : (pair?.value ?? pair?.key);
      if (next === undefined || next === null) break;
      node = next;
      offset =
        (pair?.key as { range?: readonly number[] } | undefined)?.range?.[0] ??
        (node as { range?: readonly number[] }).range?.[0] ??
        offset;
    }
    return lines.linePos(offset).line;
  };
  const toFinding = ({ path, reason }: LayoutFault): Finding => {
    const where = path.length === 0 ? 'it' : path.join('.');
    return finding('E_CONFIG_FIELD', { reason: `The layout ${name}, line ${lineOf(path)}: ${where} ${reason}` }, {});
  };
  const unusable = (faults: readonly LayoutFault[]) => refused(faults.map(toFinding));
  const tree = document.toJS({ maxAliasCount: 0 }) as Json;
  const found = checkOf(schema)(tree);
  if (found.length > 0) throw unusable(found.map((one) => faultOf(one, schema)));
  return { source: tree as unknown as LayoutSource, unusable };
}

const checks = new WeakMap<JsonObject, SchemaCheck>();

function checkOf(schema: JsonObject): SchemaCheck {
  const known = checks.get(schema) ?? compileSchema('of layouts', JSON.stringify(schema));
  checks.set(schema, known);
  return known;
}

function refused(findings: readonly Finding[]): Error {
  const [first] = findings;
  return hubError('E_CONFIG_FIELD', { reason: (first?.message ?? '').replace(/\.$/, '') }, { findings });
}

/** The schema's finding, with a name that was probably meant. */
function faultOf({ message, at }: Finding, schema: JsonObject): LayoutFault {
  const path = (at.path ?? '')
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const reason = message.replace(/^The value /, '').replace(/\.$/, '');
  return {
    path,
    reason: reason === 'is not known here' ? `is not known${hint(path.at(-1) ?? '', namesAt(path.slice(0, -1), schema))}` : reason,
  };
}

function namesAt(path: readonly string[], schema: JsonObject): readonly string[] {
  let at = schema;
  for (const step of path) {
    const properties = at['properties'] as JsonObject | undefined;
    at = ((properties?.[step] ?? at['items']) as JsonObject | undefined) ?? {};
  }
  return Object.keys((at['properties'] as JsonObject | undefined) ?? {});
}
