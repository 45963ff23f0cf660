import { randomUUID } from 'node:crypto';
import { signed } from '../retailer/signature.ts';
import { json, type RestCall, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';

/** An e-mail as the gateway takes it. */
export interface Email {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
}

/** `bounced`: taken, and the event says that the mailbox does not exist; `suppressed`: not taken. */
export type MailFault = { readonly kind: 'bounced' | 'suppressed' };

/** A gateway for e-mail. Facts of faults: `operation`, `reference` (the tag `notification`). Effects: `email REFERENCE`. */
export interface MailGateway extends RestPartner<MailFault> {
  find(reference: string): Email | undefined;
  /** Where events go; until it is told, there are none. */
  connect(door: string): void;
  /** Waits until every event has been answered. */
  quiet(): Promise<void>;
}

/** Starts a gateway: an e-mail is taken once for each notification, and a signed event follows. */
export async function startMailGateway(
  options: RestPartnerOptions<MailFault> & { readonly token: string /** `whsec_…` */; readonly signingSecret: string },
): Promise<MailGateway> {
  const taken = new Map<string, Email & { readonly id: string }>();
  const underway = new Set<Promise<unknown>>();
  const now = options.now ?? (() => new Date());
  let door: string | undefined;
  const tell = ({ id, to, subject, tags }: Email & { readonly id: string }, type: string, more: object): void => {
    if (door === undefined) return;
    const data = { email_id: id, to, subject, tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])), ...more };
    const body = JSON.stringify({ type, created_at: now().toISOString(), data });
    const headers = { 'content-type': 'application/json', ...signed(options.signingSecret, `msg_${randomUUID()}`, body, now()) };
    const sent = fetch(door, { method: 'POST', body, headers }).then(
      (response) => response.arrayBuffer(),
      () => undefined,
    );
    underway.add(sent);
    void sent.finally(() => underway.delete(sent));
  };
  const take = (call: RestCall, effect: () => void, isDelivered: boolean) => {
    const reference = referenceOf(call);
    const before = taken.get(reference);
    if (before !== undefined) return json(409, { id: before.id });
    const kept = { ...(call.json as Email), id: `CE-${taken.size + 1}` };
    taken.set(reference, kept);
    effect();
    if (isDelivered) tell(kept, 'email.delivered', {});
    else tell(kept, 'email.bounced', { bounce: { type: 'Permanent', message: 'mailbox does not exist' } });
    return json(200, { id: kept.id });
  };
  const partner = await startRestPartner<MailFault>(
    options,
    [
      {
        operation: 'email',
        method: 'POST',
        path: '/emails',
        reference: referenceOf,
        answer: (call, effect) => take(call, effect, true),
        faulty: ({ kind }, call, effect) =>
          kind === 'suppressed' ? json(422, { name: 'validation_error', message: 'suppressed address' }) : take(call, effect, false),
      },
    ],
    ({ headers }) => (headers['authorization'] === `Bearer ${options.token}` ? undefined : json(401, { name: 'missing_api_key' })),
  );
  return {
    ...partner,
    find: (reference) => taken.get(reference),
    connect: (hub) => {
      door = hub;
    },
    quiet: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

function referenceOf({ json: body }: RestCall): string {
  const { tags = [] } = (body ?? {}) as Partial<Email>;
  return tags.find(({ name }) => name === 'notification')?.value ?? '';
}
