import type { CaseSummary } from '../../core/spi/case-queries.ts';
import { notice, noticeNumber } from '../insurer/notices.ts';
import { check, post, type Story } from './expect.ts';
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

/** The claim and its repair: two cases, the one linked to the other. */
export async function claimAndRepair(stage: ClaimsStage, order: string): Promise<{ claim: CaseSummary; repair: CaseSummary }> {
  const { items } = await stage.ledger.cases({ q: order });
  const [repair, ...others] = items.filter(({ kind }) => kind === 'repair');
  check(repair !== undefined && others.length === 0, `there is one repair ${order}`);
  const record = await stage.ledger.case(repair.id);
  const links = record?.links ?? [];
  check(links.length === 1 && links[0]?.to === repair.id && links[0].kind === 'claim', 'the repair is linked to one claim');
  const { items: claims } = await stage.ledger.cases({ q: String(links[0]?.from) });
  const [claim] = claims;
  check(claim !== undefined, 'the claim is there');
  return { claim, repair };
}

/** State, decision, logistics and money in one text. */
export function axes({ state, decision, logistics, money }: CaseSummary): string {
  return [state, decision, logistics, money].join(' ');
}
