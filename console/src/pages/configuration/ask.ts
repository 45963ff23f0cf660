/** What the address asks of a file: a list, a code that it does not have, the failure that asked. */
export interface Ask {
  readonly list?: string;
  /** A partner's code. */
  readonly code?: string;
  /** A value of the hub. */
  readonly value?: string;
  readonly failure?: string;
}
