import type { Finding } from '../../kernel/errors.ts';
import { finding } from '../../kernel/errors.ts';
import { isJsonObject, type Json } from '../../kernel/json.ts';
import { atOneGo, type Steps, stepByStep } from '../../kernel/steps.ts';
import type {
  DecodedDocument,
  DecodedEnd,
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
import { acknowledgeMessage } from './acknowledgements/aperak.ts';
import { aperakGuides } from './acknowledgements/directories.ts';
import { receivedAcknowledgements } from './acknowledgements/received.ts';
import { acknowledgeEdifact } from './acknowledger.ts';
import { decodeEdifact, decodeEdifactStream } from './decoder.ts';
import { encodingEdifact } from './encoder.ts';
import { codesBoundBy, parseIdentity } from './guide.ts';
import { loadGuide, loadServiceSegments } from './guide-files.ts';
import { splitEdifact } from './interchange-splitter.ts';
import { type DecoderOptions, guideOf } from './message-decoder.ts';
import { writeMessage } from './message-writer.ts';
import type { CheckedCodes } from './segment-check.ts';
import type { EnvelopeParty } from './service-data.ts';
import { type EdifactSettings, edifactFields } from './settings.ts';

const envelope: EnvelopeFacts = {
  places: {
    controlReference: { segment: 1, tag: 'UNB', element: 5 },
    sender: { segment: 1, tag: 'UNB', element: 2 },
    recipient: { segment: 1, tag: 'UNB', element: 3 },
    test: { segment: 1, tag: 'UNB', element: 11 },
  },
  identifierIn: (written) => written.split(':')[0] ?? '',
  acknowledgements: { technical: 'CONTRL', application: 'APERAK' },
};

/** UN/EDIFACT: ISO 9735, syntax 1 to 4, read and written by message guides; acknowledged with CONTRL and APERAK. */
export const edifactFormat: FormatDefinition = {
  kind: 'edifact',
  summary: 'UN/EDIFACT interchanges (ISO 9735), checked against message guides, acknowledged with CONTRL and APERAK.',
  mediaTypes: ['application/edifact', 'application/edi-edifact', 'text/plain', 'application/octet-stream'],
  extension: '.edi',
  envelope,
  settings: edifactFields,
  open: (settings, resources) => new EdifactCodec(readSettings(edifactFields, settings), resources),
};

/** The guides that every channel knows: partners acknowledge with them. Those of APERAK are read when the first one comes. */
const contrlGuides = ['syntax-3/CONTRL', 'syntax-4/CONTRL'];

class EdifactCodec implements FormatCodec {
  readonly #settings: EdifactSettings;
  readonly #options: DecoderOptions;
  /** What decoding found in the content of messages that it gave out: their validation is done. */
  readonly #checked = new WeakMap<DecodedMessage, readonly Finding[]>();

  constructor(settings: EdifactSettings, resources: FormatResources) {
    const tolerated = new Set<string>(settings.tolerate);
    const upTo3 = loadServiceSegments('3', resources);
    const from4 = loadServiceSegments('4', resources);
    this.#settings = settings;
    this.#options = {
      guides: [...settings.guide, ...contrlGuides].map((name) => loadGuide(name, resources)),
      service: (version) => (version >= '4' ? from4 : upTo3),
      checkCodes: settings.codes === 'strict',
      acknowledgementGuide: aperakGuides(resources),
      isTolerated: (found) => tolerated.has(found.code),
    };
  }

  decode(body: Uint8Array): DecodedDocument {
    const { document, content } = decodeEdifact(body, this.#options);
    for (const [index, message] of document.messages.entries()) this.#checked.set(message, content[index] ?? []);
    return document;
  }

  decodeStream(body: AsyncIterable<Uint8Array>): AsyncGenerator<DecodedMessage, DecodedEnd> {
    return decodeEdifactStream(body, this.#options, (message, content) => this.#checked.set(message, content));
  }

  validate(message: DecodedMessage): readonly Finding[] {
    const known = this.#checked.get(message);
    if (known !== undefined) return known;
    const { tree } = message;
    const header = isJsonObject(tree) && isJsonObject(tree['UNH']) && isJsonObject(tree['UNH']['S009']) ? tree['UNH']['S009'] : {};
    const identity = parseIdentity(['E0065', 'E0052', 'E0054', 'E0051', 'E0057'].map((key) => String(header[key] ?? '')).join(':'));
    const guide = guideOf(identity, this.#options.guides) ?? this.#options.acknowledgementGuide?.(identity);
    if (guide === undefined || !isJsonObject(tree)) return [];
    const found: Finding[] = [];
    const security = typeof tree['securitySegments'] === 'number' ? tree['securitySegments'] : 0;
    const codes: CheckedCodes = this.#options.checkCodes ? codesBoundBy(guide, identity) : 'none';
    const options = { codes, message: 1, first: 1 + security, ignored: ['UNB', 'UNH', 'securitySegments'] };
    writeMessage(tree, guide, options, (code, details, at) => found.push(finding(code, details, at)));
    return found.filter((one) => !this.#options.isTolerated(one));
  }

  encode(...[tree, context]: Parameters<FormatCodec['encode']>): Uint8Array {
    return atOneGo(this.#encoding(tree, context));
  }

  encodeInTurns(...[tree, context]: Parameters<FormatCodec['encode']>): Promise<Uint8Array> {
    return stepByStep(this.#encoding(tree, context));
  }

  #encoding(...[tree, context]: Parameters<FormatCodec['encode']>): Steps<Uint8Array> {
    const { charset, syntaxVersion, applicationReference, agreement, requestAcknowledgement, test } = this.#settings;
    const sender = partyFrom(this.#settings.sender) ?? context.sender;
    const recipient = partyFrom(this.#settings.recipient) ?? context.recipient;
    const envelope = { ...context, sender, recipient, test: test || context.test === true };
    return encodingEdifact(tree, envelope, {
      ...this.#options,
      ...this.#style(),
      service: this.#options.service(syntaxVersion),
      identifier: charset,
      version: syntaxVersion,
      applicationReference,
      agreement,
      acknowledgementRequested: requestAcknowledgement,
    });
  }

  join(trees: readonly Json[]): Json {
    return joinMessages(trees, { header: 'UNH', element: 'E0062', standard: String });
  }

  split(body: Uint8Array): readonly Uint8Array[] {
    return splitEdifact(body);
  }

  elementsOf(tag: string): readonly (readonly string[])[] | undefined {
    const guide = this.#options.guides.find((one) => one.segment(tag) !== undefined);
    const spec = guide?.segment(tag) ?? this.#options.service('3')(tag);
    return spec?.slots.map(({ parts }) => parts.map(({ id }) => id));
  }

  acknowledgements(message: DecodedMessage): readonly ReceivedAcknowledgement[] | undefined {
    return receivedAcknowledgements(message);
  }

  acknowledgeContent(...[message, findings, context]: Parameters<NonNullable<FormatCodec['acknowledgeContent']>>): Uint8Array | undefined {
    return acknowledgeMessage(message, findings, context, this.#style());
  }

  acknowledge(...[document, findings, context]: Parameters<NonNullable<FormatCodec['acknowledge']>>): Uint8Array | undefined {
    const positive = this.#settings.acknowledgement === 'received' ? '8' : '7';
    return acknowledgeEdifact(document, findings, context, { ...this.#style(), positive });
  }

  #style(): { una: boolean; lineBreak: string } {
    return { una: this.#settings.una, lineBreak: lineBreakText(this.#settings.lineBreaks) };
  }
}

/** A party of the settings: `ID:QUALIFIER:ROUTING`. */
function partyFrom(setting: string | undefined): EnvelopeParty | undefined {
  if (setting === undefined) return undefined;
  const [id = '', qualifier = '', routing = ''] = setting.split(':');
  return { id, ...(qualifier === '' ? {} : { qualifier }), ...(routing === '' ? {} : { routing }) };
}
