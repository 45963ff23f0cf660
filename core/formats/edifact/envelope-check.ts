import type { ErrorCode } from '../../kernel/error-table.ts';
import { type ErrorDetails, type Finding, finding } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';
import { type Faults, maxFindings, type Report } from '../edi/faults.ts';
import type { SegmentSpec } from './guide.ts';
import { type EdifactMessage, type FunctionalGroup, type Interchange, type RawSegment, valueAt } from './model.ts';
import { ownText } from './own-text.ts';
import { checkSegment, elementPosition } from './segment-check.ts';

/** Definitions of the service segments. */
export type ServiceSegments = (tag: string) => SegmentSpec | undefined;

/** Checks what frames the messages of one interchange, part by part as they come: content of the service segments, counts,
 *  references (ISO 9735-1, clauses 8 and 9). What is missing altogether is found in reading. `segment` is a number in
 *  the interchange, UNB being 1. */
export class EnvelopeCheck {
  readonly #faults: Faults;
  readonly #service: (version: string) => ServiceSegments;
  readonly #found: Finding[] = [];
  readonly #references = new Set<string>();
  readonly #groupReferences = new Set<string>();
  #segments: ServiceSegments;
  #control: string | undefined;
  #groups = 0;
  /** Messages that are in no group, those in the group in hand, and all. */
  #free = 0;
  #grouped = 0;
  #messages = 0;

  constructor(service: (version: string) => ServiceSegments, faults: Faults) {
    this.#service = service;
    this.#faults = faults;
    this.#segments = service('');
  }

  /** Definitions of the service segments in the syntax that the UNB says is in force. */
  get service(): ServiceSegments {
    return this.#segments;
  }

  header(header: RawSegment): void {
    this.#segments = this.#service(valueAt(header, 0, 1));
    this.#control = valueAt(header, 4);
    this.#content(header, { segment: 1, tag: 'UNB' }, this.#report);
  }

  group(header: RawSegment, segment: number): void {
    this.#groups += 1;
    this.#grouped = 0;
    const at = { segment, tag: 'UNG' };
    this.#content(header, at, this.#report);
    const reference = valueAt(header, 4);
    if (reference !== '' && this.#groupReferences.has(reference))
      this.#report('E_EDI_REFERENCE_REPEATED', { reference: JSON.stringify(reference) }, { ...at, element: 5 });
    this.#groupReferences.add(ownText(reference));
  }

  groupEnd({ header, trailer }: FunctionalGroup, segment: number): void {
    if (trailer === undefined) return;
    const at = { segment, tag: 'UNE' };
    this.#content(trailer, at, this.#report);
    count(trailer, this.#grouped, 'messages', at, this.#report);
    compare(trailer, valueAt(header, 4), at, this.#report);
  }

  /** @param number its number in the file; what is found belongs to the message */
  message(message: EdifactMessage, number: number, grouped: boolean): void {
    this.#messages += 1;
    if (grouped) this.#grouped += 1;
    else this.#free += 1;
    const report: Report = (code, details, at) => this.#faults.add(message, code, details, at);
    const { segments } = message;
    const header = segments[0] as RawSegment;
    this.#content(header, { message: number, segment: 1, tag: 'UNH' }, report);
    const reference = valueAt(header, 0);
    if (this.#references.has(reference)) {
      const at = { message: number, segment: 1, tag: 'UNH', element: 1 };
      report('E_EDI_REFERENCE_REPEATED', { reference: JSON.stringify(reference) }, at);
    } else this.#references.add(ownText(reference));
    const trailer = segments[segments.length - 1] as RawSegment;
    if (trailer.tag !== 'UNT') return;
    const end = { message: number, segment: segments.length, tag: 'UNT' };
    this.#content(trailer, end, report);
    count(trailer, segments.length, 'segments', end, report);
    compare(trailer, reference, end, report);
  }

  /** The end of the interchange: what was found in its frame becomes its faults, behind those of reading. */
  end(trailer: RawSegment | undefined, segment: number, interchange: Interchange): void {
    const begin = { segment: 1, tag: 'UNB' };
    if (this.#groups > 0 && this.#free > 0) this.#report('E_EDI_MIXED', {}, begin);
    if (this.#control !== undefined && this.#messages === 0) this.#report('E_EDI_NO_MESSAGE', {}, begin);
    if (trailer !== undefined) {
      const at = { segment, tag: 'UNZ' };
      this.#content(trailer, at, this.#report);
      if (this.#groups > 0) count(trailer, this.#groups, 'groups', at, this.#report);
      else count(trailer, this.#free, 'messages', at, this.#report);
      if (this.#control !== undefined) compare(trailer, this.#control, at, this.#report);
    }
    this.#faults.addAll(interchange, this.#found);
  }

  readonly #report = (code: ErrorCode, details: ErrorDetails, at: Position): void => {
    if (this.#found.length < maxFindings) this.#found.push(finding(code, details, at));
  };

  #content(segment: RawSegment, at: Position, report: Report): void {
    const spec = this.#segments(segment.tag);
    if (spec === undefined) return;
    checkSegment(segment, spec, { codes: 'all' }, (code, details, element, component) =>
      report(code, details, elementPosition(at, element, component)),
    );
  }
}

/** Checks an interchange that was read as a whole.
 *  @param first number of its first message in the file, from 1 */
export function checkEnvelope(
  interchange: Interchange,
  service: (version: string) => ServiceSegments,
  first: number,
  faults: Faults,
): void {
  const check = new EnvelopeCheck(service, faults);
  let message = first;
  let segment = 0;
  if (interchange.header !== undefined) {
    segment = 1;
    check.header(interchange.header);
  }
  const take = (part: Interchange['content'][number], grouped: boolean): void => {
    if (part.kind === 'message') {
      check.message(part, message, grouped);
      message += 1;
      segment += part.segments.length;
      return;
    }
    segment += 1;
    if (part.kind === 'stray') return;
    check.group(part.header, segment);
    for (const inner of part.content) take(inner, true);
    if (part.trailer !== undefined) segment += 1;
    check.groupEnd(part, segment);
  };
  for (const part of interchange.content) take(part, false);
  check.end(interchange.trailer, segment + 1, interchange);
}

/** A count that is not even a number was reported as such. */
function count(trailer: RawSegment, counted: number, what: string, at: Position, report: Report): void {
  const announced = valueAt(trailer, 0);
  if (!/^\d+$/.test(announced) || Number(announced) === counted) return;
  report('E_EDI_COUNT', { tag: trailer.tag, announced, what, counted }, { ...at, element: 1 });
}

function compare(trailer: RawSegment, expected: string, at: Position, report: Report): void {
  const found = valueAt(trailer, 1);
  if (found === '' || found === expected) return;
  report('E_EDI_REFERENCE', { tag: trailer.tag, found: JSON.stringify(found), expected: JSON.stringify(expected) }, { ...at, element: 2 });
}
