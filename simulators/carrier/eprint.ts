import { type CommonFault, type FaultBoard, type FaultRule, openFaults } from '../support/faults.ts';
import { type SimulatorAnswer, type SimulatorRequest, serve, withFault } from '../support/server.ts';
import { openTally } from '../support/tally.ts';
import { type EprintCall, readEprintCall, writeEprintAnswer, writeEprintFault } from './eprint-soap.ts';
import { writePdf } from './pdf.ts';

/** Faults beside the common ones. `fault`: HTTP 500 with `detail/Error/ErrorId`. */
export type EprintFault = CommonFault | { readonly kind: 'fault'; readonly errorId: string; readonly message: string };

export interface EprintOptions {
  readonly port?: number;
  readonly userid?: string;
  readonly password?: string;
  readonly faults?: readonly FaultRule<EprintFault>[];
}

export interface EprintCarrier {
  readonly url: string;
  readonly userid: string;
  readonly password: string;
  /** Facts of a request: `operation`, `reference`. */
  readonly faults: FaultBoard<EprintFault>;
  /** How often each thing was done, `OPERATION REFERENCE`. */
  effects(): Readonly<Record<string, number>>;
  /** Barcodes of the drivers who will come. */
  drivers(): readonly string[];
  close(): Promise<void>;
}

const MOST_GRAMS = 31_500;

/** A carrier in the manner of DPD France's eprint service: labels for parcels that come back, in one call, and drivers. Who calls
 *  stands in a header block; errors are faults in HTTP 500, with weights in them that have a decimal comma. */
export async function startEprintCarrier(options: EprintOptions = {}): Promise<EprintCarrier> {
  const { userid = 'hub', password = 'eprint-demo-password' } = options;
  const faults = openFaults<EprintFault>(options.faults);
  const effects = openTally();
  const drivers = new Set<string>();
  let serial = 13_000_000_000_000;
  const number = (): string => {
    serial += 1;
    return String(serial);
  };

  const work = (call: EprintCall): SimulatorAnswer => {
    if (call.header('userid') !== userid || call.header('password') !== password)
      return refuse('PermissionDenied', 'Permission denied - user or password wrong');
    const done = () => effects.count(`${call.operation} ${call.request('referencenumber')}`);
    switch (call.operation) {
      case 'CreateReverseInverseShipmentWithLabelsBc': {
        const grams = Number(call.request('weight').replace(',', '.')) * 1000;
        if (!(grams > 0 && grams <= MOST_GRAMS)) return refuse('InvalidWeight', 'Invalid weight - Maximum supported weight is 31,5');
        if (call.request('shipperaddress', 'zipCode').length !== 5)
          return refuse('InvalidZipCode', `Invalid zip code ${call.request('shipperaddress', 'zipCode')}`);
        done();
        return answer(call, reverse(number(), call));
      }
      case 'CreateCollectionRequestBc': {
        if (dayOf(call.request('pick_date')) === 0) return refuse('InvalidPickDate', 'Pick date is not a working day');
        done();
        const barcode = number();
        drivers.add(barcode);
        return answer(call, `<ShipmentBc>${shipment(barcode, 'COLLECTIONREQUEST')}</ShipmentBc>`);
      }
      case 'TerminateCollectionRequestBc':
        if (!drivers.delete(call.request('barcode'))) return refuse('CollectionRequestNotFound', 'Collection request not found');
        return answer(call);
      default:
        return soap(500, writeEprintFault('Client', 'Server did not recognize the value of HTTP Header SOAPAction'));
    }
  };

  const server = await serve(options.port ?? 0, { faults, report: () => ({ effects: effects.counts() }) }, (request: SimulatorRequest) => {
    const call = readEprintCall(request.body.toString('utf8'));
    if (call === undefined) return soap(500, writeEprintFault('Client', 'Server was unable to read request'));
    const fault = faults.take({ operation: call.operation, reference: call.request('referencenumber') });
    if (fault?.kind === 'fault') return refuse(fault.errorId, fault.message);
    return withFault(fault, () => work(call));
  });
  return {
    url: `${server.origin}/eprintwebservice/eprintwebservice.asmx`,
    userid,
    password,
    faults,
    effects: effects.counts,
    drivers: () => [...drivers],
    close: server.close,
  };
}

function reverse(barcode: string, call: EprintCall): string {
  const way = `${call.request('shipperaddress', 'zipCode')} > ${call.request('receiveraddress', 'zipCode')}`;
  const type = call.request('labelType', 'type');
  const label = type.startsWith('ZPL') ? Buffer.from(`^XA^FD${barcode}^FS^XZ\n`, 'latin1') : writePdf([[barcode, way]]);
  const labels = `<Labels><Label><type>REVERSE</type><label>${label.toString('base64')}</label></Label></Labels>`;
  return `<Shipment>${shipment(barcode, 'REVERSE')}</Shipment>${labels}`;
}

function shipment(barcode: string, type: string): string {
  const numbers = `<BarcodeId>${barcode}</BarcodeId><BarcodeSource>1</BarcodeSource><BarCode>%00${barcode}332250</BarCode>`;
  return `<Shipment>${numbers}</Shipment><Type>${type}</Type>`;
}

/** The day of the week of `d/m/Y`; 0 is Sunday. */
function dayOf(date: string): number {
  const [day, month, year] = date.split('/').map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day)).getUTCDay();
}

function refuse(errorId: string, message: string): SimulatorAnswer {
  return soap(500, writeEprintFault('Server', message, errorId));
}

function answer({ operation }: EprintCall, result?: string): SimulatorAnswer {
  return soap(200, writeEprintAnswer(operation, result));
}

function soap(status: number, body: string): SimulatorAnswer {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}
