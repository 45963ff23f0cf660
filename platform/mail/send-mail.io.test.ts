import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubError } from '../../core/kernel/errors.ts';
import { selfSigned } from '../../core/testing/self-signed.ts';
import { type MailReceiver, startMailReceiver } from '../../tests/support/receivers.ts';
import { type Mail, type MailServer, sendMail } from './send-mail.ts';

const login = { user: 'relais', password: 'mail-password-7391' };
const own = selfSigned('mail');
const mail: Mail = { from: 'relais@hub.example', to: ['ops@hub.example'], subject: 'Né', text: 'Ça va.', messageId: '<1@hub.example>' };
let plain: MailReceiver;
let starttls: MailReceiver;
let implicit: MailReceiver;

beforeAll(async () => {
  [plain, starttls, implicit] = await Promise.all([
    startMailReceiver(login),
    startMailReceiver(login, { by: 'starttls', ...own }),
    startMailReceiver(login, { by: 'implicit', ...own }),
  ]);
});
afterAll(async () => {
  await Promise.all([plain?.stop(), starttls?.stop(), implicit?.stop()]);
});

const server = (receiver: MailReceiver, changes: Partial<MailServer> = {}): MailServer => ({
  ...{ host: 'localhost', port: receiver.port, tls: 'starttls', authority: own.certificate, login },
  ...{ guard: { allowPrivate: true }, timeoutMs: 5_000 },
  ...changes,
});

/** Why a mail was not sent. */
async function refusal(given: MailServer): Promise<string> {
  const thrown: unknown = await sendMail(given, mail).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(HubError);
  return (thrown as HubError).message;
}

describe('a mail', () => {
  it('is sent with STARTTLS, with TLS from the first byte, and to a server named by its address, each with login', async () => {
    await sendMail(server(starttls), mail);
    await sendMail(server(implicit, { tls: 'implicit' }), mail);
    await sendMail(server(implicit, { tls: 'implicit', host: '127.0.0.1' }), mail);
    await sendMail(server(plain, { tls: 'none' }), mail);
    expect([starttls.mails.length, implicit.mails.length, plain.mails.length]).toEqual([1, 2, 1]);
    expect(starttls.mails[0]).toMatchObject({ to: ['ops@hub.example'], text: expect.stringContaining('Message-ID: <1@hub.example>') });
  });

  it.each(['starttls', 'implicit'] as const)(
    'is not sent (%s) where the certificate is of an authority that nobody trusts',
    async (tls) => {
      const { authority: _, ...untrusted } = server(tls === 'implicit' ? implicit : starttls, { tls });
      expect(await refusal(untrusted)).toMatch(/the authority of the certificate of the server is not trusted/);
    },
  );

  it('is not sent in clear where STARTTLS is asked for and not offered', async () => {
    expect(await refusal(server(plain))).toMatch(/does not offer STARTTLS/);
  });

  it('says that the login is refused, without the password', async () => {
    const said = await refusal(server(implicit, { tls: 'implicit', login: { user: 'relais', password: 'wrong-password' } }));
    expect(said).toMatch(/the server refuses the login \(EAUTH 535\)/);
    expect(said).not.toContain('wrong-password');
  });

  it('goes to no private address unless it is said so', async () => {
    await expect(sendMail(server(implicit, { guard: { allowPrivate: false } }), mail)).rejects.toMatchObject({
      code: 'E_ADDRESS_FORBIDDEN',
    });
  });

  it('that nobody takes says so', async () => {
    const gone = await startMailReceiver(login);
    await gone.stop();
    expect(await refusal(server(gone, { tls: 'none' }))).toMatch(/nobody answers at that address/);
  });
});
