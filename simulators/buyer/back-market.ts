import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';

/** A buyback order, as the interface gives it; the fields of the published description. */
export interface BuybackOrder {
  readonly orderPublicId: string;
  readonly creationDate: string;
  readonly modificationDate: string;
  readonly status: string;
  readonly originalPrice: BuybackPrice;
  readonly counterOfferPrice?: BuybackPrice;
  readonly [field: string]: unknown;
}

interface BuybackPrice {
  readonly value: number;
  readonly currency: string;
}

export interface BackMarketOptions {
  readonly port?: number;
  /** What stands after `Basic` in the header. */
  readonly token?: string;
  readonly faults?: readonly FaultRule<CommonFault>[];
  readonly now?: () => Date;
}

/** A marketplace that buys back phones, as a merchant sees it: listings with prices, orders in pages of two. Facts of faults:
 *  `operation`, `reference` (the order or the product). Effects: `validate ID`, `counter-offer ID`, `suspend ID`. */
export interface BackMarket extends RestPartner<CommonFault> {
  readonly token: string;
  /** A consumer sells something on the site. */
  place(orderPublicId: string, sold: { readonly sku: string; readonly grade?: string; readonly value: number }): void;
  /** What somebody else than the merchant does: the carrier, the consumer, the bank. */
  advance(orderPublicId: string, status: string, more?: Readonly<Record<string, unknown>>): void;
  order(orderPublicId: string): BuybackOrder | undefined;
}

const PAGE = 2;
const reasons: ReadonlySet<string> = new Set([
  'broken_screen',
  'broken_device',
  'parcel_damaged',
  'parcel_empty',
  'wrong_device',
  'account_locked',
  'device_stolen',
  'other',
]);

/** What listings pay, by product and condition. */
const listings = [
  { id: 'd80340a5-6460-4a9c-a8a6-c1c6d56b11c7', productId: '263b4873-3b6b-413e-815e-c3451117893c', grade: 'FUNCTIONAL_GOOD', FR: '134.50' },
  {
    id: '0b2a7a2e-7c0c-4d52-9a0e-1f6c3d8c8f11',
    productId: '263b4873-3b6b-413e-815e-c3451117893c',
    grade: 'FUNCTIONAL_FLAWLESS',
    FR: '160.00',
  },
] as const;

export async function startBackMarket(options: BackMarketOptions = {}): Promise<BackMarket> {
  const token = options.token ?? 'bm-test-token';
  const now = options.now ?? (() => new Date());
  const orders = new Map<string, BuybackOrder>();
  const change = (id: string, changes: Readonly<Record<string, unknown>>): BuybackOrder | undefined => {
    const known = orders.get(id);
    if (known === undefined) return undefined;
    const changed: BuybackOrder = { ...known, ...changes, modificationDate: now().toISOString() };
    orders.set(id, changed);
    return changed;
  };
  const idOf = ({ params }: RestCall): string => params['id'] ?? '';

  const partner = await startRestPartner<CommonFault>(
    options,
    [
      {
        operation: 'listings',
        method: 'GET',
        path: '/ws/buyback/v1/listings',
        reference: ({ query }) => query.get('productId') ?? '',
        answer: ({ query }) => json(200, { next: null, results: listingsOf(query.get('productId')) }),
      },
      {
        operation: 'orders',
        method: 'GET',
        path: '/ws/buyback/v1/orders',
        answer: (call) => ordersPage(call, [...orders.values()]),
      },
      {
        operation: 'validate',
        method: 'PUT',
        path: '/ws/buyback/v1/orders/{id}/validate',
        reference: idOf,
        answer: (call, effect) => {
          const known = orders.get(idOf(call));
          if (known === undefined) return problem(404, 'not-found');
          if (known.status === 'VALIDATED') return json(200, known);
          if (known.status !== 'RECEIVED') return problem(422, 'validation-error', [{ target: 'status', title: 'Wrong state' }]);
          effect();
          return json(200, change(idOf(call), { status: 'VALIDATED' }));
        },
      },
      {
        operation: 'counter-offer',
        method: 'PUT',
        path: '/ws/buyback/v2/orders/{id}/counter-offers',
        reference: idOf,
        answer: (call, effect) => {
          const known = orders.get(idOf(call));
          if (known === undefined) return problem(404, 'not-found');
          const parts = formParts(call);
          const missing = ['price', 'reasons', 'files'].filter((name) => parts[name] === undefined);
          if (missing.length > 0)
            return problem(
              422,
              'validation-error',
              missing.map((target) => ({ target, title: 'Missing', detail: 'Field required' })),
            );
          if (!(parts['reasons'] ?? []).every((reason) => reasons.has(reason)))
            return problem(422, 'validation-error', [{ target: 'reasons', title: 'Unknown reason' }]);
          effect({ price: parts['price']?.[0] });
          change(idOf(call), {
            status: 'COUNTER_PROPOSAL',
            counterProposalDate: now().toISOString(),
            counterOfferPrice: { value: Number(parts['price']?.[0]), currency: known.originalPrice.currency },
            counterOfferReasons: (parts['reasons'] ?? []).map((identifier) => ({
              identifier,
              message: identifier,
              category: 'functional',
            })),
          });
          return { status: 204 };
        },
      },
      {
        operation: 'suspend',
        method: 'PUT',
        path: '/ws/buyback/v1/orders/{id}/suspend',
        reference: idOf,
        answer: (call, effect) => {
          const given = (call.json as { readonly reasons?: readonly string[] } | undefined)?.reasons ?? [];
          if (given.length === 0 || !given.every((reason) => reasons.has(reason)))
            return problem(422, 'validation-error', [{ target: 'reasons', title: 'Unknown reason' }]);
          effect({ reasons: given });
          const suspended = change(idOf(call), {
            status: 'SUSPENDED',
            suspensionDate: now().toISOString(),
            suspendReasons: given.map((identifier) => ({ identifier, message: identifier })),
          });
          return suspended === undefined ? problem(404, 'not-found') : json(200, suspended);
        },
      },
    ],
    ({ headers }) => (headers['authorization'] === `Basic ${token}` ? undefined : problem(401, 'unauthorized')),
  );

  return {
    ...partner,
    token,
    place: (id, sold) => void orders.set(id, newOrder(id, sold, now())),
    advance: (id, status, more = {}) => void change(id, { status, ...more }),
    order: (id) => orders.get(id),
  };
}

function listingsOf(productId: string | null): readonly object[] {
  return listings
    .filter((listing) => listing.productId === productId)
    .map(({ id, productId: product, grade, FR }) => ({
      id,
      productId: product,
      prices: { FR: { amount: FR, currency: 'EUR' } },
      aestheticGradeCode: grade,
      sku: null,
      markets: ['FR'],
    }));
}

function ordersPage({ query, headers }: RestCall, all: readonly BuybackOrder[]): SimulatorAnswer {
  const since = query.get('modificationDate') ?? '';
  const page = Number(query.get('page') ?? '1');
  const found = all.filter(({ modificationDate }) => modificationDate >= since);
  found.sort((one, other) => (one.modificationDate < other.modificationDate ? -1 : 1));
  const next = new URLSearchParams({ ...(since === '' ? {} : { modificationDate: since }), page: String(page + 1) });
  return json(200, {
    count: found.length,
    next: found.length > page * PAGE ? `http://${headers['host']}/ws/buyback/v1/orders?${next}` : null,
    previous: null,
    results: found.slice((page - 1) * PAGE, page * PAGE),
  });
}

function newOrder(id: string, sold: { readonly sku: string; readonly grade?: string; readonly value: number }, at: Date): BuybackOrder {
  return {
    orderPublicId: id,
    creationDate: at.toISOString(),
    modificationDate: at.toISOString(),
    status: 'NEW',
    market: 'FR',
    transferCertificateLink: 'https://certificates.example/transfer',
    listing: { sku: sold.sku, productId: 2311, title: 'Exemple E1 128 Go', grade: sold.grade ?? 'GOLD' },
    customer: { firstName: 'Camille', lastName: 'Exemple', phone: '+33600000000' },
    returnAddress: { address1: '3 allée des Tests', city: 'Lyon', zipcode: '69003', country: 'France' },
    originalPrice: { value: sold.value, currency: 'EUR' },
  };
}

/** RFC 7807, with what is wrong in which field. */
function problem(status: number, type: string, errors: readonly object[] = []): SimulatorAnswer {
  const listed = errors.map((error) => ({ type: '/errors/invalid', ...error }));
  const body = { type: `/errors/${type}`, title: type, status, error: { code: type, message: type }, errors: listed };
  return json(status, body, { 'content-type': 'application/problem+json' });
}

/** The values of a form by name; of a file, its name. */
function formParts({ headers, body }: RestCall): Readonly<Record<string, readonly string[] | undefined>> {
  const boundary = /boundary=([^;]+)/.exec(headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return {};
  const parts: Record<string, string[]> = {};
  for (const piece of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...rest] = piece.split('\r\n\r\n');
    const name = / name="([^"]*)"/.exec(head)?.[1];
    const filename = /filename="([^"]*)"/.exec(head)?.[1];
    if (name !== undefined) parts[name] = [...(parts[name] ?? []), filename ?? rest.join('\r\n\r\n').replace(/\r\n$/, '')];
  }
  return parts;
}
