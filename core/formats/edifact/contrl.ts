import type { AcknowledgedInterchange, AcknowledgedMessage, SyntaxFault } from './acknowledgement-envelope.ts';
import type { Components, RawSegment } from './model.ts';

/** How an interchange is answered. */
export interface Verdict {
  readonly interchange: AcknowledgedInterchange;
  /** Is the whole interchange refused? */
  readonly refused: boolean;
  /** For each message, what is wrong with it. */
  readonly messages: readonly (readonly SyntaxFault[])[];
  /** 0083 when it is not refused: 7 acknowledged, 8 received. */
  readonly positive: '7' | '8';
}

/** Largest numbers of segment and element reports in a CONTRL (UN/EDIFACT CONTRL D.3, segment groups 1 and 2). */
const maxSegmentReports = 999;
const maxElementReports = 99;

const SERVICE_TAGS = new Set(['UNA', 'UNB', 'UNZ', 'UNG', 'UNE', 'UNH', 'UNT']);

/** What stands between UNH and UNT of the CONTRL for one interchange. Messages without fault are not named: an
 *  interchange with action 7 acknowledges all that it does not name. An interchange refused (4) names none. */
export function contrlSegments({ interchange, refused, messages, positive }: Verdict): RawSegment[] {
  const { header, groups } = interchange;
  const named = messages.some((faults) => faults.length > 0);
  const own = interchange.faults[0] ?? (refused ? unspecified : undefined);
  const action = refused ? '4' : named ? '7' : positive;
  const segments: RawSegment[] = [
    segment('UCI', [header[4] ?? [], header[1] ?? [], header[2] ?? [], [action], ...(refused ? errorElements(own) : [])]),
  ];
  if (refused) return segments;
  const report = (group: number) =>
    interchange.messages.flatMap((message, index) => (message.group === group ? messageReport(message, messages[index] ?? []) : []));
  segments.push(...report(-1));
  groups.forEach((ung, index) => {
    const inGroup = report(index);
    if (inGroup.length > 0) segments.push(segment('UCF', [ung[4] ?? [], ung[1] ?? [], ung[2] ?? [], ['7']]), ...inGroup);
  });
  return segments;
}

const unspecified: SyntaxFault = { error: '18', segment: 0, tag: '', element: 0, component: 0 };

function messageReport(message: AcknowledgedMessage, faults: readonly SyntaxFault[]): RawSegment[] {
  if (faults.length === 0) return [];
  const service = faults.find((fault) => SERVICE_TAGS.has(fault.tag));
  const own = service === undefined ? [] : errorElements(service);
  return [
    segment('UCM', [[message.reference], message.identity, ['4'], ...own]),
    ...segmentReports(faults.filter((fault) => !SERVICE_TAGS.has(fault.tag))),
  ];
}

/** UCS for each faulty segment, with 0085 for a fault of the segment itself, and a UCD for each faulty element in it. */
function segmentReports(faults: readonly SyntaxFault[]): RawSegment[] {
  const bySegment = new Map<number, SyntaxFault[]>();
  for (const fault of [...faults].sort((a, b) => a.segment - b.segment)) {
    const list = bySegment.get(fault.segment);
    if (list === undefined) bySegment.set(fault.segment, [fault]);
    else list.push(fault);
  }
  return [...bySegment].slice(0, maxSegmentReports).flatMap(([number, list]) => {
    const whole = list.find((fault) => fault.element === 0);
    const inside = list.filter((fault) => fault.element > 0).slice(0, maxElementReports);
    const ucs = segment('UCS', [[String(number)], ...(whole === undefined ? [] : [[whole.error]])]);
    return [ucs, ...inside.map((fault) => segment('UCD', [[fault.error], position(fault)]))];
  });
}

/** 0085, 0013 and S011 of UCI and UCM. */
function errorElements(fault: SyntaxFault | undefined): Components[] {
  if (fault === undefined) return [];
  const tag = SERVICE_TAGS.has(fault.tag) ? fault.tag : '';
  if (tag === '') return [[fault.error]];
  return fault.element === 0 ? [[fault.error], [tag]] : [[fault.error], [tag], position(fault)];
}

/** S011. In 0098 the tag of the segment is number 1 (ISO 9735-4). */
function position({ element, component }: SyntaxFault): Components {
  return component === 0 ? [String(element + 1)] : [String(element + 1), String(component)];
}

function segment(tag: string, elements: readonly Components[]): RawSegment {
  return { tag, elements };
}
