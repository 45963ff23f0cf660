import type { PersonRecord } from './people.ts';

/** A session as the ledger keeps it; its token is never kept. */
export interface SessionRecord {
  /** UUID: names the session in the audit, and opens nothing. */
  readonly id: string;
  /** SHA-256 of the token, hex: tokens are random and long, so a plain hash cannot be guessed. */
  readonly tokenHash: string;
  /** Absent: opened with the admin token. */
  readonly personId?: string;
  readonly createdAt: Date;
  /** Kept to the minute. */
  readonly lastUsedAt: Date;
  /** It ends then at the latest, however much it is used. */
  readonly expiresAt: Date;
  /** What the browser calls itself, shortened. */
  readonly userAgent?: string;
}

/** Sessions of people. Whether one that is found has run out is for the caller to say. */
export interface Sessions {
  openSession(session: SessionRecord): Promise<void>;
  /** A session with its account as it is now. */
  findSession(tokenHash: string): Promise<{ readonly session: SessionRecord; readonly person?: PersonRecord } | undefined>;
  noteSessionUse(id: string, at: Date): Promise<void>;
  endSession(id: string): Promise<void>;
  /** Ends all sessions of a person but one. @returns how many */
  endSessionsOf(personId: string, except?: string): Promise<number>;
  /** Forgets sessions that ended before. */
  forgetSessions(unusedSince: Date, now: Date): Promise<number>;
}

/** Logins as they are counted, so that guessing is slow. A key is the hash of a login, of an address, or of both. All processes of a hub
 *  count together. */
export interface LoginCounts {
  /** Counts a login as failed before it is looked at, unless it has to wait: those made at the same time are all counted.
   *  @param waitMs how long to wait after so many failures, in milliseconds
   *  @returns milliseconds still to wait; 0: go on, and take the failure back if the login is good */
  countLogin(key: string, at: Date, waitMs: (failures: number) => number): Promise<number>;
  /** Takes one failure back, and what had to be waited for it. */
  takeBackLogin(key: string): Promise<void>;
  /** Forgets all failures of a key. */
  forgetLogins(key: string): Promise<void>;
  /** Notes that a login was good under this key. */
  noteGoodLogin(key: string, until: Date): Promise<void>;
  wasGoodLogin(key: string, now: Date): Promise<boolean>;
}
