import { asHubError, type HubError, hubError } from '../../core/kernel/errors.ts';

/** What can go wrong with an SFTP server, as far as it makes a difference.
 *  - `missing`, `forbidden`, `failed`: the server's own word (status 2, 3, any other)
 *  - `lost`: no connection, or no longer; `timeout`: no answer; `login`, `untrusted`: no session was made
 *  - `too-large`, `changed`: a file exceeds the cap, or is still being written */
export type FailureKind = 'missing' | 'forbidden' | 'failed' | 'lost' | 'timeout' | 'login' | 'untrusted' | 'too-large' | 'changed';

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

/** Is it a failed step of this kind? */
export function isFailure(error: unknown, kind: FailureKind): boolean {
  return error instanceof SftpFailure && error.kind === kind;
}

/** Whatever was thrown while working with a server, as the hub's error. */
export function asHubFailure(error: unknown, limits: { readonly timeoutMs: number; readonly maxBytes?: number }): HubError {
  if (!(error instanceof SftpFailure)) return asHubError(error);
  const reason = error.detail;
  switch (error.kind) {
    case 'missing':
    case 'forbidden':
      return hubError('E_DELIVERY_REFUSED', { reason });
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

/** Status 2 and 3 of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 7); servers give 4 for everything else, a full
 *  disk and an existing file included. The server's text is not repeated. */
export function statusFailure(step: string, status: number): SftpFailure {
  if (status === 2) return new SftpFailure('missing', `${step}: no such file or folder`);
  if (status === 3) return new SftpFailure('forbidden', `${step}: permission denied`);
  return new SftpFailure('failed', `${step}: the server failed (SFTP status ${status})`);
}
