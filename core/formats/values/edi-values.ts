import { type EdiPlaces, edifactPlaces, x12Places } from './edi-places.ts';
import { type EdiSegment, type EdiValue, ediSegments } from './edi-segments.ts';
import type { ValueSpan } from './value-span.ts';

const TAG = /^[A-Z][A-Z0-9]{1,2}$/;

/** The values of EDIFACT or X12, each with what its place says of it. */
export function* ediValues(text: string, kind: 'edifact' | 'x12'): Generator<ValueSpan> {
  for (const segment of ediSegments(text, kind))
    for (const value of segment.values) if (value.value !== '') yield spanOf(segment, value, kind);
}

/** One value of a segment as a span. */
export function spanOf(segment: EdiSegment, value: EdiValue, kind: 'edifact' | 'x12'): ValueSpan {
  const place = placeOf(segment, value, kind === 'edifact' ? edifactPlaces : x12Places);
  return {
    from: value.from,
    to: value.to,
    value: value.value,
    names: [segment.tag],
    ...(place === undefined ? {} : { place }),
    write: safe,
  };
}

/** What replaces a value must not structure the segment: what could is left out. */
function safe(text: string): string {
  return text.replace(/[+:'?*~^>|\r\n]/g, ' ');
}

function placeOf({ tag, values }: EdiSegment, value: EdiValue, places: EdiPlaces): ValueSpan['place'] {
  if (!TAG.test(tag)) return undefined;
  if (places.service.has(tag)) return 'service';
  const personal = places.personal[tag];
  if (personal === 'all' || personal?.includes(value.element) === true) return 'personal';
  const [qualifier] = values;
  const isQualified = qualifier !== undefined && places.qualified[tag]?.includes(qualifier.value) === true;
  return isQualified && value !== qualifier ? 'personal' : 'coded';
}
