import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule, { type FormatsPlugin } from 'ajv-formats';
import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json } from '../../kernel/json.ts';
import { remembered } from '../../kernel/remembered.ts';

// ajv-formats is CommonJS: its function is the module itself, which its types call `default`.
const addFormats = addFormatsModule as unknown as FormatsPlugin;

/** At most so many findings about one document; more would help nobody. */
const maxFindings = 100;

/** Finds everything in a document that its schema does not allow, each with its JSON Pointer. */
export type SchemaCheck = (document: Json) => readonly Finding[];

/** Knows what a schema is; made once, because compiling the schema of schemas takes longer than most schemas. */
const schemaOfSchemas = new Ajv2020({ strict: false, logger: false });

/** Schemas are compiled anew only when they have changed, as a configuration is read often: to check, to try and to take up a change. */
const validatorOf = remembered(200, (text = ''): ValidateFunction => {
  const schema = JSON.parse(text) as Json;
  if (!isJsonObject(schema)) throw new SyntaxError('not an object');
  if (!schemaOfSchemas.validateSchema(schema)) throw new SyntaxError(schemaOfSchemas.errorsText());
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false, validateSchema: false });
  addFormats(ajv);
  return ajv.compile(schema);
});

/** Compiles a JSON Schema (2020-12).
 *  @throws HubError `E_CONFIG_FIELD` when the text is no schema */
export function compileSchema(name: string, text: string): SchemaCheck {
  let validate: ValidateFunction;
  try {
    validate = validatorOf(text);
  } catch (cause) {
    throw hubError('E_CONFIG_FIELD', { reason: `The schema ${name} is not a JSON Schema (2020-12)` }, { cause });
  }
  return (document) => (validate(document) ? [] : (validate.errors ?? []).filter(isTelling).slice(0, maxFindings).map(toFinding));
}

/** `if` only says that `then` or `else` failed, which says so itself. */
function isTelling(error: ErrorObject): boolean {
  return error.keyword !== 'if';
}

/** The schema's words and names, never the document's values: those may be personal. */
function toFinding(error: ErrorObject): Finding {
  const { keyword, params, instancePath } = error;
  if (keyword === 'required') return at(`lacks ${String(params['missingProperty'])}`, instancePath);
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') {
    const name = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
    return at('is not known here', `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
  if (keyword === 'enum')
    return at(
      `must be one of ${(params['allowedValues'] as readonly Json[]).map((value) => JSON.stringify(value)).join(', ')}`,
      instancePath,
    );
  if (keyword === 'const') return at(`must be ${JSON.stringify(params['allowedValue'])}`, instancePath);
  return at(error.message ?? `breaks the rule ${keyword}`, instancePath);
}

function at(reason: string, path: string): Finding {
  return finding('E_SCHEMA', { reason }, { path });
}
