import { type Answered, type Node, textAt } from './soap.ts';

/** What happened to a parcel, by the carrier's code; when, in hours before it is asked for. */
export interface Happening {
  readonly code: string;
  readonly hoursAgo: number;
}

/** The parcels on their way. */
export interface Journeys {
  /** Says how the parcels of a reference travel: what is known each time that one is asked for; the last from then on. */
  plan(reference: string, stages: readonly (readonly Happening[])[]): void;
  /** `trackSkybillV2`. Parcels without a plan are delivered.
   *  @param reference of the parcel; undefined for one that the carrier does not know */
  tell(operation: Node, reference: string | undefined): Answered;
  /** `cancelSkybill`: only a parcel that is known, and that nobody handed over. */
  cancel(reference: string | undefined): Answered;
}

const LABELS: Readonly<Record<string, string>> = {
  DC: 'Shipment prepared by shipper',
  DB: 'Shipment handed over by shipper',
  DY: 'Shipment registered at post office',
  SC: 'Shipment sorted at departure',
  TS: 'Shipment in transit',
  SD: 'Shipment at delivery depot',
  TA: 'Shipment out for delivery',
  D: 'Shipment delivered',
};

/** The whole way of a parcel, in the order of its codes. */
export const delivered: readonly Happening[] = ['DC', 'DB', 'SC', 'TS', 'SD', 'TA', 'D'].map((code, n) => ({ code, hoursAgo: 14 - 2 * n }));

export function openJourneys(now: () => Date): Journeys {
  const plans = new Map<string, readonly (readonly Happening[])[]>();
  const asked = new Map<string, number>();
  return {
    plan: (reference, stages) => {
      plans.set(reference, stages);
    },
    tell: (operation, reference) => {
      const skybillNumber = textAt(operation, 'skybillNumber');
      if (reference === undefined) return { errorCode: 0, errorMessage: null, listEventInfoComp: { skybillNumber } };
      const times = asked.get(skybillNumber) ?? 0;
      asked.set(skybillNumber, times + 1);
      const stages = plans.get(reference) ?? [delivered];
      const events = (stages[times] ?? stages.at(-1) ?? []).map((happening) => eventOf(happening, now()));
      return { errorCode: 0, errorMessage: null, listEventInfoComp: { events, skybillNumber } };
    },
    cancel: (reference) => {
      const travels = reference === undefined || plans.get(reference)?.[0]?.some(({ code }) => code !== 'DC') === true;
      if (!travels) return { errorCode: 0, errorMessage: null, statusCode: 1 };
      return { errorCode: 2, errorMessage: "the parcel doesn't match account or parcel information not found", statusCode: 0 };
    },
  };
}

/** Dates are to the hour, so that the same state is the same bytes when it is asked for again. */
function eventOf({ code, hoursAgo }: Happening, now: Date): Answered {
  const hour = 3_600_000;
  const at = new Date(Math.floor(now.getTime() / hour) * hour - hoursAgo * hour);
  return {
    code,
    eventDate: at.toISOString().replace('.000Z', '+00:00'),
    eventLabel: LABELS[code] ?? code,
    highPriority: 'false',
    NPC: code === 'DC' ? null : '37400',
    officeLabel: code === 'DC' ? null : 'AMBOISE',
    zipCode: code === 'DC' ? null : '37400',
  };
}
