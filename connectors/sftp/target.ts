import { hubError } from '../../core/kernel/errors.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { credentials, outboundSettings } from './fields.ts';
import { type HostKeyPin, readPin } from './host-key.ts';
import { readPrivateKey } from './private-key.ts';

/** A server, and who the hub is there. */
export interface SftpTarget {
  readonly host: string;
  readonly port: number;
  readonly hostKeys: readonly HostKeyPin[];
  readonly user: string;
  readonly password?: string;
  readonly privateKey?: string;
  readonly passphrase?: string;
  readonly allowPrivate: boolean;
  /** How long the server may be silent while it owes an answer. */
  readonly timeoutMs: number;
}

type ServerSettings = Pick<SettingsOf<typeof outboundSettings>, 'host' | 'hostKey' | 'timeout' | 'allowPrivateNetwork'>;

/** Reads what leads to the server, without contacting it.
 *  @throws E_CONFIG_FIELD without a pinned host key, or with an unusable key or address; no credential is told */
export function targetOf(settings: ServerSettings, login: SettingsOf<typeof credentials>): SftpTarget {
  const { password, privateKey, passphrase } = login;
  if (settings.hostKey.length === 0) throw invalid('hostKey is empty: a server without a pinned host key is refused');
  if (password === undefined && privateKey === undefined) throw invalid('there is neither password nor privateKey');
  const key = privateKey === undefined ? {} : readPrivateKey(privateKey, passphrase);
  if (key === undefined)
    throw invalid(
      'privateKey cannot be read: it is no ed25519, ECDSA or RSA key in OpenSSH, PEM or PKCS #8 form, or its passphrase is missing or wrong',
    );
  return {
    ...readHost(settings.host),
    hostKeys: settings.hostKey.map(readPin),
    user: login.user,
    ...(password === undefined ? {} : { password }),
    ...key,
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

function invalid(reason: string): Error {
  return hubError('E_CONFIG_FIELD', { reason });
}
