import type { ErrorCode } from '../../kernel/error-table.ts';
import type { ErrorDetails } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';
import type { Faults } from './faults.ts';
import type { EdifactMessage, FunctionalGroup, Interchange, RawSegment, Separators, Stray } from './model.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
interface OpenMessage {
  readonly kind: 'message';
  readonly segments: RawSegment[];
}
type OpenGroup = Open<Omit<FunctionalGroup, 'content'>> & { readonly content: (EdifactMessage | Stray)[] };
type OpenInterchange = Open<Omit<Interchange, 'content'>> & { readonly content: (EdifactMessage | FunctionalGroup | Stray)[] };

/** Where a segment was put: what its faults belong to, and its position. */
export interface Place {
  readonly owner: Interchange | EdifactMessage;
  readonly at: Position;
}

/** Is this a segment tag? What is none may be a piece of data, and is not shown. */
export function isTag(text: string): boolean {
  return /^[A-Z][A-Z0-9]{2}$/.test(text);
}

function tagOf(segment: RawSegment): { readonly tag?: string } {
  return isTag(segment.tag) ? { tag: segment.tag } : {};
}

/** Puts segments in their places by the service segments among them (ISO 9735-1, clause 8). Takes any order;
 *  what is missing, doubled or outside is a fault, located, and everything is kept. */
export class InterchangeBuilder {
  readonly #faults: Faults;
  readonly #interchanges: OpenInterchange[] = [];
  #interchange: OpenInterchange | undefined;
  #group: OpenGroup | undefined;
  #message: OpenMessage | undefined;
  /** Messages begun in the whole file. */
  #messages = 0;
  /** Segments of the interchange so far: UNB is 1. */
  #segments = 0;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** Is there an interchange that has not ended? */
  get isOpen(): boolean {
    return this.#interchange !== undefined;
  }

  /** Has an interchange begun with its UNA, of which nothing else was read yet? */
  get awaitsHeader(): boolean {
    return this.#interchange !== undefined && this.#segments === 0;
  }

  begin(encoding: string, separators: Separators, una: { readonly una?: string; readonly unaLead?: string }): Interchange {
    this.#closeInterchange();
    this.#interchange = { encoding, separators, ...una, content: [] };
    this.#interchanges.push(this.#interchange);
    this.#segments = 0;
    return this.#interchange;
  }

  /** Changes the separators of the open interchange: its UNB says which syntax version is in force. */
  useSeparators(separators: Separators): void {
    if (this.#interchange !== undefined) this.#interchange.separators = separators;
  }

  take(segment: RawSegment): Place {
    const interchange = this.#interchange as OpenInterchange;
    this.#segments += 1;
    switch (segment.tag) {
      case 'UNB':
        interchange.header = segment;
        return this.#place(segment);
      case 'UNG':
        return this.#takeUng(interchange, segment);
      case 'UNH':
        return this.#takeUnh(interchange, segment);
      case 'UNT':
        return this.#takeUnt(segment);
      case 'UNE':
        return this.#takeUne(segment);
      case 'UNZ':
        return this.#takeUnz(interchange, segment);
      default:
        if (this.#message === undefined) return this.#stray(segment, 'E_EDI_OUTSIDE');
        this.#message.segments.push(segment);
        return { owner: this.#message, at: { message: this.#messages, segment: this.#message.segments.length, ...tagOf(segment) } };
    }
  }

  /** @param truncated does half a segment follow? */
  end(truncated: boolean): readonly Interchange[] {
    const last = this.#interchange ?? this.#interchanges.at(-1);
    if (truncated && last !== undefined) {
      const place = this.#message === undefined ? { owner: last, at: { segment: this.#segments + 1 } } : this.#inMessage(this.#message, 1);
      this.#faults.add(place.owner, 'E_EDI_TRUNCATED', {}, place.at);
    }
    this.#closeInterchange();
    return this.#interchanges;
  }

  #takeUng(interchange: OpenInterchange, segment: RawSegment): Place {
    this.#closeMessage();
    this.#closeGroup();
    this.#group = { kind: 'group', header: segment, content: [] };
    interchange.content.push(this.#group);
    return this.#place(segment);
  }

  #takeUnh(interchange: OpenInterchange, segment: RawSegment): Place {
    this.#closeMessage();
    this.#messages += 1;
    this.#message = { kind: 'message', segments: [segment] };
    (this.#group ?? interchange).content.push(this.#message);
    return this.#inMessage(this.#message, 0);
  }

  #takeUnt(segment: RawSegment): Place {
    const message = this.#message;
    if (message === undefined) return this.#stray(segment, 'E_EDI_SERVICE_UNEXPECTED');
    message.segments.push(segment);
    this.#message = undefined;
    return { owner: message, at: { message: this.#messages, segment: message.segments.length, tag: 'UNT' } };
  }

  #takeUne(segment: RawSegment): Place {
    this.#closeMessage();
    if (this.#group === undefined) return this.#stray(segment, 'E_EDI_SERVICE_UNEXPECTED');
    this.#group.trailer = segment;
    this.#group = undefined;
    return this.#place(segment);
  }

  #takeUnz(interchange: OpenInterchange, segment: RawSegment): Place {
    this.#closeMessage();
    this.#closeGroup();
    const place = this.#place(segment);
    if (interchange.header === undefined)
      this.#faults.add(interchange, 'E_EDI_SERVICE_MISSING', { tag: 'UNB' }, { segment: 1, tag: 'UNB' });
    interchange.trailer = segment;
    this.#interchange = undefined;
    return place;
  }

  /** A segment where no segment may be: kept in the interchange, or in the group, and reported. */
  #stray(segment: RawSegment, code: ErrorCode): Place {
    const place = this.#place(segment);
    const details: ErrorDetails = { tag: isTag(segment.tag) ? segment.tag : '(no tag)' };
    this.#faults.add(place.owner, code, details, place.at);
    (this.#group ?? (this.#interchange as OpenInterchange)).content.push({ kind: 'stray', segment });
    return place;
  }

  #place(segment: RawSegment): Place {
    return { owner: this.#interchange as OpenInterchange, at: { segment: this.#segments, ...tagOf(segment) } };
  }

  #inMessage(message: OpenMessage, ahead: number): Place {
    const tag = ahead === 0 ? { tag: message.segments[message.segments.length - 1]?.tag ?? '' } : {};
    return { owner: message, at: { message: this.#messages, segment: message.segments.length + ahead, ...tag } };
  }

  #closeMessage(): void {
    const message = this.#message;
    if (message === undefined) return;
    this.#faults.add(
      message,
      'E_EDI_SERVICE_MISSING',
      { tag: 'UNT' },
      { message: this.#messages, segment: message.segments.length, tag: 'UNT' },
    );
    this.#message = undefined;
  }

  #closeGroup(): void {
    const group = this.#group;
    if (group === undefined) return;
    this.#faults.add(
      this.#interchange as OpenInterchange,
      'E_EDI_SERVICE_MISSING',
      { tag: 'UNE' },
      { segment: this.#segments, tag: 'UNE' },
    );
    this.#group = undefined;
  }

  #closeInterchange(): void {
    const interchange = this.#interchange;
    if (interchange === undefined) return;
    this.#closeMessage();
    this.#closeGroup();
    if (interchange.header !== undefined) {
      this.#faults.add(interchange, 'E_EDI_SERVICE_MISSING', { tag: 'UNZ' }, { segment: this.#segments, tag: 'UNZ' });
    }
    this.#interchange = undefined;
  }
}
