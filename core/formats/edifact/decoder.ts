import { asHubError, type Finding, finding } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { DecodedDocument, DecodedMessage } from '../../spi/format.ts';
import { envelopeOf } from './acknowledgement-envelope.ts';
import { checkEnvelope, type ServiceSegments } from './envelope-check.ts';
import { type Faults, maxFindings } from './faults.ts';
import { type Guide, guideFor, identityText, type MessageIdentity } from './guide.ts';
import { isSecurity, readMessage } from './message-reader.ts';
import { type EdifactMessage, type Interchange, messagesOf, type RawSegment, valueAt } from './model.ts';
import { type EdifactReading, readEdifact } from './reader.ts';
import { checkSegment, type Report } from './segment-check.ts';
import { segmentToTree } from './segment-tree.ts';
import { headerData, identityOf } from './service-data.ts';

/** What decoding goes by. */
export interface DecoderOptions {
  readonly guides: readonly Guide[];
  /** Definitions of the service segments, by syntax version. */
  readonly service: (version: string) => ServiceSegments;
  readonly checkCodes: boolean;
  /** Finds what this partner is let through with. */
  readonly isTolerated: (found: Finding) => boolean;
}

/** A message decoded, and what is wrong with its content: found in the same pass, reported by `validate`. */
export interface CheckedMessage {
  readonly message: DecodedMessage;
  readonly content: readonly Finding[];
}

/** A document decoded, with the content findings of its messages in order. */
export interface CheckedDocument {
  readonly document: DecodedDocument;
  readonly content: readonly (readonly Finding[])[];
}

/** Faults of the syntax although they are found with the content: the tree cannot show them, so they must be kept with it. */
const SYNTAX = new Set(['E_EDI_TOO_MANY', 'E_EDI_ELEMENT_REPEATS']);

/** Bytes to messages. A fault of an interchange refuses the document; where the file has several interchanges, it
 *  refuses the messages of that one. */
export function decodeEdifact(body: Uint8Array, options: DecoderOptions): CheckedDocument {
  let reading: EdifactReading;
  try {
    reading = readEdifact(body);
  } catch (thrown) {
    return { document: { messages: [], errors: [asHubError(thrown).toFinding()] }, content: [] };
  }
  const { file, faults } = reading;
  const messages: CheckedMessage[] = [];
  const errors: Finding[] = [];
  for (const interchange of file.interchanges) {
    const common = checkInterchange(interchange, messages.length + 1, options, faults);
    const decoded = messagesOf(interchange).map((message, index) =>
      decodeMessage(message, interchange, messages.length + 1 + index, options, faults),
    );
    const alone = file.interchanges.length === 1 || decoded.length === 0;
    if (alone) errors.push(...common);
    messages.push(
      ...decoded.map(({ message, content }) => ({
        message: alone ? message : { ...message, errors: [...common, ...message.errors] },
        content,
      })),
    );
  }
  const document = { ...documentData(file.interchanges, faults, options), messages: messages.map(({ message }) => message), errors };
  return { document, content: messages.map(({ content }) => content) };
}

/** Checks the frame of an interchange. Bare messages have none, and no partner may send that: who sent it, and under which number? */
export function checkInterchange(interchange: Interchange, first: number, options: DecoderOptions, faults: Faults): Finding[] {
  if (interchange.header === undefined && interchange.trailer === undefined) {
    faults.add(interchange, 'E_EDI_SERVICE_MISSING', { tag: 'UNB' }, { segment: 1, tag: 'UNB' });
  }
  checkEnvelope(interchange, options.service(valueAt(interchange.header, 0, 1)), first, faults);
  return faults.of(interchange).filter((found) => !options.isTolerated(found));
}

/** Decodes one message by its guide. @param number its number in the file */
export function decodeMessage(
  message: EdifactMessage,
  interchange: Interchange,
  number: number,
  options: DecoderOptions,
  faults: Faults,
): CheckedMessage {
  const header = message.segments[0] as RawSegment;
  const identity = identityOf(header);
  const guide = guideOf(identity, options.guides);
  const report: Report = (code, details, at) => faults.add(message, code, details, at);
  const security = securityHeaders(message.segments);
  const tree: Record<string, Json> = {
    UNB: headerData(interchange),
    UNH: unhToTree(header, options.service(valueAt(interchange.header, 0, 1))),
    ...(security === 0 ? {} : { securitySegments: security }),
  };
  if (guide === undefined)
    report('E_EDI_MESSAGE_UNKNOWN', unknownDetails(identity, options.guides), { message: number, segment: 1, tag: 'UNH', element: 2 });
  else Object.assign(tree, readMessage(message.segments, guide, message.segments.at(-1)?.tag === 'UNT', number, report));
  const content = guide === undefined ? [] : checkContent(message.segments, guide, number, options, report);
  return {
    message: {
      type: identity.type,
      ...(valueAt(header, 0) === '' ? {} : { reference: valueAt(header, 0) }),
      tree,
      errors: faults.of(message).filter((found) => !options.isTolerated(found)),
    },
    content: content.filter((found) => !options.isTolerated(found)),
  };
}

/** The guide for a message. A CONTRL has the release of its syntax, not of a directory: one guide reads them all. */
export function guideOf(identity: MessageIdentity, guides: readonly Guide[]): Guide | undefined {
  return guideFor(identity, guides) ?? (identity.type === 'CONTRL' ? guides.find((guide) => guide.identity.type === 'CONTRL') : undefined);
}

/** Details of `E_EDI_MESSAGE_UNKNOWN`. */
export function unknownDetails(identity: MessageIdentity, guides: readonly Guide[]): Record<string, string> {
  return { identity: identityText(identity), agreed: guides.map((guide) => identityText(guide.identity)).join(', ') };
}

function checkContent(segments: readonly RawSegment[], guide: Guide, number: number, options: DecoderOptions, syntax: Report): Finding[] {
  const found: Finding[] = [];
  const report: Report = (code, details, at) => {
    if (SYNTAX.has(code)) syntax(code, details, at);
    else if (found.length < maxFindings) found.push(finding(code, details, at));
  };
  const check = { codes: options.checkCodes };
  for (let index = 1; index < segments.length; index += 1) {
    const segment = segments[index] as RawSegment;
    const spec = segment.tag === 'UNT' ? undefined : guide.segment(segment.tag);
    if (spec !== undefined) checkSegment(segment, spec, check, { message: number, segment: index + 1, tag: segment.tag }, report);
  }
  return found;
}

function unhToTree(header: RawSegment, service: ServiceSegments): JsonObject {
  const spec = service('UNH');
  return spec === undefined ? {} : segmentToTree(header, spec);
}

function securityHeaders(segments: readonly RawSegment[]): number {
  let count = 0;
  while (isSecurity(segments[count + 1]?.tag ?? '')) count += 1;
  return count;
}

function documentData(
  interchanges: readonly Interchange[],
  faults: Faults,
  options: DecoderOptions,
): Omit<DecodedDocument, 'messages' | 'errors'> {
  const headers = interchanges.map((interchange) => interchange.header).filter((header) => header !== undefined);
  const [first] = headers;
  if (first === undefined) return {};
  return {
    controlReference: headers.map((header) => valueAt(header, 4)).join(','),
    sender: valueAt(first, 1),
    recipient: valueAt(first, 2),
    test: headers.some((header) => valueAt(header, 10) === '1'),
    envelope: envelopeOf(interchanges, (owner) => faults.of(owner).filter((found) => !options.isTolerated(found))),
  };
}
