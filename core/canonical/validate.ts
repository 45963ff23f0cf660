import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule, { type FormatsPlugin } from 'ajv-formats';
import { type Finding, finding } from '../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts';
import type { CanonicalBodies } from './generated/bodies.ts';
import { bodySchemas, commonSchema } from './generated/schemas.ts';
import { type IdentifierKind, parseIdentifier } from './identifiers.ts';

/** The name of a canonical type. */
export type CanonicalType = keyof CanonicalBodies;

/** All canonical types, in alphabetical order. */
export const canonicalTypes: readonly CanonicalType[] = Object.keys(bodySchemas).sort() as CanonicalType[];

/** The version of the schemas here: `version` of a canonical message. */
export const canonicalVersion = 1;

/** Is this the name of a canonical type? */
export function isCanonicalType(type: string): type is CanonicalType {
  return Object.hasOwn(bodySchemas, type);
}

/** At most so many findings about one body; more would help nobody and could fill the ledger. */
const maxFindings = 100;

/** Everything that is wrong with the body of a canonical message, each finding with the JSON Pointer of its place; empty
 *  means that it is valid. An unknown type is a finding too. No value of the body is quoted. All are `E_CANONICAL`. */
export function validateCanonical(type: string, body: Json): readonly Finding[] {
  const validate = validator(type);
  if (validate === undefined) return [finding('E_CANONICAL', { type, reason: 'there is no such canonical type' }, {})];
  if (validate(body)) return [];
  return (validate.errors ?? [])
    .filter(isCause)
    .slice(0, maxFindings)
    .map((error) => toFinding(type, error));
}

const validators = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

/** Compiled when first needed: a process that validates nothing pays nothing. */
function validator(type: string): ValidateFunction | undefined {
  const known = validators.get(type);
  if (known !== undefined || !isCanonicalType(type)) return known;
  ajv ??= openAjv();
  const compiled = ajv.compile(bodySchemas[type] ?? false);
  validators.set(type, compiled);
  return compiled;
}

function openAjv(): Ajv2020 {
  const instance = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
  // The package is CommonJS: its default export is the plug-in itself at run time, a namespace for the compiler.
  (addFormatsModule as unknown as FormatsPlugin)(instance);
  instance.addKeyword({ keyword: 'x-personal', schemaType: 'boolean' });
  instance.addKeyword({ keyword: 'x-identifier', schemaType: 'string', type: 'object', validate: isHonestIdentifier, errors: false });
  // Each definition is a schema of its own: it is then compiled once for all types, and not once for each.
  for (const [name, definition] of Object.entries(commonSchema['$defs'] as JsonObject)) {
    instance.addSchema(definition as JsonObject, `${commonSchema['$id']}#/$defs/${name}`);
  }
  return instance;
}

/** Value and validity must be what the raw text says: a mapping cannot claim that a wrong number is right. */
function isHonestIdentifier(kind: IdentifierKind, data: unknown): boolean {
  if (!isJsonObject(data) || typeof data['raw'] !== 'string') return true;
  const parsed = parseIdentifier(kind, data['raw']);
  return data['value'] === parsed.value && data['valid'] === parsed.valid;
}

/** `if` only repeats that its `then` failed. */
function isCause(error: ErrorObject): boolean {
  return error.keyword !== 'if';
}

function toFinding(type: string, error: ErrorObject): Finding {
  const { path, reason } = describe(error);
  return finding('E_CANONICAL', { type, reason }, { path });
}

function describe(error: ErrorObject): { path: string; reason: string } {
  const { keyword, instancePath, params } = error;
  switch (keyword) {
    case 'required':
      return { path: child(instancePath, params['missingProperty']), reason: `the field ${params['missingProperty']} is missing` };
    case 'additionalProperties':
      return { path: child(instancePath, params['additionalProperty']), reason: 'the schema has no such field' };
    case 'enum':
      return { path: instancePath, reason: `the value is none of ${(params['allowedValues'] as readonly string[]).join(', ')}` };
    case 'x-identifier':
      return { path: instancePath, reason: 'value and valid are not what raw says; make it with $gtin, $gln, $imei and so on' };
    default:
      return { path: instancePath, reason: `the value ${error.message ?? 'is not valid'}` };
  }
}

function child(pointer: string, name: string): string {
  return `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
