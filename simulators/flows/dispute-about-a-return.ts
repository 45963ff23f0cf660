import { returnJson } from '../retailer/returns.ts';
import { recadv } from '../supplier/documents.ts';
import { gln } from '../support/gs1.ts';
import { disputeOf, told } from './dispute-steps.ts';
import { check, post } from './expect.ts';
import type { Flow } from './flow.ts';
import { oneCase } from './one-case.ts';

/** A dispute about goods that were sent back. */
export const returnDisputeFlows: readonly Flow<'disputes' | 'returns' | 'retailEdi' | 'expressCarriers' | 'relayCarriers'>[] = [
  {
    name: 'dispute-about-a-return',
    tells:
      'a buyer waits for his money: the return is a case linked to the dispute, and its receipt is acknowledged at the centre by itself',
    run: async (stage, seed) => {
      const { centre } = stage.partners.disputes;
      const id = disputeOf(seed);
      const { returnNumber, lines } = returnJson({ seed, n: 1 });
      await post(stage, 'maison-lumen/returns-api', returnJson({ seed, n: 1 }));
      const returned = { number: returnNumber, merchant: 'MRC-LUMEN' };
      await told(stage, centre.deposit({ seed, reason: 'CREDIT_NOT_PROCESSED', returned, at: new Date() }));
      check(centre.effects()[`acknowledge-return-item ${id}`] === undefined, 'nothing has come back yet');
      const [line] = lines;
      const receipt = { number: `RD${seed}`, returnNumber, buyer: gln(1), gtin: line?.gtin ?? '', received: line?.quantity ?? 0 };
      const story = await post(stage, 'atelier-aubier/receipts', recadv(receipt), 'application/edifact');
      check(centre.effects()[`acknowledge-return-item ${id}`] === 1, 'the centre knows that the goods are back');
      const { links } = await oneCase(stage, id, ['dispute.opened', 'dispute.evidence-added'], { kind: 'dispute' });
      check(
        links.some(({ kind }) => kind === 'return'),
        'the case of the return is linked',
      );
      return story;
    },
  },
];
