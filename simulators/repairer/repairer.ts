import { json, type RestCall, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import { type Bonus, euros, openWorkshop, sums, vatRate, type Workshop } from './workshop.ts';

/** The workshop does not take the order. */
export interface RefuseFault {
  readonly kind: 'refuse';
  readonly code: string;
  readonly message: string;
}

export interface RepairerOptions extends RestPartnerOptions<RefuseFault> {
  /** Requests must carry it as `X-API-Key: KEY`. */
  readonly apiKey?: string;
}

/** A workshop with an API of its own. Faults have the facts `operation` and `reference`: the number of the order, quote, loan or invoice. */
export interface Repairer extends RestPartner<RefuseFault> {
  readonly workshop: Workshop;
  /** What the payer said of invoices, in order. */
  readonly invoiceStates: readonly string[];
}

export async function startRepairer(options: RepairerOptions = {}): Promise<Repairer> {
  const now = options.now ?? (() => new Date());
  const workshop = openWorkshop(now);
  const invoiceStates: string[] = [];
  const field =
    (name: string) =>
    (call: RestCall): string =>
      text(group(call.json)[name]);
  const partner = await startRestPartner<RefuseFault>(
    options,
    [
      {
        operation: 'order',
        method: 'POST',
        path: '/v2/repair-orders',
        reference: field('reference'),
        answer: (call, effect) => {
          const { reference, refs, device } = group(call.json);
          const { brand, imei } = group(device);
          if (text(brand) === '') return json(422, { error: { code: 'MARQUE', message: 'La marque manque' } });
          const { workshop: number, fresh } = workshop.order(text(reference), group(refs), { brand: text(brand), imei: text(imei) });
          if (fresh) effect();
          return json(fresh ? 201 : 409, { workshop: number, state: 'ANNONCE' });
        },
        faulty: ({ code, message }) => json(422, { error: { code, message } }),
      },
      {
        operation: 'decision',
        method: 'POST',
        path: '/v2/quote-decisions',
        reference: field('quote'),
        answer: (call, effect) => {
          const { quote, decision, mode } = group(call.json);
          if (!workshop.decide(text(quote), text(decision))) return json(422, { error: { code: 'DEVIS', message: 'Devis inconnu' } });
          effect({ decision, mode });
          return json(200, { quote, state: decision === 'ACCORD' ? 'EN_COURS' : 'ANNULE' });
        },
      },
      {
        operation: 'loan',
        method: 'POST',
        path: '/v2/loans',
        reference: field('loan'),
        answer: (call, effect) => {
          effect();
          return json(201, { loan: group(call.json)['loan'], state: 'RESERVE' });
        },
      },
      {
        operation: 'invoice-order',
        method: 'POST',
        path: '/v2/invoice-orders',
        reference: field('order'),
        answer: (call, effect) => {
          const { order, bonus, payable } = group(call.json);
          const work = workshop.invoice(text(order));
          if (work === undefined) return json(422, { error: { code: 'DEVIS', message: 'Rien à facturer' } });
          effect();
          const { number, net } = work.quote;
          return json(201, {
            invoice: `FA-${number}`,
            date: now().toISOString().slice(0, 10),
            currency: 'EUR',
            ...sums(net),
            vatRate,
            lines: [{ type: 'MO', label: 'Réparation', net: euros(net) }],
            ...(bonus === undefined ? {} : { bonus: group(bonus)['amount'], payable, ...claimOf(number, work.bonus) }),
          });
        },
      },
      {
        operation: 'bonus-news',
        method: 'POST',
        path: '/v2/bonus-news',
        reference: (call) => `${text(group(call.json)['event'])} ${text(group(call.json)['order'])}`,
        answer: (call, effect) => {
          effect(group(call.json));
          return json(200, { taken: true });
        },
      },
      {
        operation: 'invoice-state',
        method: 'POST',
        path: '/v2/invoice-states',
        reference: field('invoice'),
        answer: (call, effect) => {
          const { invoice, state } = group(call.json);
          invoiceStates.push(`${text(invoice)} ${text(state)}`);
          effect({ state });
          return json(200, { invoice, state });
        },
      },
    ],
    ({ headers }) =>
      options.apiKey === undefined || headers['x-api-key'] === options.apiKey
        ? undefined
        : json(401, { error: { code: 'CLE', message: 'Clé inconnue' } }),
  );
  return { ...partner, workshop, invoiceStates };
}

/** What the claim for a bonus needs: the workshop's numbers at the organisms, and the documents. */
function claimOf(quote: string, bonus: Bonus | undefined): object {
  const file = (kind: string, name: string, mediaType: string) => ({
    kind,
    name: `${quote}-${name}`,
    mediaType,
    data: Buffer.from(`${kind} ${quote}`).toString('base64'),
  });
  return {
    sites: Object.fromEntries(Object.entries(bonus?.organisms ?? {}).map(([organism, { site }]) => [organism, site])),
    documents: [
      file('FACTURE', 'facture.pdf', 'application/pdf'),
      file('ACCORD', 'accord.pdf', 'application/pdf'),
      file('PLAQUE', 'plaque.jpg', 'image/jpeg'),
    ],
  };
}

function group(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
