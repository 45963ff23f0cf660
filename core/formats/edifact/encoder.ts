import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { eachInSteps, type Steps } from '../../kernel/steps.ts';
import type { EnvelopeContext } from '../../spi/format.ts';
import { nameCharacter } from '../edi/charset.ts';
import type { Report } from '../edi/faults.ts';
import type { ServiceSegments } from './envelope-check.ts';
import { assembleFile, type FileStyle } from './file-assembly.ts';
import { codesBoundBy, type Guide } from './guide.ts';
import { guideOf, unknownDetails } from './message-decoder.ts';
import { writeMessage } from './message-writer.ts';
import { type RawSegment, valueAt } from './model.ts';
import { checkSegment, elementPosition } from './segment-check.ts';
import { treeToSegment } from './segment-tree.ts';
import { headerSegment, identityOf, interchangeTrailer, messageTrailer } from './service-data.ts';
import { forbiddenCharacter } from './syntax-identifiers.ts';
import { writingEdifact } from './writer.ts';

/** What messages are written by. */
export interface MessageOptions {
  readonly guides: readonly Guide[];
  readonly service: ServiceSegments;
  readonly checkCodes: boolean;
}

/** What an interchange is written by. */
export interface EncoderOptions extends MessageOptions, FileStyle {
  readonly isTolerated: (found: Finding) => boolean;
  readonly identifier: string;
  readonly version: string;
  readonly applicationReference?: string | undefined;
  readonly agreement?: string | undefined;
  readonly acknowledgementRequested: boolean;
}

/** Writes one message, or a list of them, as an interchange, message by message. Nothing is written that the hub would refuse to
 *  read: structure, status, type, length, codes and characters are checked first, all together.
 *  @throws HubError `E_NOT_WRITABLE` with every finding */
export function* encodingEdifact(tree: Json, context: EnvelopeContext, options: EncoderOptions): Steps<Uint8Array> {
  const found: Finding[] = [];
  const report: Report = (code, details, at) => {
    const one = finding(code, details, at);
    if (!options.isTolerated(one)) found.push(one);
  };
  const trees: readonly Json[] = Array.isArray(tree) ? (tree as readonly Json[]) : [tree];
  if (trees.length === 0) report('E_EDI_NO_MESSAGE', {}, {});
  const messages = yield* eachInSteps(trees, (one, index) => messageSegments(one, index + 1, options, report));
  const header = headerSegment({ ...context, ...options, test: context.test === true });
  const trailer = interchangeTrailer(messages.length, context.controlReference);
  for (const segment of [header, trailer]) checkService(segment, options.service, { segment: 1, tag: segment.tag }, report);
  yield* eachInSteps([[header], ...messages], (segments, number) => checkCharacters(segments, number, options.identifier, report));
  refuseUnwritable(found);
  return yield* writingEdifact(assembleFile(options.identifier, options.version, header, messages, trailer, options));
}

/** Throws `E_NOT_WRITABLE` with all findings, if there are any. */
export function refuseUnwritable(found: readonly Finding[]): void {
  const [first] = found;
  if (first !== undefined)
    throw hubError('E_NOT_WRITABLE', { format: 'EDIFACT', count: found.length, reason: first.message }, { at: first.at, findings: found });
}

/** One message from its tree, UNH to UNT. @param number counts the messages of the interchange from 1 */
export function messageSegments(tree: Json, number: number, options: MessageOptions, report: Report): RawSegment[] {
  const at = { message: number, segment: 1, tag: 'UNH' };
  if (!isJsonObject(tree)) {
    report('E_EDI_TREE', { reason: 'a message must be an object' }, at);
    return [];
  }
  const header = messageHeader(tree, number, options, report);
  const identity = identityOf(header);
  const guide = guideOf(identity, options.guides);
  if (guide === undefined) {
    report('E_EDI_MESSAGE_UNKNOWN', unknownDetails(identity, options.guides), { ...at, element: 2 });
    return [header];
  }
  checkService(header, options.service, at, report);
  const codes = options.checkCodes ? codesBoundBy(guide, identity) : 'none';
  const body = writeMessage(tree, guide, { codes, message: number, first: 1, ignored: ['UNB', 'UNH'] }, report);
  const reference = valueAt(header, 0);
  return [header, ...body, messageTrailer(body.length + 2, reference)];
}

/** UNH from the tree's own `UNH`; without one, the reference counts from 1 and the first guide says what it is. */
function messageHeader(tree: JsonObject, number: number, options: MessageOptions, report: Report): RawSegment {
  const identity = options.guides[0]?.identity;
  const standard =
    identity === undefined
      ? {}
      : {
          E0065: identity.type,
          E0052: identity.version,
          E0054: identity.release,
          E0051: identity.agency,
          E0057: identity.association ?? '',
        };
  const given = isJsonObject(tree['UNH']) ? tree['UNH'] : {};
  const spec = options.service('UNH');
  if (spec === undefined) return { tag: 'UNH', elements: [] };
  const at = { message: number, segment: 1, tag: 'UNH' };
  return treeToSegment({ E0062: String(number), S009: standard, ...given }, spec, (code, details, element, component) => {
    report(code, details, elementPosition(at, element, component));
  });
}

function checkService(segment: RawSegment, service: ServiceSegments, at: { segment: number; tag: string }, report: Report): void {
  const spec = service(segment.tag);
  if (spec === undefined) return;
  checkSegment(segment, spec, { codes: 'all' }, (code, details, element, component) => {
    report(code, details, elementPosition(at, element, component));
  });
}

/** @param message its number; 0 for the UNB */
function checkCharacters(segments: readonly RawSegment[], message: number, identifier: string, report: Report): void {
  segments.forEach(({ tag, elements }, index) => {
    elements.forEach((element, position) => {
      (element as readonly string[]).forEach((value, component) => {
        const character = forbiddenCharacter(value, identifier);
        if (character === undefined) return;
        const at = { ...(message === 0 ? {} : { message }), segment: index + 1, tag, element: position + 1, component: component + 1 };
        report('E_EDI_CHARACTER', { character: nameCharacter(character), charset: identifier }, at);
      });
    });
  });
}
