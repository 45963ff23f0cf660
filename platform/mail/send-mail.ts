import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import { type GuardOptions, guardedLookup, vetHost } from '../../core/spi/outbound-guard.ts';

/** A mail server, and who logs in. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly tls: 'starttls' | 'implicit' | 'none';
  /** PEM of the authority of the server's certificate, where it is none that Node.js trusts by itself. */
  readonly authority?: string;
  readonly login?: { readonly user: string; readonly password: string };
  readonly guard: GuardOptions;
  readonly timeoutMs: number;
}

/** A mail of plain text. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same for the same mail sent again, so that a mailbox can tell. */
  readonly messageId: string;
}

/** Sends one mail over a connection of its own (RFC 5321). The address connected to is the one that was vetted.
 *  @throws E_ADDRESS_FORBIDDEN, E_MAIL with a reason that holds neither addresses nor what the server said */
export async function sendMail(server: MailServer, mail: Mail): Promise<void> {
  const transport = createTransport({
    host: await vettedAddress(server),
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'starttls',
    ignoreTLS: server.tls === 'none',
    tls: {
      // The certificate is that of the name, not of the address. A server that is named by its address has no name to ask for.
      ...(isIP(server.host) === 0 ? { servername: server.host } : {}),
      ...(server.authority === undefined ? {} : { ca: server.authority }),
    },
    connectionTimeout: server.timeoutMs,
    greetingTimeout: server.timeoutMs,
    socketTimeout: server.timeoutMs,
    dnsTimeout: server.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(server.login === undefined ? {} : { auth: { user: server.login.user, pass: server.login.password } }),
  });
  try {
    await transport.sendMail({ ...mail, to: [...mail.to] });
  } catch (error) {
    throw asMailError(error);
  } finally {
    transport.close();
  }
}

async function vettedAddress({ host, guard }: MailServer): Promise<string> {
  vetHost(host, guard);
  try {
    const lookup = promisify(guardedLookup(guard)) as (name: string, wish: object) => Promise<string>;
    return await lookup(host, {});
  } catch (error) {
    throw error instanceof HubError ? error : hubError('E_MAIL', { reason: 'the name of the server is not known' }, { cause: error });
  }
}

/** What a server says may quote addresses: its code is enough, and what the patterns know is said in words of our own. */
function asMailError(error: unknown): HubError {
  const { code, responseCode, message } = error as { readonly code?: string; readonly responseCode?: number; readonly message?: string };
  const codes = [code, responseCode].filter((one) => one !== undefined).join(' ');
  const words = REASONS.find(([pattern]) => pattern.test(`${code} ${code === 'ESOCKET' ? message : ''}`))?.[1];
  return hubError('E_MAIL', { reason: words === undefined ? codes || 'unknown' : `${words} (${codes})` });
}

/** The mail client gives all that happens to its socket one code; Node.js and OpenSSL say in the message what it was. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/self[- ]signed certificate|unable to (?:verify|get)/, 'the authority of the certificate of the server is not trusted'],
  [/certificate has expired/, 'the certificate of the server has expired'],
  [/altnames/, 'the certificate of the server is that of another name'],
  [/ECONNREFUSED/, 'nobody answers at that address'],
  [/^ETLS/, 'the server does not offer STARTTLS'],
  [/^EAUTH/, 'the server refuses the login'],
  [/^EENVELOPE/, 'the server refuses the sender or the recipients'],
  [/^ETIMEDOUT/, 'the server does not answer in time'],
];
