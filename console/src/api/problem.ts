import type { Told } from '../lib/say-finding.ts';
import type { Finding } from './generated/types.ts';

/** What a problem says (RFC 9457). */
interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly remedy?: string;
  readonly details?: Finding['details'];
  readonly errors?: readonly Finding[];
}

/** Why a call failed. `status` 0: the hub could not be reached. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** Of the table of errors; `UNREACHABLE` and `HTTP` are the console's own. */
  readonly code: string;
  readonly remedy: string | undefined;
  /** The values of message and remedy. */
  readonly details: Finding['details'];
  readonly findings: readonly Finding[];

  constructor({ status, code, detail, remedy, details, errors }: ProblemDetails) {
    super(detail ?? code);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
    this.details = details;
    this.findings = errors ?? [];
  }

  /** What is said of it. */
  get told(): Told {
    const { code, message, remedy, details } = this;
    return { code, message, remedy, details };
  }
}

/** Reads the problem of an answer; an answer that is none is told by its status. */
export async function problemFrom(response: Response): Promise<Problem> {
  const text = await response.text().catch(() => '');
  try {
    const { code = 'HTTP', detail, remedy, details, errors } = JSON.parse(text) as Partial<ProblemDetails>;
    return new Problem({
      status: response.status,
      code,
      ...(detail === undefined ? {} : { detail }),
      ...(remedy === undefined ? {} : { remedy }),
      ...(details === undefined ? {} : { details }),
      ...(errors === undefined ? {} : { errors }),
    });
  } catch {
    return new Problem({ status: response.status, code: 'HTTP', detail: `HTTP ${response.status}` });
  }
}

/** Is it a part of the API that this hub does not have? */
export function isMissing(error: unknown): boolean {
  return error instanceof Problem && (error.status === 404 || error.status === 501);
}
