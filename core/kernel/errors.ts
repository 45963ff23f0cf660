import type { ErrorEntry } from './error-row.ts';
import { type ErrorCode, errorTable } from './error-table.ts';
import { describePosition, type Position } from './position.ts';

/** What is known of one occurrence of an error: the values that its text names. */
export type ErrorDetails = Readonly<Record<string, string | number | undefined>>;

/** One thing found wrong, located, in words that an operator or a partner can act on. */
export interface Finding {
  readonly code: ErrorCode;
  /** What happened. One sentence, no personal data, no secret. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly at: Position;
  /** The values that fill message and remedy, nothing else: a reader says both in another language with them. Absent where the texts
   *  have none, and in what was written before they were kept. */
  readonly details?: Readonly<Record<string, string | number>>;
  /** The error whose message is the `reason` of this one. */
  readonly cause?: { readonly code: ErrorCode; readonly details?: Readonly<Record<string, string | number>> };
}

/** The only error that crosses a floor. Made by {@link hubError}. */
export class HubError extends Error {
  override readonly name = 'HubError';
  readonly code: ErrorCode;
  readonly remedy: string;
  readonly at: Position;
  /** HTTP status that answers it (RFC 9110). */
  readonly status: number;
  /** May the same thing succeed later without anybody changing anything? */
  readonly transient: boolean;
  /** Every single finding, where the error sums up several. */
  readonly findings: readonly Finding[];
  /** As in a {@link Finding}. */
  readonly details: Finding['details'];

  constructor(code: ErrorCode, details: ErrorDetails, options: { at?: Position; findings?: readonly Finding[]; cause?: unknown }) {
    const entry = errorTable[code];
    super(fill(entry.text, details), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = fill(entry.remedy, details);
    this.at = options.at ?? {};
    this.status = entry.status;
    this.transient = entry.transient;
    this.findings = options.findings ?? [];
    this.details = named(entry, details);
  }

  /** The error as a finding: what the ledger keeps and what an answer shows. */
  toFinding(): Finding {
    const { code, message, remedy, at, details } = this;
    return { code, message, remedy, at, ...(details === undefined ? {} : { details }) };
  }
}

/** Makes an error by its code.
 *  @param details values for the `{names}` in the text and the remedy of the table */
export function hubError(
  code: ErrorCode,
  details: ErrorDetails = {},
  options: { at?: Position; findings?: readonly Finding[]; cause?: unknown } = {},
): HubError {
  return new HubError(code, details, options);
}

/** Makes a finding by its code, without the cost of an error. */
export function finding(code: ErrorCode, details: ErrorDetails, at: Position): Finding {
  const entry = errorTable[code];
  const values = named(entry, details);
  const found = { code, message: fill(entry.text, details), remedy: fill(entry.remedy, details), at };
  return values === undefined ? found : { ...found, details: values };
}

/** The finding as one line: `CODE at position: message`. */
export function describeFinding(found: Finding): string {
  const where = describePosition(found.at);
  return `${found.code}${where === '' ? '' : ` at ${where}`}: ${found.message}`;
}

/** Whatever was thrown, as a HubError; what nobody foresaw becomes `E_INTERNAL` and keeps its cause. */
export function asHubError(thrown: unknown, at: Position = {}): HubError {
  if (thrown instanceof HubError) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return hubError('E_INTERNAL', { name }, { at, cause: thrown });
}

/** Of the details, those that the texts name: what was given beside them is told to nobody. */
function named({ text, remedy }: ErrorEntry, details: ErrorDetails): Finding['details'] {
  const names = `${text}${remedy}`.match(/(?<=\{)\w+(?=\})/g);
  if (names === null) return undefined;
  const given = names.flatMap((name) => {
    const value = details[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

function fill(template: string, details: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    return value === undefined ? whole : String(value);
  });
}
