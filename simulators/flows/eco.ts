import type { News } from '../eco-organism/shop.ts';
import { cancelledLine, documentsLine, quotedLine, type Repair, repairedLine, repairOrderOf } from '../eco-organism/till.ts';
import { check, post, type Story } from './expect.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stage.ts';

type EcoStage = Stage<'eco'>;

/** Where the shop's till posts. */
const DESK = 'repar-eco-lyon/desk';

/** The bonus of a repair, from the quote to the money. */
export const ecoFlows: readonly Flow<'eco'>[] = [
  {
    name: 'ecologic-bonus',
    tells: 'a phone is repaired: claim, three documents, submission, decision and payment, each a step of its own',
    run: async (stage, seed) => {
      const story = await post(stage, DESK, repairedLine({ seed }, 'phone', ['facture', 'accord', 'plaque']));
      expectCompleted(story);
      const paid = told(stage, { seed }, 'eco.claim-paid');
      check(paid?.amount === '25.00' && paid.organism === 'ecologic', 'the shop is told that Ecologic paid 25 €');
      const { claim = '' } = paid;
      check(stage.partners.eco.ecologic.effects()[`Attachfile ${claim}`] === 3, 'three documents were attached');
      check(stage.partners.eco.ecologic.effects()[`submitclaim ${claim}`] === 1, 'the claim was submitted once');
      return story;
    },
  },
  {
    name: 'ecologic-incomplete-then-completed',
    tells: 'the nameplate of a phone is missing: 206, the shop is asked for it, sends it, and the claim is paid',
    run: async (stage, seed) => {
      const first = await post(stage, DESK, repairedLine({ seed }, 'phone', ['facture', 'accord']));
      expectCompleted(first);
      const wanted = told(stage, { seed }, 'eco.document-requested');
      check(wanted?.missing?.join() === 'nameplate' && wanted.claim !== undefined, 'the shop is asked for the nameplate');
      check(
        stage.partners.eco.ecologic.log
          .entries()
          .every(({ operation, reference }) => operation !== 'submitclaim' || reference !== wanted.claim),
        'nothing was submitted yet',
      );
      const second = await post(stage, DESK, documentsLine({ seed }, 'ecologic', wanted.claim, 'plaque'));
      expectCompleted(second);
      check(told(stage, { seed }, 'eco.claim-paid')?.amount === '25.00', 'the shop is told of the payment');
      return first;
    },
  },
  {
    name: 'ecologic-refuses',
    tells: 'the bonus on the invoice is not that of the catalogue on the day of repair: refused, with the reason',
    run: async (stage, seed) => {
      const line = repairedLine({ seed }, 'laptop', ['facture', 'accord']) as { readonly invoice: object };
      const story = await post(stage, DESK, { ...line, invoice: { ...line.invoice, bonus: '60.00', payable: '108.00' } });
      expectCompleted(story);
      const decided = told(stage, { seed }, 'eco.claim-decided');
      check(decided?.state === 'refused' && decided.reason?.label === 'Montant du bonus incorrect', 'the shop is told why');
      check(told(stage, { seed }, 'eco.claim-paid') === undefined, 'nothing is paid');
      return story;
    },
  },
  {
    name: 'ecologic-support-before-repair',
    tells: 'support is asked for with the quote, granted after a while, and the claim refers to it',
    run: async (stage, seed) => {
      const quoted = await post(stage, DESK, quotedLine({ seed }, 'laptop'));
      expectCompleted(quoted);
      const granted = told(stage, { seed }, 'eco.support-calculated', 'granted');
      check(granted?.request !== undefined && granted.amount === '50.00', 'the support is granted');
      const repaired = await post(stage, DESK, repairedLine({ seed }, 'laptop', ['facture', 'accord']));
      expectCompleted(repaired);
      check(told(stage, { seed }, 'eco.claim-paid')?.amount === '50.00', 'the bonus is paid');
      return quoted;
    },
  },
  {
    name: 'ecologic-code-after-cut-over',
    tells: 'a failure code of 2023 is refused since April 2024 (206); the corrected request is taken under the same number',
    run: async (stage, seed) => {
      const story = await post(stage, DESK, quotedLine({ seed }, 'laptop', { codes: { symptom: 'XX6', repair: 'XXX' } }));
      expectCompleted(story);
      const refused = told(stage, { seed }, 'eco.support-refused');
      check(refused?.faults?.[0]?.field === 'IRISRepair' && refused.request !== undefined, 'the shop is told which field is wrong');
      const corrected = await post(stage, DESK, quotedLine({ seed }, 'laptop', { correctionOf: refused.request }));
      expectCompleted(corrected);
      check(told(stage, { seed }, 'eco.support-calculated', 'granted')?.request === refused.request, 'granted under the same number');
      return story;
    },
  },
  {
    name: 'ecologic-brand-of-the-other',
    tells: 'Ecologic does not know the brand (404 with a Message): the shop is told whose it is',
    run: async (stage, seed) => {
      const story = await post(stage, DESK, quotedLine({ seed }, 'washer', { organism: 'ecologic' }));
      expectCompleted(story);
      check(told(stage, { seed }, 'eco.support-refused')?.otherOrganism === 'ecosystem', 'the shop is told of the other organism');
      return story;
    },
  },
  {
    name: 'ecosystem-bonus',
    tells: 'a washing machine is repaired: login, claim, a file to a presigned address, confirmation, decision, payment',
    run: async (stage, seed) => {
      const story = await post(stage, DESK, repairedLine({ seed }, 'washer', ['facture']));
      expectCompleted(story);
      const paid = told(stage, { seed }, 'eco.claim-paid');
      check(paid?.amount === '50.00' && paid.organism === 'ecosystem', 'the shop is told that ecosystem paid 50 €');
      check(stage.partners.eco.ecosystem.effects()[`storage ${paid.claim ?? ''}`] === 1, 'the invoice was uploaded once');
      return story;
    },
  },
  {
    name: 'ecosystem-calculates',
    tells: 'what ecosystem would pay, by the amount that its catalogue has for the day of repair',
    run: async (stage, seed) => {
      const story = await post(stage, DESK, quotedLine({ seed }, 'washer', { calculateOnly: true }));
      expectCompleted(story);
      check(told(stage, { seed }, 'eco.support-calculated', 'estimated')?.amount === '50.00', 'the shop is told the amount');
      return story;
    },
  },
  {
    name: 'ecosystem-rejects',
    tells: 'the claim is rejected after examination: the shop is told the code and its wording',
    run: async (stage, seed) => {
      const order = repairOrderOf({ seed });
      stage.partners.eco.ecosystem.faults.add({ when: { order }, times: 1, fault: { kind: 'reject', code: '12' } });
      const story = await post(stage, DESK, repairedLine({ seed }, 'washer', ['facture']));
      expectCompleted(story);
      const decided = told(stage, { seed }, 'eco.claim-decided');
      check(decided?.state === 'refused' && decided.reason?.code === '12', 'the shop is told that the consumer could not be reached');
      check(told(stage, { seed }, 'eco.claim-paid') === undefined, 'nothing is paid');
      return story;
    },
  },
  {
    name: 'ecosystem-second-repair-in-three-months',
    tells: 'the same device again within three months: rejected as a double; as a repeat under guarantee there is no claim',
    run: async (stage, seed) => {
      const first = await post(stage, DESK, repairedLine({ seed }, 'washer', ['facture']));
      expectCompleted(first);
      const { device } = repairedLine({ seed }, 'washer', []) as { readonly device: object };
      const again = { seed, n: 2 };
      const second = await post(stage, DESK, repairedLine(again, 'washer', ['facture'], { device }));
      expectCompleted(second);
      check(told(stage, again, 'eco.claim-decided')?.reason?.code === '05', 'the second claim is a double');
      const repeat = { seed, n: 3 };
      expectCompleted(await post(stage, DESK, repairedLine(repeat, 'washer', ['facture'], { device, repeat: true })));
      check(stage.partners.eco.ecosystem.effects()[`new_claim ${repairOrderOf(repeat)}`] === undefined, 'no claim for a repeat');
      return second;
    },
  },
  {
    name: 'ecosystem-token-expires',
    tells: 'the token ends before its time: the hub logs in again, and the claim goes its way',
    run: async (stage, seed) => {
      const { ecosystem } = stage.partners.eco;
      ecosystem.expireTokens();
      const before = ecosystem.logins();
      const story = await post(stage, DESK, repairedLine({ seed }, 'washer', ['facture']));
      expectCompleted(story);
      check(ecosystem.logins() > before, 'the hub logged in again');
      check(ecosystem.effects()[`new_claim ${repairOrderOf({ seed })}`] === 1, 'one claim');
      check(told(stage, { seed }, 'eco.claim-paid')?.amount === '50.00', 'the bonus is paid');
      return story;
    },
  },
  {
    name: 'ecosystem-taken-back',
    tells: 'a claim that waits for the nameplate of a phone is taken back: DELETE, which is possible in creation only',
    run: async (stage, seed) => {
      const story = await post(stage, DESK, repairedLine({ seed }, 'handset', ['facture']));
      expectCompleted(story);
      const wanted = told(stage, { seed }, 'eco.document-requested');
      check(wanted?.missing?.join() === 'nameplate' && wanted.claim !== undefined, 'the shop is asked for the nameplate');
      expectCompleted(await post(stage, DESK, cancelledLine({ seed }, 'ecosystem', wanted.claim)));
      check(told(stage, { seed }, 'eco.claim-cancelled')?.claim === wanted.claim, 'the shop is told that it is taken back');
      return story;
    },
  },
  {
    name: 'ecosystem-parts-without-consent',
    tells: 'parts from other devices without the consent of the consumer: stopped before the organism would reject it',
    run: async (stage, seed) => {
      const parts = [{ reference: 'P-77', quantity: 1, origin: 'piec' }];
      const story = await post(stage, DESK, repairedLine({ seed }, 'washer', ['facture'], { parts }));
      check(story.root.failure?.findings[0]?.code === 'E_CONTENT_REFUSED', 'the line of the till is dead, with the reason');
      check(stage.partners.eco.ecosystem.effects()[`new_claim ${repairOrderOf({ seed })}`] === undefined, 'no claim was made');
      const consented = { seed, n: 2 };
      const line = repairedLine(consented, 'washer', ['facture', 'accord'], { parts, consent: true });
      expectCompleted(await post(stage, DESK, line));
      check(told(stage, consented, 'eco.claim-paid')?.amount === '50.00', 'with the consent, the bonus is paid');
      return story;
    },
  },
];

/** The last piece of news of a kind about a repair. */
function told(stage: EcoStage, repair: Repair, event: string, state?: string): News | undefined {
  return stage.partners.eco.shop
    .news(repairOrderOf(repair))
    .findLast((news) => news.event === event && (state === undefined || news.state === state));
}

function expectCompleted({ messages }: Story): void {
  const unsettled = messages.find((message) => message.status !== 'completed');
  check(
    unsettled === undefined,
    `message ${unsettled?.id} is completed (it is ${unsettled?.status}: ${unsettled?.failure?.findings[0]?.code ?? 'a delivery failed'})`,
  );
}
