import type { KeyScope, Role } from '../operation.ts';

/** Who is logged in. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
}

/** Who is here, and how one can log in. */
export interface SessionView {
  /** Absent: nobody is logged in. */
  readonly person?: Person;
  /** To be sent as `X-CSRF-Token` with everything that changes something. */
  readonly csrfToken?: string;
  /** ISO 8601: when the session ends unless it is used. */
  readonly expiresAt?: string;
  /** Must the password be changed first? Nothing else is open until then. */
  readonly mustChangePassword?: boolean;
  readonly methods: {
    /** Are there local accounts? */
    readonly password: boolean;
    /** What the provider of identities is called, where there is one. */
    readonly oidc?: string;
  };
}

/** A login with a local account. */
export interface LoginRequest {
  /** @maxLength 200 */
  readonly login: string;
  /** @maxLength 1000 */
  readonly password: string;
}

/** A new password. */
export interface PasswordChange {
  /** @maxLength 1000 */
  readonly current: string;
  /** @minLength 12 @maxLength 1000 */
  readonly next: string;
}

/** Somebody who may log in. */
export interface PersonView extends Person {
  /** Does the account work? */
  readonly active: boolean;
  readonly source: 'local' | 'oidc';
  readonly createdAt: string;
  readonly lastSeenAt?: string;
  readonly sessions: number;
}

/** Everybody who may log in. */
export interface PersonList {
  readonly items: readonly PersonView[];
}

/** A new local account. */
export interface PersonRequest {
  /** @pattern ^[A-Za-z0-9._@+-]{2,100}$ */
  readonly login: string;
  /** @minLength 1 @maxLength 200 */
  readonly name: string;
  readonly role: Role;
}

/** What is changed of a person; what is absent stays. */
export interface PersonChange {
  /** @minLength 1 @maxLength 200 */
  readonly name?: string;
  readonly role?: Role;
  readonly active?: boolean;
  /** Gives a new first password, and ends all sessions. */
  readonly newPassword?: true;
}

/** A person, and a password that is shown this once and must be changed at the first login. */
export interface NewPerson {
  readonly person: PersonView;
  readonly firstPassword?: string;
}

/** An API key as it is listed. */
export interface KeyView {
  readonly prefix: string;
  readonly partner: string;
  /** Empty: all inbound channels of the partner. */
  readonly channels: readonly string[];
  readonly scopes: readonly KeyScope[];
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
  readonly lastUsedAt?: string;
  /** Prefix of the key that it takes the place of. */
  readonly replaces?: string;
}

/** Keys of all partners. */
export interface KeyList {
  readonly items: readonly KeyView[];
}

/** A new key. */
export interface KeyRequest {
  readonly partner: string;
  readonly channels?: readonly string[];
  /** @default ["send"] */
  readonly scopes?: readonly KeyScope[];
  readonly expiresAt?: string;
}

/** How a key is replaced. */
export interface RotateRequest {
  /** How long the old key works on, in hours. @default 168 @minimum 0 @maximum 2160 */
  readonly overlapHours?: number;
}

/** A new key, shown this once. */
export interface NewKey {
  readonly key: string;
  readonly prefix: string;
  readonly partner: string;
  readonly channels: readonly string[];
  readonly scopes: readonly KeyScope[];
  readonly expiresAt?: string;
}

/** What revoking came to. */
export interface KeyRevoked {
  readonly prefix: string;
  readonly revoked: number;
}

/** Something that somebody did or looked at. */
export interface AuditEntry {
  /** Counts without gaps. */
  readonly number: number;
  readonly at: string;
  readonly actor: { readonly kind: 'person' | 'token' | 'key' | 'hub'; readonly name: string };
  /** `message.replayed`, `content.revealed`, `session.opened`, … */
  readonly action: string;
  /** What it was done to: `message 0190…`, `channel acme/returns`. */
  readonly subject: string;
  readonly reason?: string;
  /** More, without personal data and secrets. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  /** SHA-256 over the entry and the hash before it, hex. */
  readonly hash: string;
}

/** A page of the audit. */
export interface AuditPage {
  readonly items: readonly AuditEntry[];
  readonly nextCursor?: string;
}

/** What checking the chain came to. */
export interface AuditVerified {
  readonly entries: number;
  readonly intact: boolean;
  /** Number of the first entry that is not what its hash says, or that is missing. */
  readonly brokenAt?: number;
  /** How: it is not what its hash says, is not there though later ones are, was cut off at the end, or is not the one that was written
   *  down. */
  readonly how?: 'changed' | 'missing' | 'cut-off' | 'other';
  /** Hash of the newest entry: write it down elsewhere, and compare. */
  readonly head?: string;
}

/** What checking a stretch of the ledger came to. */
export interface LedgerVerified {
  readonly messages: number;
  readonly contents: number;
  readonly faults: readonly {
    /** `content`: bytes that are not those of their SHA-256; `content-missing`: what came or went out is not there, and neither retention nor
     *  an erasure took it; `work-missing`: open without anything to be done for it; `work-left`: final with something left to be done. */
    readonly kind: 'content' | 'content-missing' | 'work-missing' | 'work-left';
    /** `message ID` or `delivery ID`. */
    readonly subject: string;
  }[];
  /** Absent: there is no more. */
  readonly nextCursor?: string;
}
