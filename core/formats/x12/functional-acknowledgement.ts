import type { AcknowledgedFault, AcknowledgedGroup, AcknowledgedMessage } from './acknowledgement-envelope.ts';
import { elementErrorCode, groupErrorCode, segmentErrorCode, setErrorCode } from './error-codes.ts';
import type { RawSegment } from './model.ts';

/** What acknowledges a functional group: 997 (X12.20) or 999 (005010X231). */
export type AcknowledgementSet = '997' | '999';

/** How an acknowledgement is written. */
export interface AcknowledgementStyle {
  readonly set: AcknowledgementSet;
  /** The component separator in force. */
  readonly component: string;
  /** A value as it was sent, as it can be sent back. */
  readonly clean: (text: string, max: number) => string;
}

/** How one transaction set is answered. */
export interface SetVerdict {
  readonly message: AcknowledgedMessage;
  /** What refuses it; empty where it is accepted. */
  readonly faults: readonly AcknowledgedFault[];
}

/** Largest numbers of reports: codes of a set, elements of a segment; and the last place of an element that can be named. */
const maxCodes = 5;
const maxElements = 99;
const lastPlace = 99;

const ENVELOPE: ReadonlySet<string> = new Set(['ST', 'SE']);

/** What stands between ST and SE of the acknowledgement of one group. Each set is answered: accepted, accepted with what
 *  was let through (E), or refused with what refuses it. A faulty group is refused whole.
 *  @param write how it is written */
export function groupAcknowledgement(group: AcknowledgedGroup, sets: readonly SetVerdict[], write: AcknowledgementStyle): RawSegment[] {
  const [kind = '', , , , , number = '', , release = ''] = group.header;
  const isRefused = group.faults.length > 0;
  const accepted = isRefused ? 0 : sets.filter(({ faults }) => faults.length === 0).length;
  const received = String(sets.length);
  const announced = /^\d{1,6}$/.test(group.announced) ? group.announced : received;
  const noted = group.noted.length > 0 || sets.some(({ message }) => message.noted.length > 0);
  const codes = unique((isRefused ? group.faults : group.noted).map(groupErrorCode));
  const action = accepted === sets.length && !isRefused ? (noted ? 'E' : 'A') : accepted > 0 ? 'P' : 'R';
  return [
    segment('AK1', kind, number, ...(release >= '005010' ? [write.clean(release, 12)] : [])),
    ...sets.flatMap((verdict) => setReport(verdict, release, isRefused, write)),
    segment('AK9', action, announced, received, String(accepted), ...codes),
  ];
}

function setReport(
  { message, faults }: SetVerdict,
  release: string,
  groupRefused: boolean,
  { set, component, clean }: AcknowledgementStyle,
): RawSegment[] {
  const [type = '', reference = '', convention] = message.header;
  const isRefused = groupRefused || faults.length > 0;
  const shown = faults.length > 0 ? faults : message.noted;
  const codes = unique(shown.map(setErrorCode));
  const action = isRefused ? 'R' : shown.length > 0 ? 'E' : 'A';
  const header = [clean(type, 3).padEnd(3), clean(reference, 9).padEnd(4)];
  const named = release >= '005010' && convention !== undefined && convention !== '' ? [clean(convention, 35)] : [];
  return [
    segment('AK2', ...header, ...named),
    ...segmentReports(
      shown.filter(({ tag }) => !ENVELOPE.has(tag)),
      release,
      set === '999' ? ['IK3', 'IK4'] : ['AK3', 'AK4'],
      component,
    ),
    segment(set === '999' ? 'IK5' : 'AK5', action, ...codes),
  ];
}

/** One report for each faulty segment and code, and in one for code 8, a report for each faulty element. */
function segmentReports(
  faults: readonly AcknowledgedFault[],
  release: string,
  [segmentTag, elementTag]: readonly [string, string],
  component: string,
): RawSegment[] {
  const bySegment = new Map<string, { readonly first: AcknowledgedFault; readonly code: string; readonly elements: AcknowledgedFault[] }>();
  for (const fault of [...faults].sort((a, b) => a.segment - b.segment)) {
    const code = segmentErrorCode(fault) ?? '8';
    const key = `${fault.segment} ${fault.tag} ${code}`;
    const known = bySegment.get(key) ?? { first: fault, code, elements: [] };
    const isNamed = fault.element > 0 && fault.element <= lastPlace && fault.component <= lastPlace;
    if (code === '8' && isNamed && known.elements.length < maxElements) known.elements.push(fault);
    bySegment.set(key, known);
  }
  return [...bySegment.values()].flatMap(({ first, code, elements }) => [
    // What is missing was expected behind the segment at which it was noticed.
    segment(segmentTag, first.tag === '' ? '???' : first.tag, String(first.segment + (code === '3' ? 1 : 0)), '', code),
    ...elements.map((fault) => {
      const position = fault.component > 0 ? `${fault.element}${component}${fault.component}` : String(fault.element);
      return segment(elementTag, position, '', elementErrorCode(fault, release));
    }),
  ]);
}

function unique(codes: readonly string[]): string[] {
  return [...new Set(codes)].slice(0, maxCodes);
}

function segment(tag: string, ...elements: readonly string[]): RawSegment {
  return { tag, elements };
}
