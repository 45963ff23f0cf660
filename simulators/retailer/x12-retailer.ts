import { json, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import { type HubDoor, sendHome } from '../support/send-home.ts';
import { type TransactionSet, x12Element, x12Interchange, x12Segments } from './x12.ts';

/** Faults of the EDI gateway: it acknowledges with a rejection, or not at all, or twice. */
export type X12Fault = { readonly kind: 'reject' } | { readonly kind: 'silent' } | { readonly kind: 'twice' };

export interface X12RetailerOptions extends RestPartnerOptions<X12Fault> {
  /** Callers must send it as `X-API-Key`. */
  readonly apiKey: string;
}

/** A retailer's EDI gateway. */
export interface X12Retailer extends RestPartner<X12Fault> {
  /** Tells it where its 997s go. */
  connect(answers: HubDoor): void;
  /** Writes an interchange with the retailer's next control number. */
  write(set: TransactionSet): string;
  /** What came in, whose text has all of these parts; oldest first. */
  received(...parts: readonly string[]): readonly string[];
}

/** A retailer that takes X12 at `POST /edi` and answers each functional group with a 997 of its own. Facts of a request for faults:
 *  `set` (ST01) and `reference` (BGN06 of a 180, BCD02 of an 812, AK102 of a 997). */
export async function startX12Retailer({ apiKey, ...options }: X12RetailerOptions): Promise<X12Retailer> {
  const texts: string[] = [];
  const underWay = new Set<Promise<unknown>>();
  let answers: HubDoor | undefined;
  // A counter that goes on over restarts: what the hub remembers of an earlier run is not used again.
  let control = Math.floor(Date.now() / 10) % 900_000_000;
  const write = (set: TransactionSet): string => {
    control += 1;
    return x12Interchange(set, control);
  };
  const acknowledge = (text: string, verdict: 'A' | 'R', times: number): void => {
    const door = answers;
    if (door === undefined || isAcknowledgement(text)) return;
    const work = (async () => {
      for (let n = 0; n < times; n += 1) await sendHome(door, write(functionalAcknowledgement(text, verdict)), x12Body);
    })();
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  };
  const take = (body: Buffer, effect: (detail?: unknown) => void, verdict: 'A' | 'R', times: number) => {
    const text = body.toString('latin1');
    if (!text.startsWith('ISA')) return json(400, { error: 'no interchange' });
    texts.push(text);
    effect();
    acknowledge(text, verdict, times);
    return json(202, { taken: true });
  };
  const partner = await startRestPartner<X12Fault>(
    options,
    [
      {
        operation: 'edi',
        method: 'POST',
        path: '/edi',
        reference: ({ body }) => referenceOf(body.toString('latin1')),
        facts: ({ body }) => ({ set: setOf(body.toString('latin1')) }),
        answer: ({ body }, effect) => take(body, effect, 'A', 1),
        faulty: (fault, { body }, effect) =>
          take(body, effect, fault.kind === 'reject' ? 'R' : 'A', fault.kind === 'silent' ? 0 : fault.kind === 'twice' ? 2 : 1),
      },
    ],
    ({ headers }) => (headers['x-api-key'] === apiKey ? undefined : json(401, { error: 'unknown key' })),
  );
  return {
    ...partner,
    connect: (door) => {
      answers = door;
    },
    write,
    received: (...parts) => texts.filter((text) => parts.every((part) => text.includes(part))),
    close: async () => {
      await Promise.allSettled(underWay);
      await partner.close();
    },
  };
}

/** Headers of an interchange. */
export const x12Body = { 'content-type': 'application/edi-x12' } as const;

function setOf(text: string): string {
  return x12Element(x12Segments(text), 'ST', 1);
}

function isAcknowledgement(text: string): boolean {
  return ['997', '824', '999'].includes(setOf(text));
}

function referenceOf(text: string): string {
  const segments = x12Segments(text);
  const places: Readonly<Record<string, readonly [string, number]>> = { '180': ['BGN', 6], '812': ['BCD', 2], '997': ['AK1', 2] };
  const place = places[x12Element(segments, 'ST', 1)];
  return place === undefined ? '' : x12Element(segments, ...place);
}

function functionalAcknowledgement(text: string, verdict: 'A' | 'R'): TransactionSet {
  const segments = x12Segments(text);
  const from = (tag: string, at: number) => x12Element(segments, tag, at);
  const faults = verdict === 'R' ? ['AK3*N1*4**8', 'AK4*4**7*9501101000070'] : [];
  return {
    set: '997',
    group: 'FA',
    segments: [
      `AK1*${from('GS', 1)}*${from('GS', 6)}`,
      `AK2*${from('ST', 1)}*${from('ST', 2)}`,
      ...faults,
      verdict === 'R' ? 'AK5*R*5' : 'AK5*A',
      `AK9*${verdict}*1*1*${verdict === 'R' ? 0 : 1}`,
    ],
  };
}
