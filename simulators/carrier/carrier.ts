import { type CommonFault, type FaultBoard, type FaultRule, openFaults } from '../support/faults.ts';
import { openLog, type SimulatorLog } from '../support/log.ts';
import { type SimulatorAnswer, type SimulatorRequest, serve, withFault } from '../support/server.ts';
import { openTally, type Tally } from '../support/tally.ts';
import { type Journeys, openJourneys } from './journeys.ts';
import { type Order, type Orders, openOrders, referenceOf } from './orders.ts';
import { openPickups, type Pickup, type Pickups } from './pickups.ts';
import { findPoints } from './relay-points.ts';
import { type Answered, type Call, RELAY_POINTS, readCall, SHIPPING, TRACKING, textAt, writeAnswer, writeFault } from './soap.ts';

/** Faults of the carrier beside the common ones. `refuse`: an error code inside a 200 body; `fault`: a SOAP fault, HTTP 500
 *  unless told otherwise; `soap12`: a good answer in the version of a 1.2 request, where the live service answers 1.1. */
export type CarrierFault =
  | CommonFault
  | { readonly kind: 'refuse'; readonly code: number; readonly message: string }
  | { readonly kind: 'fault'; readonly code: string; readonly message: string; readonly detail?: string; readonly status?: number }
  | { readonly kind: 'soap12' };

/** What happened at the carrier. `received` is written before the work, `effect` after it and before the answer. */
export type CarrierEntry =
  | { readonly event: 'received'; readonly at: string; readonly operation: string; readonly reference: string }
  | {
      readonly event: 'effect';
      readonly at: string;
      readonly operation: string;
      readonly reference: string;
      readonly repetition: boolean;
      readonly order?: Order;
      readonly pickup?: Pickup;
    };

export interface CarrierOptions {
  /** 0, the default: a free one. */
  readonly port?: number;
  /** @default '10000001' */
  readonly account?: string;
  /** @default 'carrier-demo-password' */
  readonly password?: string;
  readonly faults?: readonly FaultRule<CarrierFault>[];
  /** Append-only log for checkers; see `openLog`. */
  readonly logFile?: string;
  readonly now?: () => Date;
}

export interface Carrier {
  /** Address of the shipping service. */
  readonly url: string;
  readonly trackingUrl: string;
  readonly relayPointsUrl: string;
  /** Where `/_faults` and `/_log` are. */
  readonly origin: string;
  readonly account: string;
  readonly password: string;
  /** How parcels travel. */
  readonly journeys: Pick<Journeys, 'plan'>;
  /** Drivers who will come. */
  pickups(): readonly Pickup[];
  /** Facts of a request: `operation`, `reference`, `shipperZipCode`, `recipientZipCode`, `reservation`. */
  readonly faults: FaultBoard<CarrierFault>;
  readonly log: SimulatorLog<CarrierEntry>;
  /** How often each reference was booked, `pickup REFERENCE` for drivers: more than once means that somebody asked again. */
  effects(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** A carrier in the manner of Chronopost's services: parcels are booked in one call and labels fetched in a second; drivers are
 *  ordered and called off; parcels are followed; relay points are found. Errors come as codes inside successful answers; answers
 *  are SOAP 1.1 whatever the request was; an empty `subAccount` is taken although it is typed as a number. */
export async function startCarrier(options: CarrierOptions = {}): Promise<Carrier> {
  const { account = '10000001', password = 'carrier-demo-password', now = () => new Date() } = options;
  const log = openLog<CarrierEntry>(options.logFile);
  const faults = openFaults<CarrierFault>(options.faults);
  const known = log.entries().flatMap((entry) => (entry.event === 'effect' && entry.order !== undefined ? [entry.order] : []));
  const effects = openTally(known.map(({ reference }) => reference));
  const pickups = openPickups(account, password, now);
  const journeys = openJourneys(now);
  const orders = openOrders(account, password, known);
  const points = (operation: Call['operation']): Answered => findPoints(operation, account, password);
  const desk: Desk = { orders, pickups, journeys, points, faults, log, effects, now };
  const report = () => ({ effects: effects.counts(), entries: log.entries() });
  const server = await serve(options.port ?? 0, { faults, report }, (request) => answer(request, desk));
  const close = async (): Promise<void> => {
    await server.close();
    log.close();
  };
  return {
    url: `${server.origin}/shipping-cxf/ShippingServiceWS`,
    trackingUrl: `${server.origin}/tracking-cxf/TrackingServiceWS`,
    relayPointsUrl: `${server.origin}/recherchebt-ws-cxf/PointRelaisServiceWS`,
    origin: server.origin,
    account,
    password,
    journeys,
    pickups: pickups.standing,
    faults,
    log,
    effects: effects.counts,
    close,
  };
}

interface Desk {
  readonly orders: Orders;
  readonly pickups: Pickups;
  readonly journeys: Journeys;
  readonly points: (operation: Call['operation']) => Answered;
  readonly faults: FaultBoard<CarrierFault>;
  readonly log: SimulatorLog<CarrierEntry>;
  readonly effects: Tally;
  readonly now: () => Date;
}

function answer(request: SimulatorRequest, desk: Desk): SimulatorAnswer | Promise<SimulatorAnswer> {
  if (request.method !== 'POST')
    return { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><body>Available SOAP services</body></html>' };
  const call = readCall(request.body.toString('utf8'));
  if (call === undefined) return soap(500, writeFault('Client', 'Error reading XMLStreamReader', '', '1.1'));
  const facts = factsOf(call);
  desk.log.append({ event: 'received', at: desk.now().toISOString(), operation: facts.operation, reference: facts.reference });
  const fault = desk.faults.take(facts);
  switch (fault?.kind) {
    case 'refuse':
      return soap(200, writeAnswer(call.operation, refusalOf(call, fault), '1.1'));
    case 'fault':
      return soap(fault.status ?? 500, writeFault(fault.code, fault.message, fault.detail ?? '', '1.1'));
    case 'soap12':
      return work(call, facts, desk, call.version);
    default:
      return withFault(fault, () => work(call, facts, desk, '1.1'));
  }
}

type Facts = ReturnType<typeof factsOf>;

function factsOf({ operation }: Call) {
  return {
    operation: operation.local,
    reference: referenceOf(operation) || textAt(operation, 'referenceEsdClient'),
    shipperZipCode: textAt(operation, 'shipperValue', 'shipperZipCode'),
    recipientZipCode: textAt(operation, 'recipientValue', 'recipientZipCode'),
    reservation: textAt(operation, 'reservationNumber'),
  };
}

function work({ operation }: Call, facts: Facts, desk: Desk, version: '1.1' | '1.2'): SimulatorAnswer {
  // As JAXB does: a number that is none cannot be unmarshalled, an empty one passes.
  const numbers = [
    textAt(operation, 'headerValue', 'accountNumber'),
    textAt(operation, 'headerValue', 'subAccount'),
    textAt(operation, 'numberOfParcel'),
  ];
  if (!numbers.every((text) => /^\s*\d*\s*$/.test(text)))
    return soap(500, writeFault('Client', 'Unmarshalling Error', '', version), version);
  const given = serveOperation(operation, desk);
  if (given === undefined) return soap(500, writeFault('Client', 'Message part was not recognized', '', version), version);
  const { answer, order, pickup } = given;
  if (order !== undefined || pickup !== undefined) {
    const done = order === undefined ? `pickup ${facts.reference}` : order.reference;
    const repetition = desk.effects.count(done) > 1;
    desk.log.append({
      event: 'effect',
      at: desk.now().toISOString(),
      operation: facts.operation,
      reference: facts.reference,
      repetition,
      ...(order === undefined ? {} : { order }),
      ...(pickup === undefined ? {} : { pickup }),
    });
  }
  return soap(200, writeAnswer(operation, answer, version), version);
}

interface Given {
  readonly answer: Answered;
  readonly order?: Order;
  readonly pickup?: Pickup;
}

/** What an operation answers; undefined for one that no service has. */
function serveOperation(operation: Call['operation'], { orders, pickups, journeys, points }: Desk): Given | undefined {
  const parcel = orders.orderOf(textAt(operation, 'skybillNumber'))?.reference;
  switch (`${operation.uri}${operation.local}`) {
    case `${SHIPPING}shippingMultiParcelV4`:
      return orders.book(operation);
    case `${SHIPPING}getReservedSkybillWithTypeAndMode`:
      return { answer: orders.label(operation) };
    case `${SHIPPING}creerEnlevementNational`:
      return pickups.order(operation);
    case `${SHIPPING}annulerEnlevements`:
      return { answer: pickups.callOff(operation) };
    case `${TRACKING}trackSkybillV2`:
      return { answer: journeys.tell(operation, parcel) };
    case `${TRACKING}cancelSkybill`:
      return { answer: journeys.cancel(parcel) };
    case `${RELAY_POINTS}recherchePointChronopost`:
      return { answer: points(operation) };
    default:
      return undefined;
  }
}

function soap(status: number, body: string, version: '1.1' | '1.2' = '1.1'): SimulatorAnswer {
  return { status, headers: { 'content-type': `${version === '1.2' ? 'application/soap+xml' : 'text/xml'}; charset=utf-8` }, body };
}

/** Pickups call their errors otherwise than the rest. */
function refusalOf({ operation }: Call, { code, message }: { readonly code: number; readonly message: string }): Answered {
  if (operation.local === 'creerEnlevementNational') return { codeErreur: code, libelleErreur: message };
  return operation.local === 'annulerEnlevements'
    ? { codeErreur: code, errorMessage: message }
    : { errorCode: code, errorMessage: message };
}
