/** Something in the ledger that cannot be as it is. */
export interface LedgerFault {
  /** `content`: the bytes are not those of their SHA-256. `content-missing`: what came or went out is not there, and neither retention nor an
   *  erasure took it. `work-missing`: open, and nothing is to be done for it. `work-left`: final, and
   *  something is still to be done for it. */
  readonly kind: 'content' | 'content-missing' | 'work-missing' | 'work-left';
  /** `message ID`, `delivery ID`; of a content whose it is. */
  readonly subject: string;
}

/** What checking one stretch of the ledger came to. */
export interface LedgerChecked {
  readonly messages: number;
  readonly contents: number;
  readonly faults: readonly LedgerFault[];
  /** Absent: there is no more. */
  readonly nextCursor?: string;
}

/** The ledger's view of itself, for who wants to know that it is whole. */
export interface LedgerCheck {
  /** Checks the next messages, oldest first, with their deliveries and contents, at most 500 messages.
   *  @param cursor where the stretch before ended */
  checkLedger(cursor?: string): Promise<LedgerChecked>;
}
