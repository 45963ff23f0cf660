import type { Finding } from '../buyer/seconde-vie.ts';
import type { TradeInEvent } from '../retailer/trade-in-app.ts';
import { check, eventually, post, type Story } from './expect.ts';
import type { Stage } from './stage.ts';

export type TradeInStage = Stage<'tradeIns' | 'registries'>;

/** A device that no registry knows anything against. */
export const CLEAN_IMEI = '490154203237518';
/** The IMEI that is stolen in the standard's example. */
export const STOLEN_IMEI = '001017000042179';

/** One trade-in at the counter: what the shop posts, what its app is told, and everything that came of it. */
export interface Shop {
  readonly number: string;
  /** Asks for offers. */
  ask(device?: Readonly<Record<string, unknown>>, more?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Waits for an event of the app.
   *  @param which the how-manieth of its kind, from 0 */
  told(evenement: string, which?: number): Promise<TradeInEvent>;
  /** How many events of a kind came by now. */
  count(evenement: string): number;
  /** The customer takes an offer. */
  accept(offer: TradeInEvent, more?: Readonly<Record<string, unknown>>): Promise<Story>;
  /** The customer answers an offer that the buyer made after it had seen the device. */
  answerCounter(reponse: 'ACCEPTER_CONTRE_OFFRE' | 'REFUSER_CONTRE_OFFRE', counter: TradeInEvent): Promise<Story>;
  /** The workshop says what it found. */
  workshop(constat: string, more: Readonly<Record<string, unknown>>): Promise<Story>;
  /** The buyer that posts its trades tells something. */
  buyerPosts(trade: Readonly<Record<string, unknown>>): Promise<Story>;
  /** Everything that happened. */
  story(): Story;
}

/** A trade-in of this run. */
export function openShop(stage: TradeInStage, number: string): Shop {
  const { app } = stage.partners.tradeIns;
  const stories: Story[] = [];
  const send = async (channel: string, body: object): Promise<Story> => {
    const story = await post(stage, channel, body);
    stories.push(story);
    return story;
  };
  const events = (evenement: string) => app.events(number).filter((event) => event.evenement === evenement);
  return {
    number,
    ask: async (device = {}, more = {}) => {
      const appareil = { ...phone, imei: CLEAN_IMEI, ...device };
      const body = { reprise: number, demandeLe: at(), pays: 'FR', devise: 'EUR', campagne: 'BIENVENUE', appareil, ...more };
      await send('reprise-boutique/requests', body);
    },
    told: (evenement, which = 0) => eventually(`the shop is told ${evenement} of ${number}`, async () => events(evenement)[which]),
    count: (evenement) => events(evenement).length,
    accept: ({ acheteur, offre, montant, devise, abondement }, more = {}) =>
      send('reprise-boutique/answers', {
        reprise: number,
        reponse: 'ACCEPTER',
        le: at(),
        acheteur,
        offre,
        montant,
        devise,
        ...(abondement === undefined ? {} : { abondement, campagne: 'BIENVENUE' }),
        vendeur: seller,
        appareil: { reference: phone.reference, imei: CLEAN_IMEI },
        iban: 'FR7630006000011234567890189',
        ...more,
      }),
    answerCounter: (reponse, { acheteur, offre, commandeAcheteur, montant, devise }) =>
      send('reprise-boutique/answers', {
        ...{ reprise: number, reponse, le: at(), acheteur, offre, commandeAcheteur },
        ...(reponse === 'ACCEPTER_CONTRE_OFFRE' ? { montant, devise } : { ensuite: 'RENVOYER' }),
      }),
    workshop: (constat, more) => send('reprise-boutique/workshop', { reprise: number, constat, le: at(), ...more }),
    buyerPosts: (trade) => send('seconde-vie/trades', [trade]),
    story: () => {
      const [first] = stories;
      check(first !== undefined, `something happened to ${number}`);
      return {
        root: first.root,
        messages: stories.flatMap(({ messages }) => messages),
        deliveries: stories.flatMap(({ deliveries }) => deliveries),
      };
    },
  };
}

/** The way to a received device at the buyer that posts its trades: offer, acceptance, receipt. */
export async function sellToSecondeVie(stage: TradeInStage, shop: Shop, finding: Finding = {}): Promise<TradeInEvent> {
  const offer = await shop.told('OFFRE');
  check(offer['acheteur'] === 'SECONDEVIE', `the best offer is that of Seconde Vie (it is ${String(offer['acheteur'])})`);
  await shop.accept(offer);
  await shop.told('ACCEPTEE');
  await shop.buyerPosts(stage.partners.tradeIns.secondeVie.received(shop.number, finding));
  return offer;
}

/** How often a transfer was made for a trade-in. */
export function payouts(stage: TradeInStage, shop: Shop): number {
  return stage.partners.tradeIns.transfers.effects()[`payout PO-${shop.number}`] ?? 0;
}

/** An IMEI of this run, with its check digit (Luhn). */
export function imeiOf(seed: number): string {
  const body = `86${String(seed).padStart(12, '0').slice(-12)}`;
  const sum = [...body].reverse().reduce((total, digit, n) => {
    const value = Number(digit) * (n % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Everything of these stories came to its end. */
export function checkCompleted({ messages }: Story): void {
  const unsettled = messages.find(({ status }) => status !== 'completed');
  const why = unsettled?.failure?.findings[0]?.code ?? 'a delivery failed';
  check(unsettled === undefined, `message ${unsettled?.id} is completed (it is ${unsettled?.status}: ${why})`);
}

const phone = {
  reference: 'E1-128-BK',
  categorie: 'TELEPHONE',
  nom: 'Téléphone E1, 128 Go',
  marque: 'Exemple',
  modele: 'E1',
  memoire: '128 GB',
  etat: 'BON',
  allume: true,
};

const seller = {
  nom: 'Exemple',
  prenom: 'Camille',
  email: 'camille@exemple.example',
  telephone: '+33600000000',
  rue: '3 allée des Tests',
  codePostal: '69003',
  ville: 'Lyon',
  pays: 'FR',
};

/** Now: documents of one case follow one another. */
function at(): string {
  return new Date().toISOString();
}
