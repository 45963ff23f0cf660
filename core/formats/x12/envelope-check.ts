import type { Position } from '../../kernel/position.ts';
import { atOneGo, type Steps } from '../../kernel/steps.ts';
import type { Faults } from '../edi/faults.ts';
import type { ServiceSegments } from './guide-files.ts';
import {
  type FunctionalGroup,
  groupsOf,
  type Interchange,
  type LooseSegment,
  type RawSegment,
  type TransactionSet,
  transactionsOf,
  valueAt,
} from './model.ts';
import { checkSegment } from './segment-check.ts';

/** Checks what frames the transaction sets of one interchange: content of the service segments, counts, control numbers
 *  (X12.5, X12.6). What is missing altogether was found in reading.
 *  @param first number of the interchange's first message in the file, from 1 */
export function checkEnvelope(interchange: Interchange, service: ServiceSegments, first: number, faults: Faults): void {
  atOneGo(checkingEnvelope(interchange, service, first, faults));
}

/** The same in steps, of one transaction set each. */
export function checkingEnvelope(interchange: Interchange, service: ServiceSegments, first: number, faults: Faults): Steps<void> {
  return new EnvelopeCheck(interchange, service, first, faults).run();
}

type Owner = Interchange | FunctionalGroup | TransactionSet | LooseSegment;

class EnvelopeCheck {
  readonly #interchange: Interchange;
  readonly #service: ServiceSegments;
  readonly #faults: Faults;
  readonly #groupNumbers = new Set<string>();
  #message: number;
  /** Segments of the interchange so far. */
  #segments = 0;

  constructor(interchange: Interchange, service: ServiceSegments, first: number, faults: Faults) {
    this.#interchange = interchange;
    this.#service = service;
    this.#faults = faults;
    this.#message = first - 1;
  }

  *run(): Steps<void> {
    const interchange = this.#interchange;
    const { header, trailer, content } = interchange;
    // ISA11 and ISA16 are delimiters, which reading has judged.
    const isa = { ...header, elements: header.elements.map((value, index) => (index === 10 || index === 15 ? 'x' : value)) };
    this.#content(isa, interchange, this.#next('ISA'));
    for (const part of content) {
      if (part.kind === 'group') yield* this.#checkGroup(part);
      else this.#checkLoose(part);
    }
    const groups = groupsOf(interchange).length;
    if (content.length === 0) this.#faults.add(interchange, 'E_EDI_NO_MESSAGE', {}, { segment: 1, tag: 'ISA' });
    if (trailer === undefined) return;
    const at = this.#next('IEA');
    this.#content(trailer, interchange, at);
    this.#count(trailer, groups, 'groups', interchange, at);
    this.#reference(trailer, valueAt(header, 13), interchange, at);
  }

  *#checkGroup(group: FunctionalGroup): Steps<void> {
    const { header, trailer } = group;
    if (header !== undefined) {
      const at = this.#next('GS');
      this.#content(header, group, at);
      const number = normal(valueAt(header, 6));
      if (this.#groupNumbers.has(number))
        this.#faults.add(group, 'E_EDI_REFERENCE_REPEATED', { reference: JSON.stringify(number) }, { ...at, element: 6 });
      this.#groupNumbers.add(number);
    }
    const references = new Set<string>();
    for (const part of group.content) {
      if (part.kind === 'transaction') this.#checkTransaction(part, references);
      else this.#segments += 1;
      yield;
    }
    const sets = transactionsOf(group).length;
    if (sets === 0) this.#faults.add(group, 'E_EDI_NO_MESSAGE', {}, { segment: this.#segments, tag: 'GS' });
    if (trailer === undefined) return;
    const at = this.#next('GE');
    this.#content(trailer, group, at);
    this.#count(trailer, sets, 'transaction sets', group, at);
    if (header !== undefined) this.#reference(trailer, valueAt(header, 6), group, at);
  }

  #checkTransaction(transaction: TransactionSet, references: Set<string>): void {
    this.#message += 1;
    const { segments } = transaction;
    this.#segments += segments.length;
    const header = segments[0] as RawSegment;
    const at = { message: this.#message, segment: 1, tag: 'ST' };
    this.#content(header, transaction, at);
    const reference = valueAt(header, 2);
    if (references.has(reference))
      this.#faults.add(transaction, 'E_EDI_REFERENCE_REPEATED', { reference: JSON.stringify(reference) }, { ...at, element: 2 });
    references.add(reference);
    const trailer = segments.at(-1);
    if (trailer?.tag !== 'SE') return;
    const end = { message: this.#message, segment: segments.length, tag: 'SE' };
    this.#content(trailer, transaction, end);
    this.#count(trailer, segments.length, 'segments', transaction, end);
    this.#reference(trailer, reference, transaction, end);
  }

  #checkLoose(loose: LooseSegment): void {
    const at = this.#next(loose.segment.tag);
    if (loose.segment.tag !== 'TA1') {
      this.#content(loose.segment, this.#interchange, at);
      return;
    }
    this.#message += 1;
    this.#content(loose.segment, loose, { message: this.#message, segment: 1, tag: 'TA1' });
  }

  #content(segment: RawSegment, owner: Owner, at: Position): void {
    const spec = this.#service(segment.tag);
    const options = { codes: true, delimiters: this.#interchange.delimiters };
    if (spec !== undefined)
      checkSegment(segment, spec, options, at, (code, details, where) => this.#faults.add(owner, code, details, where));
  }

  /** A count that is not even a number was reported as such. */
  #count(trailer: RawSegment, counted: number, what: string, owner: Owner, at: Position): void {
    const announced = valueAt(trailer, 1);
    if (!/^\d+$/.test(announced) || Number(announced) === counted) return;
    this.#faults.add(owner, 'E_EDI_COUNT', { tag: trailer.tag, announced, what, counted }, { ...at, element: 1 });
  }

  /** Control numbers of groups and interchanges are numbers: leading zeros make no difference. That of a set is a text. */
  #reference(trailer: RawSegment, expected: string, owner: Owner, at: Position): void {
    const found = valueAt(trailer, 2);
    const isSame = trailer.tag === 'SE' ? found === expected : normal(found) === normal(expected);
    if (found === '' || isSame) return;
    const details = { tag: trailer.tag, found: JSON.stringify(found), expected: JSON.stringify(expected) };
    this.#faults.add(owner, 'E_EDI_REFERENCE', details, { ...at, element: 2 });
  }

  #next(tag: string): Position {
    this.#segments += 1;
    return { segment: this.#segments, tag };
  }
}

function normal(reference: string): string {
  return /^\d+$/.test(reference) ? reference.replace(/^0+(?=\d)/, '') : reference;
}
