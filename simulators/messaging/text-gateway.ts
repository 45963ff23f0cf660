import { json, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import { type HubDoor, sendHome } from '../support/send-home.ts';

/** A message as the gateway takes it. */
export interface TextMessage {
  readonly to: string;
  readonly text: string;
  readonly reference: string;
  readonly data?: string;
}

/** `undelivered`: taken, and the receipt says that it never arrived; `refused`: not taken, with this code. */
export type TextFault = { readonly kind: 'undelivered' } | { readonly kind: 'refused'; readonly code: string };

/** A gateway for text messages. Facts of faults: `operation`, `reference`. Effects: `message REFERENCE`. */
export interface TextGateway extends RestPartner<TextFault> {
  /** The messages that were taken, by reference. */
  find(reference: string): TextMessage | undefined;
  /** Where receipts go; until it is told, there are none. */
  connect(door: HubDoor): void;
  /** Waits until every receipt has been answered. */
  quiet(): Promise<void>;
}

/** Starts a gateway: a message is taken once for each reference, and a receipt follows. */
export async function startTextGateway(options: RestPartnerOptions<TextFault> & { readonly token: string }): Promise<TextGateway> {
  const taken = new Map<string, TextMessage & { readonly messageId: string }>();
  const underway = new Set<Promise<unknown>>();
  const now = options.now ?? (() => new Date());
  let home: HubDoor | undefined;
  const receipt = ({ messageId, reference, data, to }: TextMessage & { readonly messageId: string }, isDelivered: boolean): void => {
    if (home === undefined) return;
    const state = isDelivered ? { status: 'DELIVERED' } : { status: 'UNDELIVERABLE', errorCode: 'ABSENT_SUBSCRIBER' };
    const sent = sendHome(home, JSON.stringify({ receipts: [{ messageId, reference, data, to, ...state, doneAt: now().toISOString() }] }));
    underway.add(sent);
    void sent.finally(() => underway.delete(sent));
  };
  const take = (message: TextMessage, effect: () => void, isDelivered: boolean) => {
    const before = taken.get(message.reference);
    if (before !== undefined) return json(409, { messageId: before.messageId, status: 'DELIVERED' });
    const kept = { ...message, messageId: `TC-${taken.size + 1}` };
    taken.set(message.reference, kept);
    effect();
    receipt(kept, isDelivered);
    return json(202, { messageId: kept.messageId, status: 'ACCEPTED' });
  };
  const partner = await startRestPartner<TextFault>(
    options,
    [
      {
        operation: 'message',
        method: 'POST',
        path: '/v2/messages',
        reference: (call) => (call.json as TextMessage | undefined)?.reference ?? '',
        answer: (call, effect) => take(call.json as TextMessage, effect, true),
        faulty: (fault, call, effect) =>
          fault.kind === 'refused'
            ? json(400, { error: { code: fault.code, text: 'not taken' } })
            : take(call.json as TextMessage, effect, false),
      },
    ],
    ({ headers }) => (headers['authorization'] === `Bearer ${options.token}` ? undefined : json(401, { error: { code: 'UNAUTHORIZED' } })),
  );
  return {
    ...partner,
    find: (reference) => taken.get(reference),
    connect: (door) => {
      home = door;
    },
    quiet: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}
