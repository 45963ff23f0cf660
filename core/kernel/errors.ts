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

  constructor(code: ErrorCode, details: ErrorDetails, options: { at?: Position; findings?: readonly Finding[]; cause?: unknown }) {
    const entry = errorTable[code];
    super(fill(entry.text, details), options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = fill(entry.remedy, details);
    this.at = options.at ?? {};
    this.status = entry.status;
    this.transient = entry.transient;
    this.findings = options.findings ?? [];
  }

  /** The error as a finding: what the ledger keeps and what an answer shows. */
  toFinding(): Finding {
    return { code: this.code, message: this.message, remedy: this.remedy, at: this.at };
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
  return { code, message: fill(entry.text, details), remedy: fill(entry.remedy, details), at };
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

function fill(template: string, details: ErrorDetails): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = details[name];
    return value === undefined ? whole : String(value);
  });
}
