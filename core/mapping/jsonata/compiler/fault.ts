/** A fault of the expression under JSONata's own code, with the place where it was first met. */
export class ExpressionFault extends Error {
  override readonly name = 'ExpressionFault';
  readonly code: string;
  /** Offset just behind the token. */
  position?: number;
  token?: string;

  constructor(code: string, position?: number, token?: string) {
    super(code);
    this.code = code;
    if (position !== undefined) this.position = position;
    if (token !== undefined) this.token = token;
  }
}

/** Writes the place on a fault that has none yet: the innermost call is the place that the author has to look at.
 *  @returns the fault, to be thrown on */
export function placed(thrown: unknown, position: number | undefined, token: string | undefined): unknown {
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  const fault = thrown as { position?: number | undefined; token?: string | undefined };
  if (fault.position === undefined) {
    fault.position = position;
    fault.token ??= token;
  }
  return thrown;
}

/** The evaluation needs more of the machine's stack than there is. */
export function isStackOverflow(thrown: unknown): boolean {
  return thrown instanceof RangeError && thrown.message.includes('call stack');
}
