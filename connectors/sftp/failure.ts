import { asHubError, type HubError, hubError } from '../../core/kernel/errors.ts';

/** What can go wrong with an SFTP server, as far as it makes a difference.
 *  - the server's own word: `missing`, `forbidden`, `exists`; `full` (disk), `quota`, `read-only` (file system); `failed`, whatever else
 *  - `lost`: no connection, or no longer; `timeout`: no answer
 *  - `login`, `untrusted`, `incompatible`: no session was made
 *  - `too-large`, `too-small`, `changed`: a file exceeds the limits, or is still being written */
export type FailureKind =
  | 'missing'
  | 'forbidden'
  | 'exists'
  | 'full'
  | 'quota'
  | 'read-only'
  | 'failed'
  | 'lost'
  | 'timeout'
  | 'login'
  | 'untrusted'
  | 'incompatible'
  | 'too-large'
  | 'too-small'
  | 'changed';

/** A step that failed. Stays inside the connector: {@link asHubFailure} makes of it what the hub is told. */
export class SftpFailure extends Error {
  override readonly name = 'SftpFailure';
  readonly kind: FailureKind;
  /** Words of our own, never the server's. */
  readonly detail: string;

  constructor(kind: FailureKind, detail: string) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
  }
}

/** Is it a failed step of one of these kinds? */
export function isFailure(error: unknown, ...kinds: readonly FailureKind[]): error is SftpFailure {
  return error instanceof SftpFailure && kinds.includes(error.kind);
}

/** Is the whole session over? */
export function endsSession(error: unknown): boolean {
  return isFailure(error, 'lost', 'timeout');
}

/** Whatever was thrown while working with a server, as the hub's error. Transient is what time or the partner may mend
 *  without anybody telling the hub; a disk that is full or read-only is mended so, a missing right is not. */
export function asHubFailure(error: unknown, limits: { readonly timeoutMs: number; readonly maxBytes?: number }): HubError {
  if (!(error instanceof SftpFailure)) return asHubError(error);
  const reason = error.detail;
  switch (error.kind) {
    case 'missing':
    case 'forbidden':
    case 'incompatible':
    case 'too-small':
      return hubError('E_DELIVERY_REFUSED', { reason });
    case 'exists':
    case 'full':
    case 'quota':
    case 'read-only':
    case 'failed':
    case 'lost':
    case 'changed':
      return hubError('E_DELIVERY_UNAVAILABLE', { reason });
    case 'timeout':
      return hubError('E_DELIVERY_TIMEOUT', { timeoutMs: limits.timeoutMs });
    case 'login':
      return hubError('E_LOGIN_REFUSED', { reason });
    case 'untrusted':
      return hubError('E_PEER_UNTRUSTED', { reason });
    case 'too-large':
      return hubError('E_BODY_TOO_LARGE', { maxBytes: limits.maxBytes });
  }
}

const WORDS = {
  missing: 'no such file or folder',
  forbidden: 'permission denied',
  exists: 'a file of this name is there already',
  full: "the server's disk is full",
  quota: "the user's quota on the server is used up",
  'read-only': "the server's file system is read-only",
} as const;

/** Statuses 2 and 3 of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 7), and those of later versions
 *  (draft-ietf-secsh-filexfer-13, section 9.1) that some servers send all the same. */
const KINDS: Readonly<Record<number, keyof typeof WORDS>> = {
  2: 'missing',
  3: 'forbidden',
  10: 'missing',
  11: 'exists',
  12: 'read-only',
  14: 'full',
  15: 'quota',
};

/** Version 3 has one status, 4, for everything else. Many servers say the cause in the text beside it, in English. */
const SAID: readonly (readonly [RegExp, keyof typeof WORDS])[] = [
  [/quota/i, 'quota'],
  [/no space|disk.{0,12}full|full.{0,12}disk|space left|insufficient.{0,12}space/i, 'full'],
  [/read.?only|write.?protect/i, 'read-only'],
  [/already exists|file exists/i, 'exists'],
  [/permission|access.{0,4}denied|not permitted/i, 'forbidden'],
  [/no such|not found|does not exist/i, 'missing'],
];

/** A step that the server refused. Its text is looked at, never repeated.
 *  @param step completes "could not …" */
export function statusFailure(step: string, status: number, text = ''): SftpFailure {
  const kind = KINDS[status] ?? (status === 4 ? SAID.find(([said]) => said.test(text))?.[1] : undefined);
  if (kind !== undefined) return namedFailure(step, kind);
  if (status === 8) return new SftpFailure('failed', `could not ${step}: the server does not know how`);
  return new SftpFailure('failed', `could not ${step}: the server gives no reason (SFTP status ${status})`);
}

/** A step that failed for a cause that is known. */
export function namedFailure(step: string, kind: keyof typeof WORDS): SftpFailure {
  return new SftpFailure(kind, `could not ${step}: ${WORDS[kind]}`);
}
