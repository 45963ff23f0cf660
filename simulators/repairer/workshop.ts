/** A repair as the workshop keeps it. */
interface Repair {
  readonly workshop: string;
  readonly refs: Readonly<Record<string, unknown>>;
  readonly brand: string;
  readonly imei: string;
  readonly quote?: Quote;
  readonly bonus?: Bonus;
  readonly decision?: string;
  readonly ended?: 'repaired' | 'irreparable';
}

/** What an eco-organism calls the device, the workshop and the repair. */
export interface Bonus {
  readonly kind: string;
  readonly organisms: Readonly<
    Record<string, { readonly product: string; readonly brand: string; readonly site: string; readonly repair: string }>
  >;
}

/** The screen of a phone, at Ecologic. */
export const screenBonus: Bonus = {
  kind: 'TEL',
  organisms: { ecologic: { product: 'EEE.M6.060', brand: '1918', site: '8812', repair: 'G02' } },
};

interface Quote {
  readonly number: string;
  readonly net: number;
}

/** The workshop's books, and the events that it sends. Amounts are in cents of euro, without tax. */
export interface Workshop {
  /** A new order, or the one that there is already. */
  order(
    reference: string,
    refs: Repair['refs'],
    device: { readonly brand: string; readonly imei: string },
  ): { readonly workshop: string; readonly fresh: boolean };
  decide(quoteNumber: string, decision: string): boolean;
  invoice(reference: string): { readonly quote: Quote; readonly bonus?: Bonus } | undefined;
  received(reference: string): object;
  diagnosed(reference: string): object;
  waitsForParts(reference: string): object;
  /** @param bonus the customer is to have the repair bonus */
  quoted(reference: string, net: number, bonus?: Bonus): object;
  repaired(reference: string): object;
  irreparable(reference: string): object;
  /** Repaired or not, as the books say. */
  sentBack(reference: string): object;
  lent(reference: string, loan: string): object;
  givenBack(reference: string, loan: string): object;
  /** How a quote was decided. */
  decision(reference: string): string | undefined;
}

/** What French law has on repairs: 20 %. */
export const vatRate = '20.00';

/** Cents as the workshop writes them. */
export function euros(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Net, tax and gross of an amount without tax. */
export function sums(net: number): { readonly net: string; readonly vat: string; readonly gross: string; readonly vatRate: string } {
  const vat = Math.round(net / 5);
  return { net: euros(net), vat: euros(vat), gross: euros(net + vat), vatRate };
}

export function openWorkshop(now: () => Date): Workshop {
  const repairs = new Map<string, Repair>();
  let serial = 7_000;
  const of = (reference: string): Repair => {
    const repair = repairs.get(reference);
    if (repair === undefined) throw new Error(`simulator: the workshop has no order ${reference}`);
    return repair;
  };
  const note = (reference: string, change: Partial<Repair>): Repair => {
    const repair = { ...of(reference), ...change };
    repairs.set(reference, repair);
    return repair;
  };
  const tell = (reference: string, event: string, more: object): object => {
    const { workshop, refs } = of(reference);
    return { event, at: now().toISOString(), workshop, currency: 'EUR', refs, ...more };
  };
  const forBonus = (reference: string): object => {
    const { bonus, brand, imei } = of(reference);
    return bonus === undefined ? {} : { eco: bonus, device: { brand, imei } };
  };
  const byQuote = (number: string): string | undefined => [...repairs].find(([, repair]) => repair.quote?.number === number)?.[0];

  return {
    order: (reference, refs, { brand, imei }) => {
      const known = repairs.get(reference);
      if (known !== undefined) return { workshop: known.workshop, fresh: false };
      serial += 1;
      const workshop = `RP-${serial}`;
      repairs.set(reference, { workshop, refs, brand, imei });
      return { workshop, fresh: true };
    },
    decide: (quoteNumber, decision) => {
      const reference = byQuote(quoteNumber);
      if (reference === undefined) return false;
      note(reference, { decision });
      return true;
    },
    invoice: (reference) => {
      const { quote, bonus } = repairs.get(reference) ?? {};
      return quote === undefined ? undefined : { quote, ...(bonus === undefined ? {} : { bonus }) };
    },
    received: (reference) =>
      tell(reference, 'RECU', { parcel: 'INTACT', device: { matches: true, brand: of(reference).brand, imei: of(reference).imei } }),
    diagnosed: (reference) =>
      tell(reference, 'DIAGNOSTIC', {
        technician: 'C. Exemple',
        warranty: false,
        repeat: false,
        codes: [
          { kind: 'SYM', code: '131', label: 'Pas d’affichage' },
          { kind: 'SEC', code: 'LCD', label: 'Écran' },
          { kind: 'DEF', code: '7', label: 'Cassé' },
        ],
        parts: [{ number: 'DSP-E1', label: 'Écran E1', quantity: 1, condition: 'NEUF', state: 'BESOIN' }],
      }),
    waitsForParts: (reference) =>
      tell(reference, 'ETAT', {
        state: 'ATT_PIECES',
        parts: [{ number: 'DSP-E1', quantity: 1, state: 'RUPTURE', expectedOn: '2026-12-01' }],
      }),
    quoted: (reference, net, bonus) => {
      const number = `DV-${of(reference).workshop}`;
      note(reference, { quote: { number, net }, ...(bonus === undefined ? {} : { bonus }) });
      const labour = Math.min(net, 4_500);
      return tell(reference, 'DEVIS', {
        ...forBonus(reference),
        quote: {
          number,
          version: 1,
          ...sums(net),
          days: 5,
          lines: [
            { type: 'MO', label: 'Remplacement écran', net: euros(labour) },
            ...(net > labour ? [{ type: 'PI', label: 'Écran E1', part: 'DSP-E1', net: euros(net - labour) }] : []),
          ],
        },
      });
    },
    repaired: (reference) => {
      const { decision, quote } = of(reference);
      if (decision !== 'ACCORD' || quote === undefined) throw new Error(`simulator: nobody has approved the quote of ${reference}`);
      note(reference, { ended: 'repaired' });
      return tell(reference, 'TERMINE', {
        ...forBonus(reference),
        text: 'Écran remplacé',
        technician: 'C. Exemple',
        guaranteeUntil: '2027-02-22',
        codes: [{ kind: 'REP', code: 'A', label: 'Pièce remplacée' }],
        parts: [{ number: 'DSP-E1', label: 'Écran E1', quantity: 1, condition: 'NEUF', state: 'POSE' }],
        total: sums(quote.net),
      });
    },
    irreparable: (reference) => {
      note(reference, { ended: 'irreparable' });
      return tell(reference, 'IRREPARABLE', {
        cause: 'ECO',
        proposal: 'INDEMNISATION',
        wouldCost: '520.00',
        residualValue: '40.00',
        codes: [{ kind: 'DEF', code: 'M', label: 'Carte mère' }],
      });
    },
    sentBack: (reference) =>
      tell(reference, 'RENVOYE', { repaired: of(reference).ended === 'repaired', parcels: [`CB${of(reference).workshop.slice(3)}FR`] }),
    lent: (reference, loan) =>
      tell(reference, 'PRET_SORTI', {
        loan,
        device: { brand: 'Exemple', model: 'L1', serial: `L1-${loan}` },
        dueBackOn: '2026-12-20',
        deposit: '80.00',
      }),
    givenBack: (reference, loan) =>
      tell(reference, 'PRET_RENDU', {
        loan,
        device: { matches: true, brand: 'Exemple', model: 'L1', serial: `L1-${loan}` },
        depositState: 'RENDU',
      }),
    decision: (reference) => repairs.get(reference)?.decision,
  };
}
