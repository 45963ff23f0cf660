import { setTimeout as pause } from 'node:timers/promises';
import { imeiOfNotice, notice, noticeNumber } from '../insurer/notices.ts';
import { screenBonus } from '../repairer/workshop.ts';
import { allCompleted, cases, registered, tell } from './claims-steps.ts';
import { check, post, type Story } from './expect.ts';
import type { Flow } from './flow.ts';
import type { Stage } from './stage.ts';
import { STOLEN_IMEI } from './trade-in-shop.ts';

type DeviceStage = Stage<'claims' | 'registries' | 'eco'>;

/** Claims whose devices registries are asked about, and whose repairs eco-organisms pay part of. */
export const claimDeviceFlows: readonly Flow<'claims' | 'registries' | 'eco'>[] = [
  {
    name: 'claim-to-bonus',
    tells: 'a loss is reported, the registry clears the phone, it is repaired, Ecologic pays its part, the insurer is invoiced the rest',
    run: repairedWithBonus,
  },
  {
    name: 'claim-device-blacklisted',
    tells: 'the phone of a claim is reported stolen: the claim is on hold, insurer and insured know why, nothing is repaired',
    run: async (stage, seed) => {
      const reference = noticeNumber({ seed });
      const { insurer, portal, repairer } = stage.partners.claims;
      const { claimNumber } = await registered(stage, notice({ seed, imei: STOLEN_IMEI }), reference);
      check(notes(stage, reference) === 1, 'the insurer has a note in the file of the claim');
      const [told] = portal.told(claimNumber).filter(({ event }) => event === 'claim.updated');
      check(
        told?.['state'] === 'on_hold' && (told['reason'] as { readonly code?: string }).code === 'stolen',
        'the insured learns that the claim is on hold, and why',
      );
      const story = allCompleted(
        await post(stage, 'assurance-horizon/events', insurer.adjuster.coverage(reference, { service: 'quoteandservice' })),
      );
      const order = insurer.claim(reference)?.serviceRequest?.serviceRequestNumber ?? '';
      check(order !== '' && repairer.effects()[`order ${order}`] === undefined, 'nothing is ordered, whatever the insurer decides');
      check(notes(stage, reference) === 2, 'the insurer is told again');
      return story;
    },
  },
  {
    name: 'claim-theft-not-asked',
    tells: 'a phone that was stolen is on a blacklist as it should be: no registry is asked',
    run: async (stage, seed) => {
      const reference = noticeNumber({ seed });
      const { story } = await registered(stage, notice({ seed, cause: 'vol' }), reference);
      check(asked(stage, imeiOfNotice({ seed })) === 0 && notes(stage, reference) === 0, 'nobody asked, nobody is warned');
      return story;
    },
  },
  {
    name: 'claim-check-stale',
    tells: "the registry's answer has expired when the insurer decides: asked again, then the repair is ordered, once",
    run: async (stage, seed) => {
      const reference = noticeNumber({ seed });
      const { insurer, repairer } = stage.partners.claims;
      const imei = imeiOfNotice({ seed });
      const when = { operation: 'check-status', reference: imei };
      stage.partners.registries.camara.faults.add({ when, times: 1, fault: { kind: 'stale' } });
      await registered(stage, notice({ seed }), reference);
      const covered = insurer.adjuster.coverage(reference, { service: 'quoteandservice' });
      const story = allCompleted(await post(stage, 'assurance-horizon/events', covered));
      const order = insurer.claim(reference)?.serviceRequest?.serviceRequestNumber ?? '';
      check(asked(stage, imei) === 2, 'the registry is asked again');
      check(repairer.effects()[`order ${order}`] === 1, 'the workshop has the order, once');
      return story;
    },
  },
  {
    name: 'claim-check-expires',
    tells: "the registry's answer expires before the invoice: asked again, then the invoice is ordered, once",
    run: async (stage, seed) => {
      const reference = noticeNumber({ seed });
      const { insurer, repairer } = stage.partners.claims;
      const imei = imeiOfNotice({ seed });
      const expires = Date.now() + HOLDS_MS;
      const when = { operation: 'check-status', reference: imei };
      stage.partners.registries.camara.faults.add({ when, times: 1, fault: { kind: 'stale', ageMs: DAY_MS - HOLDS_MS } });
      await registered(stage, notice({ seed }), reference);
      await post(stage, 'assurance-horizon/events', insurer.adjuster.coverage(reference, { service: 'quoteandservice' }));
      const order = insurer.claim(reference)?.serviceRequest?.serviceRequestNumber ?? '';
      await tell(stage, repairer.workshop.received(order));
      await tell(stage, repairer.workshop.quoted(order, 9_000));
      await pause(Math.max(0, expires + 500 - Date.now()));
      const story = await tell(stage, repairer.workshop.repaired(order));
      check(asked(stage, imei) === 2, 'the registry is asked again');
      check(repairer.effects()[`invoice-order ${order}`] === 1, 'the invoice is ordered, once');
      await cases(stage, order, { repair: 'closing authorised repaired instructed' });
      return story;
    },
  },
];

/** How long an answer of the registry holds, as the pack has it; and how long it does in the flow where it expires. */
const DAY_MS = 24 * 3_600_000;
const HOLDS_MS = 2_000;

async function repairedWithBonus(stage: DeviceStage, seed: number): Promise<Story> {
  const reference = noticeNumber({ seed });
  const { insurer, repairer } = stage.partners.claims;
  const { workshop } = repairer;
  await registered(stage, notice({ seed, brand: 'Xiaomi' }), reference);
  check(asked(stage, imeiOfNotice({ seed })) === 1, 'the registry was asked, once');
  await post(stage, 'assurance-horizon/events', insurer.adjuster.coverage(reference, { service: 'quoteandservice' }));
  const order = insurer.claim(reference)?.serviceRequest?.serviceRequestNumber ?? '';
  check(repairer.effects()[`order ${order}`] === 1, 'the workshop has the order');
  await tell(stage, workshop.received(order));
  await tell(stage, workshop.quoted(order, 12_000, screenBonus));
  check(workshop.decision(order) === 'ACCORD', 'the hub approved 144.00 by itself');
  check(told(stage, 'eco.support-calculated', order) === '25.00', 'the workshop knows what Ecologic would pay');
  const story = await tell(stage, workshop.repaired(order));
  check(repairer.effects()[`invoice-order ${order}`] === 1, 'the invoice was ordered');
  check(
    (insurer.claim(reference)?.invoices[0]?.amount as { readonly amount?: string } | undefined)?.amount === '119.00',
    'the insurer is invoiced the price less the bonus',
  );
  check(told(stage, 'eco.claim-paid', order) === '25.00', 'Ecologic paid the bonus');
  await tell(stage, workshop.sentBack(order));
  await post(stage, 'assurance-horizon/events', insurer.adjuster.invoice(reference, 'paid'));
  await cases(stage, order, { claim: 'open authorised none none', repair: 'closed authorised sent_back settled' });
  return story;
}

/** How often the registry was asked about an IMEI. */
function asked({ partners }: DeviceStage, imei: string): number {
  const { log } = partners.registries.camara;
  return log.entries().filter(({ operation, reference }) => operation === 'check-status' && reference === imei).length;
}

/** How many notes the file of a claim has. */
function notes({ partners }: DeviceStage, reference: string): number {
  return partners.claims.insurer.effects()[`note ${reference}`] ?? 0;
}

/** The amount in the last news of a kind about a bonus. */
function told({ partners }: DeviceStage, event: string, order: string): string | undefined {
  const entries = partners.claims.repairer.log.entries();
  const news = entries.findLast(({ event: kind, reference }) => kind === 'effect' && reference === `${event} ${order}`);
  return (news?.detail as { readonly amount?: string } | undefined)?.amount;
}
