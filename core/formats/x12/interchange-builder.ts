import type { ErrorCode } from '../../kernel/error-table.ts';
import type { Position } from '../../kernel/position.ts';
import type { Faults } from '../edi/faults.ts';
import {
  type Delimiters,
  type FunctionalGroup,
  type Interchange,
  interchangeSegments,
  type LooseSegment,
  type RawSegment,
  type TransactionSet,
} from './model.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
interface OpenTransaction {
  readonly kind: 'transaction';
  readonly segments: RawSegment[];
}
type OpenGroup = Open<Omit<FunctionalGroup, 'content'>> & { readonly content: (TransactionSet | LooseSegment)[] };
type OpenInterchange = Open<Omit<Interchange, 'content'>> & { readonly content: (FunctionalGroup | LooseSegment)[] };

type Owner = Interchange | FunctionalGroup | TransactionSet | LooseSegment;

/** Where a segment was put: what its faults belong to, and its position. */
export interface Place {
  readonly owner: Owner;
  readonly at: Position;
}

const TAG = /^[A-Z][A-Z0-9]{1,2}$/;

/** Is this a segment tag? What is none may be a piece of data, and is not shown. */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

/** Puts segments in their places by the service segments among them (X12.5, X12.6). Takes any order; what is missing,
 *  doubled or outside is a fault, located, and everything is kept. */
export class InterchangeBuilder {
  readonly #faults: Faults;
  readonly #interchanges: OpenInterchange[] = [];
  #interchange: OpenInterchange | undefined;
  #group: OpenGroup | undefined;
  #transaction: OpenTransaction | undefined;
  #taken: RawSegment | undefined;
  #owner: Owner | undefined;
  /** Messages begun in the whole file: transaction sets, and TA1. */
  #messages = 0;
  /** Segments of the interchange so far: ISA is 1. */
  #segments = 0;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** Is there an interchange that has not ended? */
  get isOpen(): boolean {
    return this.#interchange !== undefined;
  }

  begin(delimiters: Delimiters, header: RawSegment): Interchange {
    this.#closeInterchange();
    this.#interchange = { delimiters, header, content: [] };
    this.#interchanges.push(this.#interchange);
    this.#segments = 1;
    return this.#interchange;
  }

  take(segment: RawSegment): void {
    this.#segments += 1;
    this.#taken = segment;
    this.#owner = this.#put(segment);
  }

  /** Where the segment taken last was put. */
  get place(): Place {
    const owner = this.#owner as Owner;
    const tag = isTag(this.#taken?.tag ?? '') ? { tag: (this.#taken as RawSegment).tag } : {};
    if (!('kind' in owner) || owner.kind === 'group') return { owner, at: { segment: this.#segments, ...tag } };
    return { owner, at: { message: this.#messages, segment: owner.kind === 'loose' ? 1 : owner.segments.length, ...tag } };
  }

  #put(segment: RawSegment): Owner {
    switch (segment.tag) {
      case 'GS':
        return this.#putGs(segment);
      case 'ST':
        return this.#putSt(segment);
      case 'SE':
        return this.#putSe(segment);
      case 'GE':
        return this.#putGe(segment);
      case 'IEA':
        return this.#putIea(segment);
      default:
        if (this.#transaction === undefined) return this.#putLoose(segment, 'E_EDI_OUTSIDE');
        this.#transaction.segments.push(segment);
        return this.#transaction;
    }
  }

  /** Something that is no ISA stands between two interchanges. */
  reportBetween(): void {
    const last = this.#interchanges.at(-1);
    if (last !== undefined) this.#faults.add(last, 'E_EDI_OUTSIDE', { tag: '(no tag)' }, { segment: this.#segments + 1 });
  }

  /** An ISA follows that cannot be read: nothing behind it can. */
  reportUnusable(reason: string): void {
    const last = this.#interchanges.at(-1);
    if (last !== undefined) this.#faults.add(last, 'E_EDI_ISA', { reason }, { segment: this.#segments + 1, tag: 'ISA' });
  }

  /** @param rest what follows the last segment and is not blank */
  end(rest: string): readonly Interchange[] {
    const last = this.#interchanges.at(-1);
    if (rest !== '' && last !== undefined) {
      const at = { segment: (this.#transaction?.segments.length ?? this.#segments) + 1 };
      if (this.#interchange === undefined) {
        if (!rest.trimStart().startsWith('ISA')) this.#faults.add(last, 'E_EDI_OUTSIDE', { tag: '(no tag)' }, at);
      } else if (this.#transaction === undefined) this.#faults.add(this.#group ?? last, 'E_EDI_TRUNCATED', {}, at);
      else this.#faults.add(this.#transaction, 'E_EDI_TRUNCATED', {}, { message: this.#messages, ...at });
    }
    this.#closeInterchange();
    return this.#interchanges;
  }

  #putGs(segment: RawSegment): Owner {
    this.#closeGroup();
    this.#group = { kind: 'group', header: segment, content: [] };
    (this.#interchange as OpenInterchange).content.push(this.#group);
    return this.#group;
  }

  #putSt(segment: RawSegment): Owner {
    this.#closeTransaction();
    if (this.#group === undefined) {
      this.#group = { kind: 'group', content: [] };
      (this.#interchange as OpenInterchange).content.push(this.#group);
      this.#faults.add(this.#group, 'E_EDI_SERVICE_MISSING', { tag: 'GS' }, this.#here('GS'));
    }
    this.#messages += 1;
    this.#transaction = { kind: 'transaction', segments: [segment] };
    this.#group.content.push(this.#transaction);
    return this.#transaction;
  }

  #putSe(segment: RawSegment): Owner {
    const transaction = this.#transaction;
    if (transaction === undefined) return this.#putLoose(segment, 'E_EDI_SERVICE_UNEXPECTED');
    transaction.segments.push(segment);
    this.#transaction = undefined;
    return transaction;
  }

  #putGe(segment: RawSegment): Owner {
    this.#closeTransaction();
    const group = this.#group;
    if (group === undefined) return this.#putLoose(segment, 'E_EDI_SERVICE_UNEXPECTED');
    group.trailer = segment;
    this.#group = undefined;
    return group;
  }

  #putIea(segment: RawSegment): Owner {
    this.#closeGroup();
    const interchange = this.#interchange as OpenInterchange;
    interchange.trailer = segment;
    this.#interchange = undefined;
    return interchange;
  }

  /** A segment outside of any transaction set: reported, unless it is one of those that stand in an interchange. */
  #putLoose(segment: RawSegment, code: ErrorCode): Owner {
    const interchange = this.#interchange as OpenInterchange;
    const loose: LooseSegment = { kind: 'loose', segment };
    const owner = this.#group ?? interchange;
    owner.content.push(loose);
    if (this.#group === undefined && interchangeSegments.has(segment.tag)) {
      if (segment.tag !== 'TA1') return interchange;
      this.#messages += 1;
      return loose;
    }
    const tag = isTag(segment.tag) ? segment.tag : undefined;
    this.#faults.add(owner, code, { tag: tag ?? '(no tag)' }, { segment: this.#segments, ...(tag === undefined ? {} : { tag }) });
    return owner;
  }

  #here(tag: string): Position {
    return { segment: this.#segments, tag };
  }

  #closeTransaction(): void {
    const transaction = this.#transaction;
    if (transaction === undefined) return;
    const at = { message: this.#messages, segment: transaction.segments.length, tag: 'SE' };
    this.#faults.add(transaction, 'E_EDI_SERVICE_MISSING', { tag: 'SE' }, at);
    this.#transaction = undefined;
  }

  #closeGroup(): void {
    this.#closeTransaction();
    const group = this.#group;
    if (group === undefined) return;
    if (group.header !== undefined) this.#faults.add(group, 'E_EDI_SERVICE_MISSING', { tag: 'GE' }, this.#here('GE'));
    this.#group = undefined;
  }

  #closeInterchange(): void {
    const interchange = this.#interchange;
    if (interchange === undefined) return;
    this.#closeGroup();
    this.#faults.add(interchange, 'E_EDI_SERVICE_MISSING', { tag: 'IEA' }, this.#here('IEA'));
    this.#interchange = undefined;
  }
}
