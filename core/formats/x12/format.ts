import type { Finding } from '../../kernel/errors.ts';
import { finding } from '../../kernel/errors.ts';
import { isJsonObject, type Json } from '../../kernel/json.ts';
import { atOneGo, type Steps, stepByStep } from '../../kernel/steps.ts';
import type {
  DecodedDocument,
  DecodedMessage,
  EnvelopeFacts,
  FormatCodec,
  FormatDefinition,
  FormatResources,
  ReceivedAcknowledgement,
} from '../../spi/format.ts';
import { joinMessages } from '../edi/join-messages.ts';
import { lineBreakText } from '../edi/settings.ts';
import { readSettings } from '../settings.ts';
import { adviseSender } from './acknowledgements/application-advice.ts';
import { adviceGuides } from './acknowledgements/guides.ts';
import { receivedAcknowledgements } from './acknowledgements/received.ts';
import { type AcknowledgerOptions, acknowledgeX12 } from './acknowledger.ts';
import { type DecoderOptions, decodingX12 } from './decoder.ts';
import { fixedDelimiters, freeDelimiters } from './delimiters.ts';
import { encodingX12, type FileStyle } from './encoder.ts';
import { guideFor } from './guide.ts';
import { loadGuide, loadServiceSegments } from './guide-files.ts';
import { splitX12 } from './interchange-splitter.ts';
import { checkSegment } from './segment-check.ts';
import { joinValues } from './segment-tree.ts';
import { type X12Settings, x12Fields } from './settings.ts';
import { toleranceOf } from './tolerance.ts';
import { writeTransaction } from './transaction-writer.ts';

const envelope: EnvelopeFacts = {
  places: {
    controlReference: { segment: 1, tag: 'ISA', element: 13 },
    sender: { segment: 1, tag: 'ISA', element: 6 },
    recipient: { segment: 1, tag: 'ISA', element: 8 },
    test: { segment: 1, tag: 'ISA', element: 15 },
  },
  identifierIn: (written) => written.split(':')[1] ?? '',
  acknowledgements: { technical: 'X12', application: '824' },
};

/** ANSI ASC X12: 004010 and 005010, read and written by transaction set guides; acknowledged with TA1, 997 or 999, and 824. */
export const x12Format: FormatDefinition = {
  kind: 'x12',
  summary: 'X12 interchanges (ISA to IEA), checked against transaction set guides, acknowledged with TA1, 997 or 999, and 824.',
  mediaTypes: ['application/edi-x12', 'text/plain', 'application/octet-stream'],
  extension: '.edi',
  envelope,
  settings: x12Fields,
  open: (settings, resources) => new X12Codec(readSettings(x12Fields, settings), resources),
};

/** The guides that every channel knows: partners acknowledge with them. Those of 824 are read when the first one comes. */
const acknowledgementGuides = ['004010/997', '005010/997', '005010/999'];

class X12Codec implements FormatCodec {
  readonly #settings: X12Settings;
  readonly #options: DecoderOptions;
  readonly #style: FileStyle;
  /** What decoding found in the content of messages that it gave out: their validation is done. */
  readonly #checked = new WeakMap<DecodedMessage, readonly Finding[]>();

  constructor(settings: X12Settings, resources: FormatResources) {
    this.#settings = settings;
    this.#options = {
      guides: [...settings.guide, ...acknowledgementGuides].map((name) => loadGuide(name, resources)),
      service: loadServiceSegments(resources),
      checkCodes: settings.codes === 'strict',
      acknowledgementGuide: adviceGuides(resources),
      tolerance: toleranceOf(settings.tolerate),
    };
    this.#style = {
      encoding: settings.charset,
      lineBreak: lineBreakText(settings.lineBreaks),
      fixed: settings.delimiters === undefined ? undefined : fixedDelimiters(settings.delimiters),
    };
  }

  decode(body: Uint8Array): DecodedDocument {
    return atOneGo(this.#decoding(body));
  }

  decodeInTurns(body: Uint8Array): Promise<DecodedDocument> {
    return stepByStep(this.#decoding(body));
  }

  *#decoding(body: Uint8Array): Steps<DecodedDocument> {
    const { document, content } = yield* decodingX12(body, this.#options);
    for (const [index, message] of document.messages.entries()) this.#checked.set(message, content[index] ?? []);
    return document;
  }

  validate(message: DecodedMessage): readonly Finding[] {
    const known = this.#checked.get(message);
    if (known !== undefined) return known;
    const { tree } = message;
    if (!isJsonObject(tree)) return [];
    const text = (key: string, name: string): string => textAt(tree[key], name);
    const convention = text('ST', 'ST03');
    const identity = { set: text('ST', 'ST01'), release: text('GS', 'release'), ...(convention === '' ? {} : { convention }) };
    const guide = guideFor(identity, this.#options.guides) ?? this.#options.acknowledgementGuide?.(identity);
    if (guide === undefined) return [];
    const found: Finding[] = [];
    const report = (...[code, details, at]: Parameters<typeof finding>) => found.push(finding(code, details, at));
    const segments = writeTransaction(tree, guide, 1, report, 'unplaced');
    const values = segments.flatMap(({ elements }) => elements.flat(2));
    const delimiters = freeDelimiters(values, true) ?? fixedDelimiters('\u001d\u001f\u001c\u001e');
    segments.forEach((one, index) => {
      const spec = guide.segment(one.tag);
      const at = { message: 1, segment: index + 2, tag: one.tag };
      if (spec !== undefined) checkSegment(joinValues(one, delimiters), spec, { codes: this.#options.checkCodes, delimiters }, at, report);
    });
    return this.#options.tolerance.refused(found, guide);
  }

  encode(...[tree, context]: Parameters<FormatCodec['encode']>): Uint8Array {
    return atOneGo(this.#encoding(tree, context));
  }

  encodeInTurns(...[tree, context]: Parameters<FormatCodec['encode']>): Promise<Uint8Array> {
    return stepByStep(this.#encoding(tree, context));
  }

  #encoding(...[tree, context]: Parameters<FormatCodec['encode']>): Steps<Uint8Array> {
    const { sender, recipient, groupSender, groupRecipient, requestAcknowledgement, test } = this.#settings;
    const envelope = { ...context, test: test || context.test === true };
    const parties = { sender, recipient, groupSender, groupRecipient };
    return encodingX12(tree, envelope, { ...this.#options, ...this.#style, ...parties, acknowledgementRequested: requestAcknowledgement });
  }

  split(body: Uint8Array): readonly Uint8Array[] {
    return splitX12(body);
  }

  elementsOf(tag: string): readonly (readonly string[])[] | undefined {
    const guide = this.#options.guides.find((one) => one.segment(tag) !== undefined);
    const spec = guide?.segment(tag) ?? this.#options.service(tag);
    return spec?.slots.map(({ key, parts }) => parts?.map((part) => part.key) ?? [key]);
  }

  acknowledgements(message: DecodedMessage): readonly ReceivedAcknowledgement[] | undefined {
    return receivedAcknowledgements(message);
  }

  acknowledgeContent(...[message, findings, context]: Parameters<NonNullable<FormatCodec['acknowledgeContent']>>): Uint8Array | undefined {
    return adviseSender(message, findings, context, this.#style);
  }

  join(trees: readonly Json[]): Json {
    return joinMessages(trees, { header: 'ST', element: 'ST02', standard: (number) => String(number).padStart(4, '0') });
  }

  acknowledge(...[document, findings, context]: Parameters<NonNullable<FormatCodec['acknowledge']>>): Uint8Array | undefined {
    const { acknowledgement, interchangeAcknowledgement } = this.#settings;
    return acknowledgeX12(document, findings, context, {
      ...this.#style,
      set: acknowledgement as AcknowledgerOptions['set'],
      ta1: interchangeAcknowledgement as AcknowledgerOptions['ta1'],
    });
  }
}

function textAt(json: Json | undefined, name: string): string {
  const value = isJsonObject(json) ? json[name] : undefined;
  return typeof value === 'string' ? value : '';
}
