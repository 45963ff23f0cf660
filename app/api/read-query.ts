import { hubError } from '../../core/kernel/errors.ts';
import { isUuid } from '../../core/kernel/ids.ts';
import { contract, type OperationName } from './contract/index.ts';
import type { Operation, Parameter } from './operation.ts';

type Table = Readonly<Record<string, Parameter>>;

/** The value that a parameter is read as. */
type ValueOf<P extends Parameter> = P extends { is: 'one of'; values: readonly (infer Value)[] }
  ? Value
  : P extends { is: 'some of'; values: readonly (infer Value)[] }
    ? readonly Value[]
    : P extends { is: 'instant' }
      ? Date
      : P extends { is: 'integer' }
        ? number
        : P extends { is: 'flag' }
          ? boolean
          : string;

/** Parameters with a value of their own where none is given are always there. */
export type QueryOf<T extends Table> = {
  readonly [Name in keyof T as T[Name] extends { otherwise: number } ? Name : never]: number;
} & {
  readonly [Name in keyof T as T[Name] extends { otherwise: number } ? never : Name]?: ValueOf<T[Name]>;
};

type QueryTable<Name extends OperationName> = (typeof contract)[Name] extends { query: infer T extends Table }
  ? T
  : Record<never, Parameter>;

/** The query of a request to an operation, by the contract; what is empty counts as not given.
 *  @throws E_REQUEST_INVALID an unknown name or an unusable value */
export function readQuery<Name extends OperationName>(name: Name, query: unknown): QueryOf<QueryTable<Name>> {
  const operation: Operation = contract[name];
  return readParameters(operation.query ?? {}, (query ?? {}) as Readonly<Record<string, unknown>>) as QueryOf<QueryTable<Name>>;
}

/** As {@link readQuery}, by a table: searches are also kept and sent in bodies. */
export function readParameters(table: Table, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  refuseUnknown(table, given);
  const read: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(table)) {
    const value = textOf(name, given[name]);
    if (value !== undefined) read[name] = readValue(name, parameter, value);
    else if (parameter.is === 'integer' && parameter.otherwise !== undefined) read[name] = parameter.otherwise;
  }
  return read;
}

/** @throws E_REQUEST_INVALID a name that is not in the table */
export function refuseUnknown(table: Table, given: Readonly<Record<string, unknown>>): void {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(table, name));
  if (unknown === undefined) return;
  const known = Object.keys(table);
  throw refused(
    `there is no filter ${unknown.slice(0, 40)}; ${known.length === 0 ? 'there are none' : `the filters are ${known.join(', ')}`}`,
  );
}

function textOf(name: string, value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.includes('\0')) throw refused(`${name} is given once, as a text`);
  return value;
}

function readValue(name: string, parameter: Parameter, value: string): unknown {
  switch (parameter.is) {
    case 'one of':
      return oneOf(name, parameter.values, value);
    case 'some of':
      return value.split(',').map((one) => oneOf(name, parameter.values, one.trim()));
    case 'instant':
      return readInstant(name, value);
    case 'id':
      if (!isUuid(value)) throw refused(`${name} is an id, such as 01890a5d-ac96-774b-bcce-b302099a8057`);
      return value;
    case 'flag':
      if (value !== 'true' && value !== 'false') throw refused(`${name} is true or false`);
      return value === 'true';
    case 'integer': {
      const number = Number(value);
      if (!Number.isInteger(number) || number < parameter.least || number > parameter.most)
        throw refused(`${name} is a whole number from ${parameter.least} to ${parameter.most}`);
      return number;
    }
    case 'text':
      if (value.length > (parameter.longest ?? 200)) throw refused(`${name} has at most ${parameter.longest ?? 200} characters`);
      if (parameter.pattern !== undefined && !new RegExp(parameter.pattern).test(value)) throw refused(`${name}: ${parameter.says}`);
      return value;
  }
}

function oneOf(name: string, values: readonly string[], value: string): string {
  const known = values.find((one) => one === value);
  if (known === undefined) throw refused(`${name} is one or more of ${values.join(', ')}`);
  return known;
}

/** An instant of a year of four digits in its own offset and in UTC: the ledger reads no other.
 *  @throws E_REQUEST_INVALID */
export function readInstant(name: string, value: string): Date {
  const at = new Date(/^[1-9]\d{3}-/.test(value) ? value : '');
  if (!(at.getUTCFullYear() <= 9999)) throw refused(`${name} is an instant such as 2026-01-31T00:00:00Z`);
  return at;
}

function refused(reason: string) {
  return hubError('E_REQUEST_INVALID', { reason });
}
