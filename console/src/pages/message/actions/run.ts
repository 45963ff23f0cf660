import { correctMessage, discardMessage, replayMessage, resendMessage } from '../../../api/generated/client.ts';

/** What can be done with a message. */
export type Verb = 'resend' | 'replay' | 'correct' | 'discard';

/** What a person filled in. */
export interface Wish {
  readonly verb: Verb;
  readonly reason: string;
  readonly configuration: 'today' | 'then';
  readonly content: string;
  readonly evenIfAccepted: boolean;
}

/** What came of it. `messageId`: the message it led to. */
export interface Done {
  readonly say: 'act.done.replay' | 'act.done.correct' | 'act.done.resend' | 'act.done.discard' | 'act.done.waiting';
  readonly count?: number;
  readonly messageId?: string;
}

/** Does it.
 *  @throws Problem */
export async function run(id: string, { verb, reason, configuration, content, evenIfAccepted }: Wish): Promise<Done> {
  const why = reason === '' ? {} : { reason };
  switch (verb) {
    case 'resend': {
      const { deliveries } = await resendMessage(id, why);
      return { say: 'act.done.resend', count: deliveries.length };
    }
    case 'replay': {
      const { messageId, status } = await replayMessage(id, { configuration, ...why });
      return status === 'waiting' ? { say: 'act.done.waiting' } : { say: 'act.done.replay', messageId };
    }
    case 'correct': {
      const { messageId, status } = await correctMessage(id, { content, reason, evenIfAccepted });
      return status === 'waiting' ? { say: 'act.done.waiting' } : { say: 'act.done.correct', messageId };
    }
    case 'discard':
      await discardMessage(id, { reason });
      return { say: 'act.done.discard' };
  }
}
