/** One message of an interchange to be written. */
export interface EdifactMessage {
  /** GLN of who sends it. */
  readonly sender: string;
  /** UNB 0020, up to 14 characters. */
  readonly reference: string;
  /** UNH S009: `RECADV:D:96A:UN:EAN003`. */
  readonly type: string;
  /** Without UNH and UNT, unterminated. */
  readonly segments: readonly string[];
}

/** An interchange of one message to the hub (9501101000049), in UNOC. */
export function edifactInterchange({ sender, reference, type, segments }: EdifactMessage): string {
  const all = [
    `UNB+UNOC:3+${sender}:14+9501101000049:14+250320:0930+${reference}`,
    `UNH+1+${type}`,
    ...segments,
    `UNT+${segments.length + 2}+1`,
    `UNZ+1+${reference}`,
  ];
  return all.map((segment) => `${segment}'\n`).join('');
}

/** Cents as EDIFACT writes an amount: `12000` is `120.00`. */
export function decimal(cents: number): string {
  return (cents / 100).toFixed(2);
}
