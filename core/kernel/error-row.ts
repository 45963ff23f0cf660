/** One row of the closed table of errors. */
export interface ErrorEntry {
  /** HTTP status (RFC 9110) of an answer that carries it. */
  readonly status: number;
  /** May the same thing succeed later without anybody changing anything? */
  readonly transient: boolean;
  /** What happened; `{names}` are filled from the details of the occurrence. */
  readonly text: string;
  /** What to do. */
  readonly remedy: string;
}

/** Makes a row. */
export const row = (status: number, text: string, remedy: string, transient = false): ErrorEntry => ({ status, transient, text, remedy });
