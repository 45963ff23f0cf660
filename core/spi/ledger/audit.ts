/** Who did something. */
export interface AuditActor {
  readonly kind: 'person' | 'token' | 'key' | 'hub';
  /** Login, `admin-token`, prefix of a key, or name of a job. */
  readonly name: string;
}

/** Something that was done or looked at; without personal data and secrets. */
export interface AuditedDeed {
  readonly at: Date;
  readonly actor: AuditActor;
  /** `message.replayed`, `content.revealed`, `session.opened`, … */
  readonly action: string;
  /** What it was done to: `message 0190…`, `channel acme/returns`. */
  readonly subject: string;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** A deed in the chain. */
export interface AuditRecord extends AuditedDeed {
  /** Counts from 1 without gaps. */
  readonly number: number;
  /** SHA-256 over the deed and the hash before it, hex. */
  readonly hash: string;
}

/** Which deeds to list. */
export interface AuditFilter {
  readonly actor?: string;
  readonly action?: string;
  readonly subject?: string;
  readonly from?: Date;
  readonly to?: Date;
  readonly cursor?: string;
  /** @default 50, at most 500 */
  readonly limit?: number;
}

/** What was done, in a chain of hashes: a deed that is changed, removed or put between others breaks it. */
export interface AuditTrail {
  /** Settles after the commit. What cannot be recorded must not be done: record before the deed, or in its commit. */
  recordDeed(deed: AuditedDeed): Promise<void>;
  /** Newest first. */
  deeds(filter: AuditFilter): Promise<{ readonly items: readonly AuditRecord[]; readonly nextCursor?: string }>;
  /** Reads the whole chain, a stretch at a time, in the order of the numbers.
   *  @param since an entry as it was written down once: the chain must still have it */
  verifyDeeds(since?: AuditMark): Promise<AuditCheck>;
}

/** One entry of the chain, as people write it down elsewhere. */
export interface AuditMark {
  readonly number: number;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** What reading the chain came to. */
export interface AuditCheck {
  /** So many entries are sound, from the first on. */
  readonly entries: number;
  /** The first number that is missing or not what its hash says. */
  readonly brokenAt?: number;
  /** How: an entry is not what its hash says, is not there though later ones are, was cut off at the end, or is not the one that was
   *  written down. */
  readonly how?: 'changed' | 'missing' | 'cut-off' | 'other';
  /** Hash of the last sound entry; absent where there is none or the chain is broken. */
  readonly head?: string;
}
