import type { CaseSummary } from '../../core/spi/ledger/case-queries.ts';
import { notice, noticeNumber } from '../insurer/notices.ts';
import { check, eventually, post, type Story } from './expect.ts';
import type { Stage } from './stage.ts';

export type ClaimsStage = Stage<'claims'>;

/** A story in which nothing went wrong. */
export function allCompleted(story: Story): Story {
  const other = story.messages.find(({ status }) => status !== 'completed');
  check(
    other === undefined,
    `message ${other?.id} (${other?.types.join()}) is completed (it is ${other?.status}: ${other?.failure?.findings[0]?.message ?? 'a delivery failed'})`,
  );
  return story;
}

/** Reports a loss; the insurer takes it in three steps.
 *  @param reference the number of the notice */
export async function registered(stage: ClaimsStage, document: object, reference: string): Promise<{ story: Story; claimNumber: string }> {
  const story = allCompleted(await post(stage, 'portail-sinistres/notices', document));
  const claim = stage.partners.claims.insurer.claim(reference);
  check(claim?.state === 'open', 'the insurer has an open claim');
  const [told] = stage.partners.claims.portal.told(reference);
  check(told?.['event'] === 'claim.registered' && told['claim'] === claim.claimNumber, 'the portal knows the number of the claim');
  return { story, claimNumber: claim.claimNumber };
}

/** A loss that is covered, with an order for the workshop. */
export async function orderedRepair(stage: ClaimsStage, seed: number): Promise<{ reference: string; claimNumber: string; order: string }> {
  const reference = noticeNumber({ seed });
  const { claimNumber } = await registered(stage, notice({ seed }), reference);
  const { insurer, repairer } = stage.partners.claims;
  allCompleted(await post(stage, 'assurance-horizon/events', insurer.adjuster.coverage(reference, { service: 'quoteandservice' })));
  const order = insurer.claim(reference)?.serviceRequest?.serviceRequestNumber ?? '';
  check(repairer.effects()[`order ${order}`] === 1, 'the workshop has the order, once');
  return { reference, claimNumber, order };
}

/** The workshop tells something, and all that comes of it goes well. */
export async function tell(stage: ClaimsStage, event: object): Promise<Story> {
  return allCompleted(await post(stage, 'atelier-reparo/events', event));
}

/** The claim and its repair are two cases, the one linked to the other, and stand where they should: state, decision, logistics and
 *  money in one text. What a case has come to is worked out soon after its messages, not with them. */
export async function cases(
  stage: ClaimsStage,
  order: string,
  wanted: { readonly claim?: string; readonly repair?: string },
): Promise<void> {
  const say = Object.entries(wanted).map(([kind, axes]) => `the ${kind} is ${axes}`);
  await eventually(`a claim with its repair ${order}: ${say.join(', ')}`, async () => {
    const repairs = (await stage.ledger.cases({ q: order })).items.filter(({ kind }) => kind === 'repair');
    const [repair] = repairs;
    const links = repair === undefined ? [] : ((await stage.ledger.case(repair.id))?.links ?? []);
    const link = links.find(({ to, relation }) => to === repair?.id && relation === 'repair');
    if (repairs.length !== 1 || link?.kind !== 'claim') return undefined;
    const [claim] = (await stage.ledger.cases({ q: link.from })).items;
    return holds(repair, wanted.repair) && holds(claim, wanted.claim) ? true : undefined;
  });
}

function holds(found: CaseSummary | undefined, axes: string | undefined): boolean {
  if (found === undefined) return false;
  return axes === undefined || [found.state, found.decision, found.logistics, found.money].join(' ') === axes;
}
