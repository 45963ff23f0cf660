import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';
import type { Happening } from './journeys.ts';

/** Faults beside the common ones. `jumbled`: a good answer whose events stand in any order, the newest twice. */
export type TrackerFault = CommonFault | { readonly kind: 'jumbled' };

export interface TrackerOptions {
  readonly port?: number;
  readonly key?: string;
  readonly faults?: readonly FaultRule<TrackerFault>[];
}

export interface ParcelTracker extends Pick<RestPartner<TrackerFault>, 'faults' | 'close' | 'log'> {
  /** Up to the version of the service. */
  readonly url: string;
  readonly key: string;
  /** Says how a parcel travels: what is known each time that it is asked for; the last from then on. An empty stage: not known yet. */
  plan(parcelNumber: string, stages: readonly (readonly Happening[])[]): void;
}

/** Codes after which nothing more is said to come. */
const FINAL = new Set(['DI0', 'DI1', 'DI2']);
const DELIVERED_LONG_AGO: readonly Happening[] = [
  { code: 'DR1', hoursAgo: 120 },
  { code: 'PC1', hoursAgo: 118 },
  { code: 'ET1', hoursAgo: 110 },
  { code: 'MD2', hoursAgo: 98 },
  { code: 'DI1', hoursAgo: 96 },
];

/** Tracking in the manner of La Poste's suivi v2: a list with one shipment, its events newest first. Parcels without a plan were
 *  delivered four days ago. Fact of a request beside `operation`: `reference`, the number of the parcel. */
export async function startParcelTracker(options: TrackerOptions = {}): Promise<ParcelTracker> {
  const key = options.key ?? 'okapi-demo-key';
  const plans = new Map<string, readonly (readonly Happening[])[]>();
  const asked = new Map<string, number>();
  const happenings = (parcelNumber: string): readonly Happening[] => {
    const times = asked.get(parcelNumber) ?? 0;
    asked.set(parcelNumber, times + 1);
    const stages = plans.get(parcelNumber) ?? [DELIVERED_LONG_AGO];
    return stages[times] ?? stages.at(-1) ?? [];
  };
  const tell = ({ params }: RestCall, order: (events: readonly Happening[]) => readonly Happening[]): SimulatorAnswer => {
    const number = params['number'] ?? '';
    if (!/^[A-Z0-9]{11,15}$/.test(number)) return json(400, refusal(400, 'Le numéro que vous avez saisi n’est pas valide.', number));
    const known = happenings(number);
    if (known.length === 0) return json(404, refusal(404, 'Nous n’avons pas encore d’information sur cet envoi.', number));
    return json(200, [shipmentOf(number, known, order)]);
  };
  const partner = await startRestPartner<TrackerFault>(
    options,
    [
      {
        operation: 'track',
        method: 'GET',
        path: '/suivi/v2/idships/{number}',
        reference: ({ params }) => params['number'] ?? '',
        answer: (call) => tell(call, newestFirst),
        faulty: (_fault, call) => tell(call, (events) => [...events.slice(-1), ...events]),
      },
    ],
    ({ headers }) => (headers['x-okapi-key'] === key ? undefined : json(401, { code: 'UNAUTHORIZED', message: 'Unknown key' })),
  );
  const plan: ParcelTracker['plan'] = (parcelNumber, stages) => {
    plans.set(parcelNumber, stages);
  };
  return { url: `${partner.origin}/suivi/v2`, key, plan, faults: partner.faults, log: partner.log, close: partner.close };
}

function shipmentOf(
  idShip: string,
  known: readonly Happening[],
  order: (events: readonly Happening[]) => readonly Happening[],
): Readonly<Record<string, unknown>> {
  const isFinal = known.some(({ code }) => FINAL.has(code));
  const event = order(known).map(({ code, hoursAgo }) => ({ code, label: `Votre colis : ${code}.`, date: at(hoursAgo) }));
  const timeline = [{ id: 1, shortLabel: 'Votre colis est entre nos mains.', status: true, type: 1, country: 'FR' }];
  const shipment = { idShip, holder: 4, product: 'colissimo', isFinal, timeline, event };
  return { lang: 'fr_FR', scope: 'open', returnCode: 200, shipment };
}

function newestFirst(events: readonly Happening[]): readonly Happening[] {
  return [...events].sort((one, other) => one.hoursAgo - other.hoursAgo);
}

/** To the hour, so that the same state is the same bytes when it is asked for again. */
function at(hoursAgo: number): string {
  const hour = 3_600_000;
  return new Date((Math.floor(Date.now() / hour) - hoursAgo) * hour).toISOString().replace('.000Z', '+00:00');
}

function refusal(returnCode: number, returnMessage: string, idShip: string): object {
  return { returnCode, returnMessage, lang: 'fr_FR', scope: 'open', idShip };
}
