import ssh2 from 'ssh2';
import { hubError } from '../../core/kernel/errors.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { credentials, outboundSettings } from './fields.ts';

/** A server, and who the hub is there. */
export interface SftpTarget {
  readonly host: string;
  readonly port: number;
  /** `SHA256:…`, without padding. */
  readonly hostKeys: readonly string[];
  readonly user: string;
  readonly password?: string;
  readonly privateKey?: string;
  readonly passphrase?: string;
  readonly allowPrivate: boolean;
  /** For each step. */
  readonly timeoutMs: number;
}

type ServerSettings = Pick<SettingsOf<typeof outboundSettings>, 'host' | 'hostKey' | 'timeout' | 'allowPrivateNetwork'>;

/** Reads what leads to the server, without contacting it.
 *  @throws E_CONFIG_FIELD without a pinned host key, or with an unusable key or address; no credential is told */
export function targetOf(settings: ServerSettings, login: SettingsOf<typeof credentials>): SftpTarget {
  const { password, privateKey, passphrase } = login;
  if (settings.hostKey.length === 0) throw invalid('hostKey is empty: a server without a pinned host key is refused');
  if (password === undefined && privateKey === undefined) throw invalid('there is neither password nor privateKey');
  if (privateKey !== undefined && ssh2.utils.parseKey(privateKey, passphrase) instanceof Error) {
    throw invalid('privateKey cannot be read: it is not in PEM or OpenSSH form, or its passphrase is missing or wrong');
  }
  return {
    ...readHost(settings.host),
    hostKeys: settings.hostKey.map(readFingerprint),
    user: login.user,
    ...(password === undefined ? {} : { password }),
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(passphrase === undefined ? {} : { passphrase }),
    allowPrivate: settings.allowPrivateNetwork,
    timeoutMs: settings.timeout,
  };
}

/** `name`, `name:port`, `1.2.3.4:port`, `::1` or `[::1]:port`. */
function readHost(text: string): { readonly host: string; readonly port: number } {
  const [, bracketed, plain, digits = '22'] = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:/@\s[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? (/^[0-9a-fA-F:.]+$/.test(text) ? text : undefined);
  const port = Number(digits);
  if (host === undefined || port < 1 || port > 65_535) throw invalid('host is not a name or an address, with or without a port');
  return { host, port };
}

function readFingerprint(text: string): string {
  const [, base64] = /^SHA256:([A-Za-z0-9+/]{43})=?$/.exec(text.trim()) ?? [];
  if (base64 === undefined) throw invalid('hostKey is not a fingerprint of the form SHA256: and 43 characters (ssh-keygen -l prints it)');
  return `SHA256:${base64}`;
}

function invalid(reason: string): Error {
  return hubError('E_CONFIG_FIELD', { reason });
}
