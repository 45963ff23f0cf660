import type { Language } from '../../../core/canonical/code-types.ts';
import type { AlertTarget } from '../../../core/catalog/alerts/alert-model.ts';
import { type MailServer, sendMail } from '../../../platform/mail/send-mail.ts';
import { fullText, headline } from '../words.ts';
import type { TargetPorts, Tell } from './target.ts';

/** One mail for all that is told at one time. */
export function emailTarget(target: AlertTarget & { readonly kind: 'email' }, { publicUrl }: TargetPorts): Tell {
  const { host, port, user, password, timeout, from, to } = target;
  const language = target.language as Language;
  const server: MailServer = {
    ...{ host, port },
    tls: target.tls as MailServer['tls'],
    ...(target.certificateAuthority === undefined ? {} : { authority: target.certificateAuthority }),
    guard: { allowPrivate: target.allowPrivateNetwork },
    timeoutMs: timeout,
    ...(user === undefined ? {} : { login: { user, password: password ?? '' } }),
  };
  const domain = from.split('@')[1]?.replace(/[^\w.-]/g, '') ?? 'relais';
  return (digest, id) =>
    sendMail(server, {
      from,
      to,
      subject: headline(digest, language),
      text: fullText(digest, publicUrl, language),
      messageId: `<${id}@${domain}>`,
    });
}
