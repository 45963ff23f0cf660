import type { ErrorCode } from '../kernel/error-table.ts';
import type { ErrorDetails } from '../kernel/errors.ts';

/** What went wrong inside an evaluation, before the mapping's name and the place are known. Never leaves this floor. */
export class MapFault extends Error {
  override readonly name = 'MapFault';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** Written by the evaluator. */
  token?: string;
  #position: number | undefined;

  constructor(code: ErrorCode, details: ErrorDetails) {
    super(code);
    this.code = code;
    this.details = details;
  }

  /** Where in the mapping, as an offset. The evaluator writes it at every call that the fault passes on its way out; the
   *  innermost one, written first, is the place that the author has to look at. */
  get position(): number | undefined {
    return this.#position;
  }

  set position(offset: number | undefined) {
    this.#position ??= offset;
  }
}

/** A mapping cannot go on with this document. The reason says why without quoting the document. */
export function mapFault(reason: string): MapFault {
  return new MapFault('E_MAP_FAILED', { reason });
}

/** A mapping uses more than it may. */
export function limitFault(limit: string): MapFault {
  return new MapFault('E_MAP_LIMIT', { limit });
}
