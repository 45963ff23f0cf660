import type { ErrorCode } from '../../kernel/error-table.ts';
import type { ErrorDetails } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';
import type { Faults } from '../edi/faults.ts';
import type { EdifactMessage, FunctionalGroup, Interchange, RawSegment, Separators, Stray } from './model.ts';
import { isTag } from './tokenizer.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
interface OpenMessage {
  readonly kind: 'message';
  readonly segments: RawSegment[];
}

/** A group while it is read. */
export type OpenGroup = Open<Omit<FunctionalGroup, 'content'>> & { readonly content: (EdifactMessage | Stray)[] };
/** An interchange while it is read. */
export type OpenInterchange = Open<Omit<Interchange, 'content'>> & { readonly content: (EdifactMessage | FunctionalGroup | Stray)[] };

/** Takes the parts of interchanges in their order, each when all of it was read. `content` stays empty unless the sink
 *  puts something there. `segment` is the part's number among the segments of the interchange, UNB being 1. */
export interface InterchangeSink {
  /** An interchange begins. */
  begin(interchange: OpenInterchange): void;
  /** Its UNB: the first of its segments. */
  header(header: RawSegment): void;
  /** A UNG. */
  group(group: OpenGroup, segment: number): void;
  /** The end of a group: its `trailer` is there, unless it is missing. */
  groupEnd(group: OpenGroup, segment: number): void;
  /** A message. @param number its number in the file, from 1 */
  message(message: EdifactMessage, number: number, group: OpenGroup | undefined): void;
  stray(stray: Stray, group: OpenGroup | undefined): void;
  /** The end of the interchange: nothing more will be found in reading it. @param segment number of its last segment */
  end(interchange: OpenInterchange, segment: number): void;
}

/** Where a segment was put: what its faults belong to, and its position. */
export interface Place {
  readonly owner: Interchange | EdifactMessage;
  /** Number of the message in the file, for a segment inside one. */
  readonly message?: number;
  readonly segment: number;
}

/** Puts segments in their places by the service segments among them (ISO 9735-1, clause 8). Takes any order;
 *  what is missing, doubled or outside is a fault, located, and everything is passed on. */
export class InterchangeBuilder {
  readonly #faults: Faults;
  readonly #sink: InterchangeSink;
  /** The interchange in hand; after its UNZ too, for what follows a document's last terminator is its fault. */
  #last: OpenInterchange | undefined;
  #isOpen = false;
  #group: OpenGroup | undefined;
  #message: OpenMessage | undefined;
  /** The message that ended with the segment taken last. */
  #whole: OpenMessage | undefined;
  /** Messages begun in the whole file. */
  #messages = 0;
  /** Segments of the interchange so far: UNB is 1. */
  #segments = 0;

  constructor(faults: Faults, sink: InterchangeSink) {
    this.#faults = faults;
    this.#sink = sink;
  }

  /** Is there an interchange that has not ended? */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Has an interchange begun with its UNA, of which nothing else was read yet? */
  get awaitsHeader(): boolean {
    return this.#isOpen && this.#segments === 0;
  }

  begin(encoding: string, separators: Separators, una: Pick<Interchange, 'una' | 'unaLead' | 'unaEncoding'>): OpenInterchange {
    this.#closeInterchange();
    this.#deliverEnd();
    const interchange = { encoding, separators, ...una, content: [] };
    this.#last = interchange;
    this.#isOpen = true;
    this.#segments = 0;
    this.#sink.begin(interchange);
    return interchange;
  }

  /** @returns where the segment belongs; what it completes is passed on by {@link settle}, when its own faults are known */
  take(segment: RawSegment): Place {
    const interchange = this.#last as OpenInterchange;
    this.#segments += 1;
    const { tag } = segment;
    if (tag.charCodeAt(0) === 85 && tag.charCodeAt(1) === 78) {
      if (tag === 'UNB') {
        interchange.header = segment;
        this.#sink.header(segment);
        return this.#place();
      }
      if (tag === 'UNH') return this.#takeUnh(segment);
      if (tag === 'UNT') return this.#takeUnt(segment);
      if (tag === 'UNG') return this.#takeUng(segment);
      if (tag === 'UNE') return this.#takeUne(segment);
      if (tag === 'UNZ') return this.#takeUnz(interchange, segment);
    }
    const message = this.#message;
    if (message === undefined) return this.#stray(segment, 'E_EDI_OUTSIDE');
    message.segments.push(segment);
    return { owner: message, message: this.#messages, segment: message.segments.length };
  }

  /** Passes on the message that the last segment completed. */
  settle(): void {
    const whole = this.#whole;
    if (whole === undefined) return;
    this.#whole = undefined;
    this.#sink.message(whole, this.#messages, this.#group);
  }

  /** @param truncated does half a segment follow? */
  end(truncated: boolean): void {
    if (truncated && this.#last !== undefined) {
      const message = this.#message;
      if (message === undefined) this.#faults.add(this.#last, 'E_EDI_TRUNCATED', {}, { segment: this.#segments + 1 });
      else this.#faults.add(message, 'E_EDI_TRUNCATED', {}, { message: this.#messages, segment: message.segments.length + 1 });
    }
    this.#closeInterchange();
    this.#deliverEnd();
  }

  #takeUng(segment: RawSegment): Place {
    this.#closeMessage();
    this.#closeGroup();
    this.#group = { kind: 'group', header: segment, content: [] };
    this.#sink.group(this.#group, this.#segments);
    return this.#place();
  }

  #takeUnh(segment: RawSegment): Place {
    this.#closeMessage();
    this.#messages += 1;
    this.#message = { kind: 'message', segments: [segment] };
    return { owner: this.#message, message: this.#messages, segment: 1 };
  }

  #takeUnt(segment: RawSegment): Place {
    const message = this.#message;
    if (message === undefined) return this.#stray(segment, 'E_EDI_SERVICE_UNEXPECTED');
    message.segments.push(segment);
    this.#message = undefined;
    this.#whole = message;
    return { owner: message, message: this.#messages, segment: message.segments.length };
  }

  #takeUne(segment: RawSegment): Place {
    this.#closeMessage();
    const group = this.#group;
    if (group === undefined) return this.#stray(segment, 'E_EDI_SERVICE_UNEXPECTED');
    group.trailer = segment;
    this.#group = undefined;
    this.#sink.groupEnd(group, this.#segments);
    return this.#place();
  }

  #takeUnz(interchange: OpenInterchange, segment: RawSegment): Place {
    this.#closeMessage();
    this.#closeGroup();
    if (interchange.header === undefined)
      this.#faults.add(interchange, 'E_EDI_SERVICE_MISSING', { tag: 'UNB' }, { segment: 1, tag: 'UNB' });
    interchange.trailer = segment;
    this.#isOpen = false;
    return this.#place();
  }

  /** A segment where no segment may be: passed on and reported. */
  #stray(segment: RawSegment, code: ErrorCode): Place {
    const place = this.#place();
    const details: ErrorDetails = { tag: isTag(segment.tag) ? segment.tag : '(no tag)' };
    this.#faults.add(place.owner, code, details, positionOf(segment, place));
    this.#sink.stray({ kind: 'stray', segment }, this.#group);
    return place;
  }

  #place(): Place {
    return { owner: this.#last as OpenInterchange, segment: this.#segments };
  }

  #closeMessage(): void {
    const message = this.#message;
    if (message === undefined) return;
    const at = { message: this.#messages, segment: message.segments.length, tag: 'UNT' };
    this.#faults.add(message, 'E_EDI_SERVICE_MISSING', { tag: 'UNT' }, at);
    this.#message = undefined;
    this.#sink.message(message, this.#messages, this.#group);
  }

  #closeGroup(): void {
    const group = this.#group;
    if (group === undefined) return;
    this.#faults.add(this.#last as OpenInterchange, 'E_EDI_SERVICE_MISSING', { tag: 'UNE' }, { segment: this.#segments, tag: 'UNE' });
    this.#group = undefined;
    this.#sink.groupEnd(group, this.#segments);
  }

  #closeInterchange(): void {
    const interchange = this.#last;
    if (interchange === undefined || !this.#isOpen) return;
    this.#closeMessage();
    this.#closeGroup();
    if (interchange.header !== undefined) {
      this.#faults.add(interchange, 'E_EDI_SERVICE_MISSING', { tag: 'UNZ' }, { segment: this.#segments, tag: 'UNZ' });
    }
    this.#isOpen = false;
  }

  #deliverEnd(): void {
    if (this.#last !== undefined) this.#sink.end(this.#last, this.#segments);
    this.#last = undefined;
  }
}

/** The position of a segment, in the terms of a finding. */
export function positionOf(segment: RawSegment, { message, segment: number }: Place): Position {
  return { ...(message === undefined ? {} : { message }), segment: number, ...(isTag(segment.tag) ? { tag: segment.tag } : {}) };
}
