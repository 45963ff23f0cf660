import { Ajv2020 } from 'ajv/dist/2020.js';
import { hubError } from '../../core/kernel/errors.ts';
import { openApiDocument } from './openapi-document.ts';
import type * as Views from './views/index.ts';

let ajv: Ajv2020 | undefined;

/** No body of the contract is deeper; what is, would use up the stack of those who read it. */
const DEEPEST = 20;

/** The bodies of the API as the OpenAPI document describes them; compiled at their first use. */
function validators(): Ajv2020 {
  if (ajv === undefined) {
    ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: false });
    ajv.addSchema({ $id: 'openapi', components: openApiDocument()['components'] });
  }
  return ajv;
}

/** The body of a request as the contract has it; an empty one is an empty object.
 *  @param type name of its type in the contract
 *  @throws E_REQUEST_INVALID what is wrong, the first fault by its path */
export function readBody<Name extends keyof Bodies>(type: Name, body: unknown): Bodies[Name] {
  const value = parsed(body);
  const told = emptied(value);
  const validate = validators().getSchema(`openapi#/components/schemas/${type}`);
  if (validate === undefined) throw new Error(`the OpenAPI document has no ${type}`);
  if (validate(told)) return value as Bodies[Name];
  const [first] = validate.errors ?? [];
  const extra = first?.params?.['additionalProperty'];
  const where = first === undefined || first.instancePath === '' ? 'the body' : first.instancePath.slice(1).replaceAll('/', '.');
  throw hubError('E_REQUEST_INVALID', {
    reason: `${where} ${first?.message ?? 'is not as it should be'}${extra === undefined ? '' : `: ${String(extra).slice(0, 40)}`}`,
  });
}

function parsed(body: unknown): unknown {
  if (!(body instanceof Uint8Array) || body.length === 0) return {};
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw hubError('E_REQUEST_INVALID', { reason: 'the body is not JSON' });
  }
}

/** A value in which texts of blanks are empty ones: nobody means them where something has to be said.
 *  @throws E_REQUEST_INVALID a text that no column can hold, or too many levels */
function emptied(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw hubError('E_REQUEST_INVALID', { reason: `values of the body are nested more than ${DEEPEST} deep` });
  if (typeof value === 'string') {
    if (value.includes('\0')) throw hubError('E_REQUEST_INVALID', { reason: 'a text of the body has the character U+0000' });
    return value.trim() === '' ? '' : value;
  }
  if (Array.isArray(value)) return value.map((each) => emptied(each, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [emptied(name), emptied(each, depth + 1)]));
}

/** The types of bodies, by name. */
export interface Bodies {
  readonly ActionRequest: Views.ActionRequest;
  readonly BulkRequest: Views.BulkRequest;
  readonly ConfigurationChange: Views.ConfigurationChange;
  readonly CorrectRequest: Views.CorrectRequest;
  readonly DiscardRequest: Views.DiscardRequest;
  readonly ErasureRequest: Views.ErasureRequest;
  readonly KeyRequest: Views.KeyRequest;
  readonly LoginRequest: Views.LoginRequest;
  readonly MuteRequest: Views.MuteRequest;
  readonly PasswordChange: Views.PasswordChange;
  readonly PauseRequest: Views.PauseRequest;
  readonly PersonChange: Views.PersonChange;
  readonly PersonRequest: Views.PersonRequest;
  readonly ReplayRequest: Views.ReplayRequest;
  readonly ResendRequest: Views.ResendRequest;
  readonly RevealRequest: Views.RevealRequest;
  readonly RotateRequest: Views.RotateRequest;
  readonly SaveViewRequest: Views.SaveViewRequest;
}
