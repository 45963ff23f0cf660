import { type RawSegment, valueAt } from './model.ts';

/** Where a transaction set has the number by which its document is known: segment, element (X12.2). A load tender (204), the
 *  status (214) and the answer (990) are known by the number of the shipment or of the carrier. */
const places: Readonly<Record<string, readonly [tag: string, element: number]>> = {
  '180': ['BGN', 2],
  '204': ['B2', 4],
  '210': ['B3', 2],
  '214': ['B10', 1],
  '810': ['BIG', 2],
  '812': ['BCD', 2],
  '820': ['TRN', 2],
  '824': ['BGN', 2],
  '846': ['BIA', 3],
  '850': ['BEG', 3],
  '855': ['BAK', 3],
  '856': ['BSN', 2],
  '857': ['BHT', 3],
  '860': ['BCH', 3],
  '861': ['BRA', 1],
  '865': ['BCA', 3],
  '867': ['BPT', 2],
  '944': ['W17', 3],
  '990': ['B1', 2],
};

/** The number that the document of a transaction set gives itself; empty where it has none.
 *  @param segments ST first */
export function documentNumber(segments: readonly RawSegment[]): string {
  const [tag, element] = places[valueAt(segments[0], 1)] ?? [];
  if (tag === undefined || element === undefined) return '';
  return valueAt(
    segments.slice(1, 1 + farthest).find((segment) => segment.tag === tag),
    element,
  ).trim();
}

/** Beginning segments come early: so many segments are looked at. */
const farthest = 20;
