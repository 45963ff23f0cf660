/** What a person may do; each role may do all that those before it may. */
export type PersonRole = 'viewer' | 'operator' | 'admin';

/** An account: of this hub, or of a provider of identities. */
export interface PersonRecord {
  /** UUID. */
  readonly id: string;
  /** Unique, whatever its case. */
  readonly login: string;
  readonly name: string;
  readonly role: PersonRole;
  /** Does the account work? */
  readonly active: boolean;
  readonly source: 'local' | 'oidc';
  /** Of a local account: the encoded hash, with its salt and parameters. The password itself is never kept. */
  readonly passwordHash?: string;
  /** Must the password be changed before anything else is done? */
  readonly mustChange: boolean;
  /** Of an account of a provider: `iss` and `sub` of its tokens, which name it for ever. */
  readonly identity?: { readonly issuer: string; readonly subject: string };
  readonly createdAt: Date;
}

/** An account as it is listed. */
export interface PersonSummary extends PersonRecord {
  /** Sessions that were neither ended nor ran out. */
  readonly sessions: number;
  /** When one of its sessions was used last, to the minute. */
  readonly lastSeenAt?: Date;
}

/** What is changed of an account; what is absent stays. */
export interface PersonChanges {
  readonly name?: string;
  readonly role?: PersonRole;
  readonly active?: boolean;
  readonly passwordHash?: string;
  readonly mustChange?: boolean;
}

/** By what an account is found. */
export type PersonKey =
  | { readonly id: string }
  | { readonly login: string }
  | { readonly identity: { readonly issuer: string; readonly subject: string } };

/** Who may log in. */
export interface People {
  /** @throws E_LOGIN_TAKEN an account has this login, or this identity, already */
  addPerson(person: PersonRecord): Promise<void>;
  findPerson(key: PersonKey): Promise<PersonRecord | undefined>;
  /** By login; at most 1,000. */
  listPeople(now: Date): Promise<readonly PersonSummary[]>;
  /** @returns the account as it is now; undefined: there is none */
  changePerson(id: string, changes: PersonChanges): Promise<PersonRecord | undefined>;
}
