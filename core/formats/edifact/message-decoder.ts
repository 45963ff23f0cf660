import { type Finding, finding } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { DecodedMessage } from '../../spi/format.ts';
import { type Faults, maxFindings, type Report } from '../edi/faults.ts';
import type { ServiceSegments } from './envelope-check.ts';
import { codesBoundBy, type Guide, guideFor, identityText, type MessageIdentity } from './guide.ts';
import { isSecurity, readMessage } from './message-reader.ts';
import { type EdifactMessage, type RawSegment, valueAt } from './model.ts';
import { type CheckedCodes, checkSegment, type ElementReport, elementPosition } from './segment-check.ts';
import { segmentToTree } from './segment-tree.ts';
import { identityOf } from './service-data.ts';

/** What decoding goes by. */
export interface DecoderOptions {
  readonly guides: readonly Guide[];
  /** Definitions of the service segments, by syntax version. */
  readonly service: (version: string) => ServiceSegments;
  readonly checkCodes: boolean;
  /** The guide for an acknowledgement that no guide was agreed for: partners send them unasked. */
  readonly acknowledgementGuide?: (identity: MessageIdentity) => Guide | undefined;
  /** Finds what this partner is let through with. */
  readonly isTolerated: (found: Finding) => boolean;
}

/** A message decoded, and what is wrong with its content: found in the same pass, reported by `validate`. */
export interface CheckedMessage {
  readonly message: DecodedMessage;
  readonly content: readonly Finding[];
}

/** Faults of the syntax although they are found with the content: the tree cannot show them, so they must be kept with it. */
const SYNTAX = new Set(['E_EDI_TOO_MANY', 'E_EDI_ELEMENT_REPEATS']);

/** What a message is decoded with, beside its own segments. */
export interface MessageContext {
  /** What the UNB says, as it stands in the tree. */
  readonly header: JsonObject;
  readonly service: ServiceSegments;
  /** Number of the message in the file. */
  readonly number: number;
  /** UNG 0048 of the group that it came in. */
  readonly group?: string;
}

/** Decodes one message by its guide. */
export function decodeMessage(
  message: EdifactMessage,
  { header: unb, service, number, group = '' }: MessageContext,
  options: DecoderOptions,
  faults: Faults,
): CheckedMessage {
  const { segments } = message;
  const header = segments[0] as RawSegment;
  const identity = identityOf(header);
  const reference = valueAt(header, 0);
  const guide = guideOf(identity, options.guides) ?? options.acknowledgementGuide?.(identity);
  const report: Report = (code, details, at) => faults.add(message, code, details, at);
  const tree: Record<string, Json> = { UNB: unb, UNH: unhToTree(header, service) };
  const security = securityHeaders(segments);
  if (security > 0) tree['securitySegments'] = security;
  let content: readonly Finding[] = [];
  if (guide === undefined)
    report('E_EDI_MESSAGE_UNKNOWN', unknownDetails(identity, options.guides), { message: number, segment: 1, tag: 'UNH', element: 2 });
  else {
    readMessage(segments, guide, segments[segments.length - 1]?.tag === 'UNT', number, report, tree);
    const codes = options.checkCodes ? codesBoundBy(guide, identity) : 'none';
    content = checkContent(segments, guide, number, codes, report);
  }
  const errors = faults.of(message).filter((found) => !options.isTolerated(found));
  const document = documentNumber(segments);
  return {
    message: {
      type: identity.type,
      ...(reference === '' ? {} : { reference }),
      ...(group === '' ? {} : { group }),
      ...(document === '' ? {} : { document }),
      tree,
      errors,
    },
    content: content.filter((found) => !options.isTolerated(found)),
  };
}

/** The guide for a message. A CONTRL has the release of its syntax, not of a directory: one guide reads those of syntax 4,
 *  one all others. */
export function guideOf(identity: MessageIdentity, guides: readonly Guide[]): Guide | undefined {
  const exact = guideFor(identity, guides);
  if (exact !== undefined || identity.type !== 'CONTRL') return exact;
  const all = guides.filter((guide) => guide.identity.type === 'CONTRL');
  return all.find((guide) => guide.identity.version === identity.version) ?? all[0];
}

/** Details of `E_EDI_MESSAGE_UNKNOWN`. */
export function unknownDetails(identity: MessageIdentity, guides: readonly Guide[]): Record<string, string> {
  return { identity: identityText(identity), agreed: guides.map((guide) => identityText(guide.identity)).join(', ') };
}

function checkContent(segments: readonly RawSegment[], guide: Guide, number: number, codes: CheckedCodes, syntax: Report): Finding[] {
  const found: Finding[] = [];
  const check = { codes };
  let index = 1;
  const report: ElementReport = (code, details, element, component) => {
    const at = elementPosition({ message: number, segment: index + 1, tag: segments[index]?.tag ?? '' }, element, component);
    if (SYNTAX.has(code)) syntax(code, details, at);
    else if (found.length < maxFindings) found.push(finding(code, details, at));
  };
  for (; index < segments.length; index += 1) {
    const segment = segments[index] as RawSegment;
    const spec = segment.tag === 'UNT' ? undefined : guide.segment(segment.tag);
    if (spec !== undefined) checkSegment(segment, spec, check, report);
  }
  return found;
}

/** BGM 1004, the first component of the second element in all directories; BGM is the first segment, security left out. */
function documentNumber(segments: readonly RawSegment[]): string {
  const first = segments.find(({ tag }, index) => index > 0 && !isSecurity(tag));
  return first?.tag === 'BGM' ? valueAt(first, 1) : '';
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
