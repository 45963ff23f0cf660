import { check, eventually } from './expect.ts';
import type { Flow } from './flow.ts';
import { imeiOf, openShop, payouts, STOLEN_IMEI, sellToSecondeVie, type TradeInStage } from './trade-in-shop.ts';

/** Trade-ins that do not go as they should. */
export const tradeInFaultFlows: readonly Flow<'tradeIns' | 'registries'>[] = [
  {
    name: 'trade-in-buyer-away',
    tells: 'one buyer does not answer, one answers 503: the best of who is there, in time',
    run: async (stage, seed) => {
      const { revendo, backMarket } = stage.partners.tradeIns;
      const shop = openShop(stage, `TF-${seed}-1`);
      revendo.faults.add({ when: { operation: 'quote', reference: shop.number }, times: 1, fault: { kind: 'status', status: 503 } });
      backMarket.faults.add({ when: { operation: 'listings' }, times: 1, fault: { kind: 'hang' } });
      await shop.ask();
      const offer = await shop.told('OFFRE');
      check(offer['acheteur'] === 'SECONDEVIE', 'the offer of the one that answers is told');
      const others = offer['autres'] as readonly { readonly motif?: string }[];
      check(others.length === 2 && others.every(({ motif }) => motif !== undefined), 'and why there is none of the others');
      return shop.story();
    },
  },
  {
    name: 'trade-in-blacklisted',
    tells: 'another device comes than was described, and it is stolen: suspended, nothing is paid',
    run: async (stage, seed) => {
      const { secondeVie } = stage.partners.tradeIns;
      const shop = openShop(stage, `TF-${seed}-2`);
      await shop.ask();
      await sellToSecondeVie(stage, shop, { imei: STOLEN_IMEI });
      const came = await shop.told('RECUE');
      check(came['conforme'] === false && came['imeiRecu'] === STOLEN_IMEI, 'the shop learns that another device came');
      const stopped = await shop.told('SUSPENDUE');
      check(
        (stopped['motifs'] as readonly { readonly motif?: string }[])[0]?.motif === 'LISTE_NOIRE',
        'the shop learns that the device is on a blacklist',
      );
      await shop.buyerPosts(secondeVie.inspected(shop.number, { imei: STOLEN_IMEI }));
      await shop.told('EXPERTISEE');
      check(payouts(stage, shop) === 0 && shop.count('PAYEE') === 0, 'nothing is paid, however the inspection ends');
      return shop.story();
    },
  },
  {
    name: 'trade-in-order-exists',
    tells: 'the answer to an order is lost: asked again, the buyer says 409 with the order that exists, and that is success',
    run: async (stage, seed) => {
      const { revendo } = stage.partners.tradeIns;
      const shop = openShop(stage, `TF-${seed}-3`);
      revendo.faults.add({ when: { operation: 'finalize', reference: shop.number }, times: 1, fault: { kind: 'cut', after: 'work' } });
      await shop.ask({ reference: 'E1-256-BK' }, { pays: 'CH', devise: 'CHF' });
      const story = await shop.accept(await shop.told('OFFRE'));
      await shop.told('ACCEPTEE');
      const delivery = story.deliveries.find(({ channel }) => channel === 'orders');
      check(delivery?.status === 'delivered' && delivery.attempts.length === 2, 'two attempts, and the second is success');
      check(revendo.effects()[`finalize ${shop.number}`] === 1, 'one order was made');
      return shop.story();
    },
  },
  {
    name: 'trade-in-offer-expired',
    tells: 'the customer comes back after the hour of the offer: refused with the cause',
    run: async (stage, seed) => {
      const { revendo } = stage.partners.tradeIns;
      const shop = openShop(stage, `TF-${seed}-4`);
      revendo.faults.add({ when: { operation: 'finalize', reference: shop.number }, times: 1, fault: { kind: 'expire' } });
      await shop.ask({ reference: 'E1-256-BK' }, { pays: 'CH', devise: 'CHF' });
      await shop.accept(await shop.told('OFFRE'));
      const refused = await shop.told('REFUSEE');
      check(refused['cause'] === 'offer_expired', 'the shop learns why');
      check(revendo.effects()[`finalize ${shop.number}`] === undefined, 'no order was made');
      return shop.story();
    },
  },
  {
    name: 'trade-in-sent-back',
    tells: 'the customer does not take the counter-offer: the buyer sends the device back',
    run: async (stage, seed) => {
      const { secondeVie } = stage.partners.tradeIns;
      const shop = openShop(stage, `TF-${seed}-5`);
      await shop.ask();
      await sellToSecondeVie(stage, shop);
      await shop.buyerPosts(secondeVie.inspected(shop.number, { value: '30.00', grading: 'D' }));
      const counter = await shop.told('CONTRE_OFFRE');
      await shop.answerCounter('REFUSER_CONTRE_OFFRE', counter);
      check(secondeVie.effects()[`decline ${secondeVie.itemOf(shop.number)}`] === 1, 'the buyer knows');
      await shop.buyerPosts(secondeVie.returned(shop.number));
      const end = await shop.told('ANNULEE');
      check(end['ensuite'] === 'RENVOYER' && payouts(stage, shop) === 0, 'it comes back, and nothing is paid');
      return shop.story();
    },
  },
  {
    name: 'trade-in-check-expired',
    tells: 'what the registry said has expired when the seller agrees: it is asked again before anything is paid',
    run: async (stage, seed) => {
      const { secondeVie } = stage.partners.tradeIns;
      const { camara } = stage.partners.registries;
      const shop = openShop(stage, `TF-${seed}-6`);
      const imei = imeiOf(seed);
      camara.faults.add({ when: { operation: 'check-status', reference: imei }, times: 1, fault: { kind: 'stale' } });
      await shop.ask({ imei });
      await sellToSecondeVie(stage, shop, { imei });
      await shop.buyerPosts(secondeVie.inspected(shop.number, { imei, value: '120.00' }));
      const counter = await shop.told('CONTRE_OFFRE');
      await shop.answerCounter('ACCEPTER_CONTRE_OFFRE', counter);
      await shop.told('PAYEE');
      const asked = camara.log.entries().filter(({ operation, reference }) => operation === 'check-status' && reference === imei);
      check(asked.length === 2 && payouts(stage, shop) === 1, 'asked twice, paid once');
      return shop.story();
    },
  },
  {
    name: 'payout-under-way',
    tells: 'the transfer is under way, and its answer is cut off: asked again under its reference, paid once',
    run: async (stage, seed) => {
      const { transfers, secondeVie } = stage.partners.tradeIns;
      const shop = openShop(stage, `TF-${seed}-7`);
      const when = { reference: `PO-${shop.number}` };
      transfers.faults.add({ when, times: 1, fault: { kind: 'cut', after: 'work' } }, { when, times: 1, fault: { kind: 'pending' } });
      await shop.ask();
      await sellToSecondeVie(stage, shop);
      await shop.buyerPosts(secondeVie.inspected(shop.number));
      await shop.told('PAYEE');
      check(payouts(stage, shop) === 1, 'one transfer was made');
      return shop.story();
    },
  },
  {
    name: 'buyback-counter-offer',
    tells: 'a counter-offer without a picture is refused with 422 and said so; with one, after a quota of the day, it is taken',
    run: async (stage, seed) => {
      const { backMarket } = stage.partners.tradeIns;
      const shop = openShop(stage, `FR-${seed}-COUNT`);
      await arrived(stage, shop.number);
      await shop.told('ACCEPTEE');
      const found = {
        acheteur: 'BACKMARKET',
        commandeAcheteur: shop.number,
        etat: 'ECRAN_CASSE',
        montantInitial: '134.50',
        montant: '60.00',
        devise: 'EUR',
        motifs: ['ECRAN_CASSE'],
        commentaire: "L'écran est fendu.",
      };
      await shop.workshop('CONTRE_OFFRE', found);
      const refused = await shop.told('REFUSEE');
      check((refused['champs'] as readonly { readonly champ?: string }[])[0]?.champ === 'files', 'the workshop learns what is missing');
      const when = { operation: 'counter-offer', reference: shop.number };
      backMarket.faults.add({ when, times: 1, fault: { kind: 'status', status: 429, retryAfter: 1 } });
      await shop.workshop('CONTRE_OFFRE', { ...found, photos: [{ nom: 'ecran.jpg', mediaType: 'image/jpeg', base64: '/9j/4AAQ' }] });
      check(backMarket.effects()[`counter-offer ${shop.number}`] === 1, 'one counter-offer was made');
      await shop.told('CONTRE_OFFRE');
      backMarket.advance(shop.number, 'VALIDATED');
      await shop.told('CONTRE_OFFRE_ACCEPTEE');
      return shop.story();
    },
  },
  {
    name: 'buyback-locked',
    tells: 'the device that came is bound to an account: the order is suspended at the marketplace with its reason',
    run: async (stage, seed) => {
      const { backMarket } = stage.partners.tradeIns;
      const shop = openShop(stage, `FR-${seed}-LOCKD`);
      await arrived(stage, shop.number);
      await shop.told('ACCEPTEE');
      await shop.workshop('RECU', { acheteur: 'BACKMARKET', commandeAcheteur: shop.number, imeiRecu: '012748000000992' });
      await eventually('the order is suspended', async () => (backMarket.effects()[`suspend ${shop.number}`] === 1 ? true : undefined));
      await shop.told('SUSPENDUE');
      check(backMarket.effects()[`validate ${shop.number}`] === undefined, 'nothing is paid');
      return shop.story();
    },
  },
];

/** A consumer's device is at the workshop. */
async function arrived(stage: TradeInStage, number: string): Promise<void> {
  const { backMarket } = stage.partners.tradeIns;
  backMarket.place(number, { sku: 'E1-128-BK', value: 134.5 });
  backMarket.advance(number, 'TO_SEND');
}
