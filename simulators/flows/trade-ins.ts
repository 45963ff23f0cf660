import { check, eventually } from './expect.ts';
import type { Flow } from './flow.ts';
import { checkCompleted, imeiOf, openShop, payouts, sellToSecondeVie, type TradeInStage } from './trade-in-shop.ts';

/** Trade-ins as they should go: offers of three buyers, inspection, registries, payout. */
export const tradeInFlows: readonly Flow<'tradeIns' | 'registries'>[] = [
  {
    name: 'trade-in-best-offer',
    tells: 'three buyers are asked; the best offer, with a campaign, is taken; counter-offer, registries, and the seller is paid once',
    run: async (stage, seed) => {
      const { secondeVie, transfers } = stage.partners.tradeIns;
      const shop = openShop(stage, `TI-${seed}-1`);
      await shop.ask();
      const offer = await sellToSecondeVie(stage, shop);
      check(
        offer['montant'] === '152.00' && offer['abondement'] === '20.00' && offer['total'] === '172.00',
        'price and top-up are told apart',
      );
      check((offer['autres'] as readonly unknown[]).length === 2, 'the other two offers are told too');
      await shop.buyerPosts(secondeVie.inspected(shop.number, { value: '120.00', grading: 'C' }));
      const counter = await shop.told('CONTRE_OFFRE');
      check(payouts(stage, shop) === 0, 'nothing is paid before the counter-offer is answered');
      await shop.answerCounter('ACCEPTER_CONTRE_OFFRE', counter);
      const paid = await shop.told('PAYEE');
      check(paid['montant'] === '140.00', 'the counter-offer and the top-up are paid');
      check(transfers.paid(`PO-${shop.number}`) === '140.00' && payouts(stage, shop) === 1, 'one transfer was made');
      check(secondeVie.effects()[`accept ${secondeVie.itemOf(shop.number)}`] === 1, 'the buyer knows that its second offer is taken');
      checkCompleted(shop.story());
      return shop.story();
    },
  },
  {
    name: 'trade-in-as-offered',
    tells: 'the device is as it was described: paid after the inspection, once a registry whose quota was used up has answered',
    run: async (stage, seed) => {
      const { secondeVie } = stage.partners.tradeIns;
      const { camara } = stage.partners.registries;
      const shop = openShop(stage, `TI-${seed}-2`);
      const imei = imeiOf(seed);
      camara.faults.add({ when: { operation: 'check-status', reference: imei }, times: 1, fault: { kind: 'quota', retryAfter: 1 } });
      await shop.ask({ imei });
      await sellToSecondeVie(stage, shop, { imei });
      await shop.buyerPosts(secondeVie.inspected(shop.number, { imei }));
      const paid = await shop.told('PAYEE');
      check(paid['montant'] === '172.00' && payouts(stage, shop) === 1, 'price and top-up are paid in one transfer');
      checkCompleted(shop.story());
      return shop.story();
    },
  },
  {
    name: 'trade-in-second-opinion',
    tells: 'the operators do not know the IMEI: a second registry is asked, and its certificate comes by itself',
    run: async (stage, seed) => {
      const { secondeVie } = stage.partners.tradeIns;
      const shop = openShop(stage, `TI-${seed}-3`);
      await shop.ask();
      await sellToSecondeVie(stage, shop, { imei: '357355090000321' });
      await shop.buyerPosts(secondeVie.inspected(shop.number, { imei: '357355090000321' }));
      await shop.told('PAYEE');
      const caseId = shop.story().root.caseId;
      check(caseId !== undefined, 'the trade-in is a case');
      await eventually('the certificate is in the case', async () => {
        const { items } = await stage.ledger.messages({ caseId, partner: 'checkmend', channel: 'certificates', limit: 1 });
        return items[0];
      });
      check(payouts(stage, shop) === 1, 'one transfer was made');
      return shop.story();
    },
  },
  {
    name: 'trade-in-buyer-pays',
    tells: 'a buyer in Switzerland has the best offer and pays by itself: its order is made, and nothing else is paid',
    run: async (stage, seed) => {
      const { revendo } = stage.partners.tradeIns;
      const shop = openShop(stage, `TI-${seed}-4`);
      await shop.ask({ reference: 'E1-256-BK' }, { pays: 'CH', devise: 'CHF' });
      const offer = await shop.told('OFFRE');
      check(offer['acheteur'] === 'REVENDO' && offer['devise'] === 'CHF', 'the best offer is that of Revendo, in francs');
      await shop.accept(offer, { iban: 'CH9300762011623852957' });
      const taken = await shop.told('ACCEPTEE');
      check(taken['etatAcheteur'] === 'pending_device', 'the buyer waits for the device');
      check(revendo.effects()[`finalize ${shop.number}`] === 1 && payouts(stage, shop) === 0, 'one order, no transfer of ours');
      checkCompleted(shop.story());
      return shop.story();
    },
  },
  {
    name: 'buyback-validated',
    tells: 'an order of a marketplace is fetched, the workshop finds what was sold, the registries agree: it is validated and paid',
    run: async (stage, seed) => {
      const { backMarket } = stage.partners.tradeIns;
      const shop = openShop(stage, `FR-${seed}-ABCDE`);
      await orderReceived(stage, shop.number);
      await shop.told('ACCEPTEE');
      await shop.workshop('RECU', { ...order(shop.number), imeiAttendu: '490154203237518', imeiRecu: '490154203237518' });
      await shop.workshop('CONFORME', { ...order(shop.number), etat: 'BON', montantInitial: '134.50', devise: 'EUR' });
      await eventually('the order is validated', async () => (backMarket.effects()[`validate ${shop.number}`] === 1 ? true : undefined));
      backMarket.advance(shop.number, 'PAID', { paymentDate: new Date().toISOString() });
      await shop.told('PAYEE');
      backMarket.advance(shop.number, 'MONEY_TRANSFERED');
      check(payouts(stage, shop) === 0, 'the marketplace pays, not we');
      checkCompleted(shop.story());
      return shop.story();
    },
  },
];

/** The consumer sells something on the site and it comes. */
async function orderReceived(stage: TradeInStage, number: string): Promise<void> {
  const { backMarket } = stage.partners.tradeIns;
  backMarket.place(number, { sku: 'E1-128-BK', value: 134.5 });
  backMarket.advance(number, 'RECEIVED', { receivalDate: new Date().toISOString(), trackingNumber: `8R${number}` });
}

const order = (number: string) => ({ acheteur: 'BACKMARKET', commandeAcheteur: number, inspecteur: 'Atelier 3' });
