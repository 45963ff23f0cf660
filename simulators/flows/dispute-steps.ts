import type { Told } from '../marketplace/resolution-centre.ts';
import { check, type Story } from './expect.ts';
import { taken } from './shops.ts';
import type { Stage } from './stage.ts';

/** The resolution centre with its seller, and the carriers that know parcels. */
export type DisputeStage = Stage<'disputes' | 'expressCarriers' | 'relayCarriers'>;

/** Where the seller answers. */
export const DESK = 'comptoir-brise/answers';

/** The number of a dispute. */
export function disputeOf(seed: number): string {
  return `PDL-${seed}`;
}

/** A parcel of the post. */
export function parcelOf(seed: number): string {
  return `6A${String(seed % 100_000_000_000).padStart(11, '0')}`;
}

/** What the hub took of a webhook of the centre, with all that it caused, which is completed. */
export function told(stage: Pick<DisputeStage, 'ledger'>, sent: Promise<Told>): Promise<Story> {
  return taken(
    stage,
    sent.then(({ answer }) => answer),
  );
}

/** An answer of the seller. */
export function answer(seed: number, action: string, more: object = {}): object {
  return { dispute: disputeOf(seed), action, at: new Date().toISOString(), ...more };
}

/** The mediation has failed: an arbiter decides. */
export async function decided(stage: DisputeStage, seed: number, verdict: Parameters<Centre['adjudicate']>[1]): Promise<Story> {
  const { centre } = stage.partners.disputes;
  await told(stage, centre.escalate(disputeOf(seed)));
  return told(stage, centre.adjudicate(disputeOf(seed), verdict));
}

type Centre = DisputeStage['partners']['disputes']['centre'];

/** The text message of a template reached the gateway once, in these words. */
export function textSent(stage: DisputeStage, seed: number, template: string, words: string): void {
  const { texts } = stage.partners.disputes;
  const reference = `${disputeOf(seed)}/${template}/sms`;
  const text = texts.find(reference)?.text;
  check(text?.includes(words) === true, `the buyer is told "${words}" (it was "${text}")`);
  check(texts.effects()[`message ${reference}`] === 1, 'once');
}

/** The events that the seller was told, by name. */
export function deskEvents(stage: DisputeStage, seed: number): readonly string[] {
  return stage.partners.disputes.desk.events(disputeOf(seed)).map(({ event }) => event);
}
