import type { MessageId } from '../../core/kernel/ids.ts';
import { answer, DESK, disputeOf, told } from './dispute-steps.ts';
import { caseAt, check, eventually, post, settled } from './expect.ts';
import type { Flow } from './flow.ts';

/** What goes wrong in disputes. */
export const disputeFaultFlows: readonly Flow<'disputes' | 'expressCarriers' | 'relayCarriers'>[] = [
  {
    name: 'dispute-evidence-late',
    tells: 'evidence that nobody brings in time is late; what comes afterwards the centre does not take, and somebody has to know',
    run: async (stage, seed) => {
      const { centre } = stage.partners.disputes;
      const id = disputeOf(seed);
      await told(stage, centre.deposit({ seed, at: new Date() }));
      await told(stage, centre.askEvidence(id, 'PROOF_OF_DAMAGE', new Date(Date.now() - 1_000)));
      await eventually('the evidence is late', async () => {
        const late = await stage.ledger.lateExpectations(1_000, 'place-des-litiges');
        return late.find(({ name, keys }) => name === 'dispute-evidence' && Object.values(keys).includes(id));
      });
      const story = await post(stage, DESK, answer(seed, 'evidence', { text: 'Voici la photo.' }));
      const refused = story.deliveries.find(({ channel }) => channel === 'evidence');
      check(refused?.status === 'dead', `the evidence is dead (it is ${refused?.status})`);
      check(centre.effects()[`provide-evidence ${id}`] === undefined, 'the centre has not taken it');
      return story;
    },
  },
  {
    name: 'refund-beyond-what-was-paid',
    tells: 'a decision over more than is left to be given back: the order to refund is held, and says why',
    run: async (stage, seed) => {
      const { centre } = stage.partners.disputes;
      const id = disputeOf(seed);
      await told(stage, centre.deposit({ seed, refunded: '100.00', at: new Date() }));
      await told(stage, centre.escalate(id));
      const sent = await centre.adjudicate(id, { outcome: 'RESOLVED_BUYER_FAVOUR', liable: 'SELLER', amount: '149.90' });
      const story = await settled(stage, (sent.answer as { messageId: MessageId }).messageId);
      check(story.root.failure?.findings[0]?.code === 'E_CASE_GUARD', 'the message is held, and says why');
      check(centre.effects()[`refund-orders ${id}`] === undefined, 'nothing was ordered');
      return story;
    },
  },
  {
    name: 'decision-nobody-told',
    tells: 'a webhook that was lost: the seller asks where the dispute stands, and the decision is known, with its refund',
    run: async (stage, seed) => {
      const { centre } = stage.partners.disputes;
      const id = disputeOf(seed);
      await told(stage, centre.deposit({ seed, at: new Date() }));
      await told(stage, centre.escalate(id));
      await centre.adjudicate(id, { outcome: 'RESOLVED_BUYER_FAVOUR', liable: 'SELLER', amount: '149.90', untold: true });
      const story = await post(stage, DESK, answer(seed, 'status'));
      await centre.quiet();
      check(centre.effects()[`refund-orders ${id}`] === 1, 'the refund was ordered');
      await caseAt(stage, id, { kind: 'dispute', state: 'closed', decision: 'decided', money: 'refunded' });
      return story;
    },
  },
];
