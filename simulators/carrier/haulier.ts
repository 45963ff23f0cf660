import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who the haulier and the hub are to each other. */
const HAULIER = '9501101000087';
const HUB = '9501101000049';

/** A transport order as the haulier reads it. */
export interface TransportOrder {
  /** UNB 0020 of the interchange that brought it, and UNH 0062. */
  readonly interchange: string;
  readonly message: string;
  /** RFF+CU: the customer's number. */
  readonly reference: string;
  /** DTM+234 and 235: hours of collection, `YYYYMMDDHHMM`. */
  readonly from?: string;
  readonly to?: string;
  /** SSCCs of the packages. */
  readonly parcels: readonly string[];
  readonly text: string;
}

/** What the haulier says of a consignment: STS 9011, when (`YYYYMMDDHHMM`), and perhaps why. */
export interface HaulierStatus {
  readonly code: string;
  readonly at: string;
  /** 9013 and 9012. */
  readonly reason?: string;
  readonly words?: string;
  readonly from?: string;
  readonly to?: string;
  /** Without a parcel of ours, the status names none. */
  readonly parcel?: string;
  readonly place?: string;
}

/** A haulier that takes IFTMIN D.96A from `/in/orders` and puts IFTSTA D.96A and CONTRL into `/out`. It does nothing by itself: it is
 *  told what to say, so that it can say it late, twice and out of order. */
export interface Haulier {
  /** The order with this number; undefined while it has not come. */
  order(reference: string): Promise<TransportOrder | undefined>;
  /** CONTRL for the interchange of an order.
   *  @param verdict UCI 0083: 7 taken, 4 refused
   *  @param controlReference UNB 0020, up to 14 characters; the file is named by it */
  acknowledge(order: TransportOrder, verdict: '4' | '7', controlReference: string): Promise<void>;
  /** IFTSTA about one consignment, in an interchange of its own.
   *  @returns the interchange, so that it can be put again */
  report(consignment: string, reference: string, statuses: readonly HaulierStatus[], controlReference: string): Promise<string>;
  /** Puts a text there as a file. */
  put(name: string, text: string): Promise<void>;
  /** Names of the files that the hub has not fetched yet. */
  waiting(): Promise<readonly string[]>;
  /** The CONTRLs of the hub. */
  acknowledgements(): Promise<readonly string[]>;
}

/** Opens the haulier's desk in the folder that its SFTP server serves. */
export async function openHaulier(root: string): Promise<Haulier> {
  for (const folder of ['out', 'in/orders', 'in/acks']) await mkdir(join(root, folder), { recursive: true });
  const put = async (name: string, text: string): Promise<void> => {
    const aside = join(root, name);
    await writeFile(aside, text, 'latin1');
    await rename(aside, join(root, 'out', name));
  };
  const send = async (controlReference: string, type: string, segments: readonly string[]): Promise<string> => {
    const text = envelope(controlReference, type, segments);
    await put(`${controlReference}.edi`, text);
    return text;
  };
  return {
    put,
    order: async (reference) => (await texts(join(root, 'in/orders'))).map(readOrder).find((order) => order.reference === reference),
    acknowledge: async (order, verdict, controlReference) => {
      const verdictOf = verdict === '7' ? '7' : '4+12';
      await send(controlReference, 'CONTRL:D:3:UN', [`UCI+${order.interchange}+${HUB}:14+${HAULIER}:14+${verdictOf}`]);
    },
    report: (consignment, reference, statuses, controlReference) =>
      send(controlReference, 'IFTSTA:D:96A:UN', [
        `BGM+77+${consignment}+9`,
        `DTM+137:${statuses.at(-1)?.at ?? ''}:203`,
        `CNI+1+${consignment}`,
        ...statuses.flatMap((status) => statusSegments(status, reference)),
      ]),
    waiting: () => readdir(join(root, 'out')),
    acknowledgements: () => texts(join(root, 'in/acks')),
  };
}

function statusSegments(status: HaulierStatus, reference: string): readonly string[] {
  const why = status.reason === undefined ? '' : `+${status.reason}${status.words === undefined ? '' : `:::${status.words}`}`;
  return [
    `STS+1+${status.code}${why}`,
    `RFF+CU:${reference}`,
    ...(status.parcel === undefined ? [] : [`RFF+CW:${status.parcel}`]),
    `DTM+334:${status.at}:203`,
    ...(status.from === undefined ? [] : [`DTM+234:${status.from}:203`]),
    ...(status.to === undefined ? [] : [`DTM+235:${status.to}:203`]),
    ...(status.place === undefined ? [] : [`LOC+9+:::${status.place}`]),
  ];
}

function envelope(reference: string, type: string, segments: readonly string[]): string {
  const message = [`UNH+1+${type}`, ...segments];
  const all = [
    `UNB+UNOC:3+${HAULIER}:14+${HUB}:14+250314:1015+${reference}`,
    ...message,
    `UNT+${message.length + 1}+1`,
    `UNZ+1+${reference}`,
  ];
  return `UNA:+.? '\n${all.map((segment) => `${segment}'\n`).join('')}`;
}

function readOrder(text: string): TransportOrder {
  const found = (pattern: RegExp): string | undefined => pattern.exec(text)?.[1];
  const [from, to] = [found(/DTM\+234:(\d+):203/), found(/DTM\+235:(\d+):203/)];
  return {
    interchange: found(/UNB\+[^']*\+(\w+)'/) ?? '',
    message: found(/UNH\+(\w+)\+IFTMIN:D:96A:UN'/) ?? '',
    reference: found(/RFF\+CU:([^']+)'/) ?? '',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    parcels: [...text.matchAll(/GIN\+BJ\+(\d+)'/g)].map(([, sscc = '']) => sscc),
    text,
  };
}

async function texts(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name.endsWith('.edi'));
  return Promise.all(files.map(({ name }) => readFile(join(folder, name), 'latin1')));
}
