import type { Finding } from '../../kernel/errors.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { DecodedEnd } from '../../spi/format.ts';
import { Faults } from '../edi/faults.ts';
import { type AcknowledgedInterchange, EnvelopeRecord, envelopeOf } from './acknowledgement-envelope.ts';
import { EnvelopeCheck } from './envelope-check.ts';
import type { InterchangeSink, OpenGroup, OpenInterchange } from './interchange-builder.ts';
import { type CheckedMessage, type DecoderOptions, decodeMessage } from './message-decoder.ts';
import { type EdifactMessage, type RawSegment, valueAt } from './model.ts';
import { ownText } from './own-text.ts';
import { EdifactReader, type ReadingLimits } from './reader.ts';
import { headerData } from './service-data.ts';

/** What is kept of an interchange. */
interface InterchangeEnd {
  /** Its messages, by index: from this one up to, but not with, that one. */
  readonly from: number;
  readonly to: number;
  readonly errors: readonly Finding[];
  readonly record: AcknowledgedInterchange;
  /** What its UNB says; undefined without one. */
  readonly header?: DocumentHeader;
}

interface DocumentHeader {
  readonly controlReference: string;
  readonly sender: string;
  readonly recipient: string;
  readonly test: boolean;
}

/** Reads, checks and decodes a file as its bytes come; gives each message when all of it was read.
 *  Throws what {@link EdifactReader} throws. */
export class DocumentDecoder implements InterchangeSink {
  readonly #options: DecoderOptions;
  readonly #emit: (message: CheckedMessage) => void;
  readonly #faults = new Faults();
  readonly #reader: EdifactReader;
  readonly #ends: InterchangeEnd[] = [];
  #check: EnvelopeCheck;
  #record = new EnvelopeRecord();
  #interchange: OpenInterchange | undefined;
  /** What the UNB says: one object for all messages of the interchange. */
  #header: JsonObject | undefined;
  #messages = 0;
  #first = 0;

  constructor(options: DecoderOptions, limits: ReadingLimits, emit: (message: CheckedMessage) => void) {
    this.#options = options;
    this.#emit = emit;
    this.#reader = new EdifactReader(this, this.#faults, limits);
    this.#check = new EnvelopeCheck(options.service, this.#faults);
  }

  write(chunk: Uint8Array): void {
    this.#reader.write(chunk);
  }

  /** The file ends here: the last messages are given, and what is known of the whole. */
  finish(): DecodedEnd {
    this.#reader.end();
    const ends = this.#ends;
    const isWhole = (end: InterchangeEnd) => ends.length === 1 || end.from === end.to;
    const headers = ends.flatMap(({ header }) => header ?? []);
    const [first] = headers;
    return {
      errors: ends.filter(isWhole).flatMap(({ errors }) => errors),
      refused: ends.filter((end) => !isWhole(end) && end.errors.length > 0).map(({ from, to, errors }) => ({ from, to, errors })),
      complete: true,
      ...(first === undefined
        ? {}
        : {
            controlReference: headers.map(({ controlReference }) => controlReference).join(','),
            sender: first.sender,
            recipient: first.recipient,
            test: headers.some(({ test }) => test),
            ...(headers.length === 1 ? {} : { interchanges: headers.length }),
            envelope: envelopeOf(ends.map(({ record }) => record)),
          }),
    };
  }

  begin(interchange: OpenInterchange): void {
    this.#interchange = interchange;
    this.#header = undefined;
    this.#check = new EnvelopeCheck(this.#options.service, this.#faults);
    this.#record = new EnvelopeRecord();
    this.#first = this.#messages;
  }

  header(header: RawSegment): void {
    this.#check.header(header);
    this.#record.header(header);
  }

  group(group: OpenGroup, segment: number): void {
    this.#check.group(group.header, segment);
    this.#record.group(group.header);
  }

  groupEnd(group: OpenGroup, segment: number): void {
    this.#check.groupEnd(group, segment);
  }

  message(message: EdifactMessage, number: number, group: OpenGroup | undefined): void {
    this.#messages += 1;
    this.#check.message(message, number, group !== undefined);
    this.#record.message(message.segments[0], group !== undefined);
    this.#header ??= headerData(this.#interchange as OpenInterchange);
    const context = { header: this.#header, service: this.#check.service, number, group: valueAt(group?.header, 4) };
    this.#emit(decodeMessage(message, context, this.#options, this.#faults));
  }

  stray(): void {}

  /** Bare messages have no frame, and no partner may send that: who sent it, and under which number? */
  end(interchange: OpenInterchange, segment: number): void {
    const { header, trailer } = interchange;
    if (header === undefined && trailer === undefined)
      this.#faults.add(interchange, 'E_EDI_SERVICE_MISSING', { tag: 'UNB' }, { segment: 1, tag: 'UNB' });
    this.#check.end(trailer, segment, interchange);
    const errors = this.#faults.of(interchange).filter((found) => !this.#options.isTolerated(found));
    this.#ends.push({
      from: this.#first,
      to: this.#messages,
      errors,
      record: this.#record.end(errors),
      ...(header === undefined ? {} : { header: documentHeader(header) }),
    });
  }
}

function documentHeader(header: RawSegment): DocumentHeader {
  return {
    controlReference: ownText(valueAt(header, 4)),
    sender: ownText(valueAt(header, 1)),
    recipient: ownText(valueAt(header, 2)),
    test: valueAt(header, 10) === '1',
  };
}
