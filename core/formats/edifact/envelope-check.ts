import type { Position } from '../../kernel/position.ts';
import type { Faults } from './faults.ts';
import type { SegmentSpec } from './guide.ts';
import { type EdifactMessage, type FunctionalGroup, type Interchange, messagesOf, type RawSegment, valueAt } from './model.ts';
import { checkSegment } from './segment-check.ts';

/** Definitions of the service segments. */
export type ServiceSegments = (tag: string) => SegmentSpec | undefined;

/** Checks what frames the messages of one interchange: content of the service segments, counts, references
 *  (ISO 9735-1, clauses 8 and 9). What is missing altogether was found in reading.
 *  @param first number of the interchange's first message in the file, from 1 */
export function checkEnvelope(interchange: Interchange, service: ServiceSegments, first: number, faults: Faults): void {
  new EnvelopeCheck(interchange, service, first, faults).run();
}

class EnvelopeCheck {
  readonly #interchange: Interchange;
  readonly #service: ServiceSegments;
  readonly #faults: Faults;
  readonly #references = new Set<string>();
  #message: number;
  /** Segments of the interchange so far. */
  #segments = 0;

  constructor(interchange: Interchange, service: ServiceSegments, first: number, faults: Faults) {
    this.#interchange = interchange;
    this.#service = service;
    this.#faults = faults;
    this.#message = first - 1;
  }

  run(): void {
    const interchange = this.#interchange;
    const { header, trailer } = interchange;
    if (header !== undefined) this.#content(header, interchange, this.#next('UNB'));
    for (const part of interchange.content) {
      if (part.kind === 'message') this.#checkMessage(part);
      else if (part.kind === 'group') this.#checkGroup(part);
      else this.#segments += 1;
    }
    const kinds = new Set(interchange.content.map((part) => part.kind));
    if (kinds.has('group') && kinds.has('message')) this.#faults.add(interchange, 'E_EDI_MIXED', {}, { segment: 1, tag: 'UNB' });
    if (header !== undefined && messagesOf(interchange).length === 0)
      this.#faults.add(interchange, 'E_EDI_NO_MESSAGE', {}, { segment: 1, tag: 'UNB' });
    if (trailer === undefined) return;
    const at = this.#next('UNZ');
    this.#content(trailer, interchange, at);
    const parts = interchange.content.filter((part) => part.kind === (kinds.has('group') ? 'group' : 'message')).length;
    this.#count(trailer, parts, kinds.has('group') ? 'groups' : 'messages', interchange, at);
    if (header !== undefined) this.#reference(trailer, valueAt(header, 4), interchange, at);
  }

  #checkGroup(group: FunctionalGroup): void {
    const interchange = this.#interchange;
    this.#content(group.header, interchange, this.#next('UNG'));
    for (const part of group.content) {
      if (part.kind === 'message') this.#checkMessage(part);
      else this.#segments += 1;
    }
    if (group.trailer === undefined) return;
    const at = this.#next('UNE');
    this.#content(group.trailer, interchange, at);
    this.#count(group.trailer, group.content.filter((part) => part.kind === 'message').length, 'messages', interchange, at);
    this.#reference(group.trailer, valueAt(group.header, 4), interchange, at);
  }

  #checkMessage(message: EdifactMessage): void {
    this.#message += 1;
    this.#segments += message.segments.length;
    const header = message.segments[0] as RawSegment;
    const at = { message: this.#message, segment: 1, tag: 'UNH' };
    this.#content(header, message, at);
    const reference = valueAt(header, 0);
    if (this.#references.has(reference)) {
      this.#faults.add(message, 'E_EDI_REFERENCE_REPEATED', { reference: JSON.stringify(reference) }, { ...at, element: 1 });
    }
    this.#references.add(reference);
    const trailer = message.segments.at(-1);
    if (trailer?.tag !== 'UNT') return;
    const end = { message: this.#message, segment: message.segments.length, tag: 'UNT' };
    this.#content(trailer, message, end);
    this.#count(trailer, message.segments.length, 'segments', message, end);
    this.#reference(trailer, reference, message, end);
  }

  #content(segment: RawSegment, owner: Interchange | EdifactMessage, at: Position): void {
    const spec = this.#service(segment.tag);
    if (spec !== undefined)
      checkSegment(segment, spec, { codes: true }, at, (code, details, where) => this.#faults.add(owner, code, details, where));
  }

  /** A count that is not even a number was reported as such. */
  #count(trailer: RawSegment, counted: number, what: string, owner: Interchange | EdifactMessage, at: Position): void {
    const announced = valueAt(trailer, 0);
    if (!/^\d+$/.test(announced) || Number(announced) === counted) return;
    this.#faults.add(owner, 'E_EDI_COUNT', { tag: trailer.tag, announced, what, counted }, { ...at, element: 1 });
  }

  #reference(trailer: RawSegment, expected: string, owner: Interchange | EdifactMessage, at: Position): void {
    const found = valueAt(trailer, 1);
    if (found === '' || found === expected) return;
    this.#faults.add(
      owner,
      'E_EDI_REFERENCE',
      { tag: trailer.tag, found: JSON.stringify(found), expected: JSON.stringify(expected) },
      { ...at, element: 2 },
    );
  }

  #next(tag: string): Position {
    this.#segments += 1;
    return { segment: this.#segments, tag };
  }
}
