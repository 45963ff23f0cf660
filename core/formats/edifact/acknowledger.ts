import type { Finding } from '../../kernel/errors.ts';
import type { DecodedDocument, EnvelopeContext } from '../../spi/format.ts';
import { type AcknowledgedInterchange, readEnvelope, toSyntaxFault } from './acknowledgement-envelope.ts';
import { contrlSegments, type Verdict } from './contrl.ts';
import { assembleFile, type FileStyle } from './file-assembly.ts';
import type { Components, RawSegment } from './model.ts';
import { headerSegment, interchangeTrailer, messageTrailer, partyOf } from './service-data.ts';
import { encodingOf } from './syntax-identifiers.ts';
import { writeEdifact } from './writer.ts';

/** The CONTRL for a decoded document: one message for each interchange in it, in the syntax, version and character set
 *  of what was received, from its recipient to its sender. Interchanges between the same parties share one; the hub's
 *  control reference is unique for each pair of parties, so it serves for each pair.
 *  @returns undefined when there is nothing that could be answered: no readable UNB, or itself a CONTRL (ISO 9735-4, clause 5:
 *  a CONTRL is never acknowledged) */
export function acknowledgeEdifact(
  document: DecodedDocument,
  findings: readonly (readonly Finding[])[],
  context: EnvelopeContext,
  style: FileStyle & { readonly positive: '7' | '8' },
): Uint8Array | undefined {
  const byParties = new Map<string, Verdict[]>();
  let first = 0;
  for (const interchange of readEnvelope(document.envelope)) {
    const verdict = judge(interchange, document, findings, first, style.positive);
    first += interchange.messages.length;
    if (!isAnswerable(interchange)) continue;
    const parties = JSON.stringify([interchange.header[0], interchange.header[1], interchange.header[2], interchange.header[10] ?? []]);
    byParties.set(parties, [...(byParties.get(parties) ?? []), verdict]);
  }
  if (byParties.size === 0) return undefined;
  return Buffer.concat([...byParties.values()].map((verdicts) => write(verdicts, context, style)));
}

/** @param first index of the interchange's first message in the document */
function judge(
  interchange: AcknowledgedInterchange,
  document: DecodedDocument,
  findings: readonly (readonly Finding[])[],
  first: number,
  positive: '7' | '8',
): Verdict {
  const messages = interchange.messages.map((_, offset) => {
    const index = first + offset;
    const all = new Set([...(document.messages[index]?.errors ?? []), ...(findings[index] ?? [])]);
    // What belongs to the interchange has no message number; it is in the interchange's own faults.
    return [...all].filter((found) => found.at.message !== undefined).map(toSyntaxFault);
  });
  return { interchange, refused: interchange.faults.length > 0 || document.errors.length > 0, messages, positive };
}

/** Does the UNB say who sent it to whom, and under which number (CONTRL, UCI: all mandatory)? One that brings nothing but
 *  acknowledgements is not answered; with a business message beside them its sender waits for an answer. */
function isAnswerable({ header, messages }: AcknowledgedInterchange): boolean {
  const isContrl = messages.length > 0 && messages.every((message) => message.identity[0] === 'CONTRL');
  const [, sender, recipient, , reference] = header;
  return !isContrl && (sender?.[0] ?? '') !== '' && (recipient?.[0] ?? '') !== '' && (reference?.[0] ?? '') !== '';
}

function write(verdicts: readonly Verdict[], context: EnvelopeContext, style: FileStyle): Uint8Array {
  const received = (verdicts[0] as Verdict).interchange;
  const unb: RawSegment = { tag: 'UNB', elements: received.header };
  const [given = '', declared = ''] = received.header[0] ?? [];
  const identifier = encodingOf(given) === undefined ? 'UNOC' : given;
  const version = /^[1-4]$/.test(declared) ? declared : '3';
  const header = headerSegment({
    identifier,
    version,
    sender: partyOf(unb, 2),
    recipient: partyOf(unb, 1),
    preparedAt: context.preparedAt,
    controlReference: context.controlReference,
    test: received.header[10]?.[0] === '1' || context.test === true,
  });
  const messages = verdicts.map((verdict, index) => {
    const reference = String(index + 1);
    const body = contrlSegments(verdict);
    const unh = { tag: 'UNH', elements: [[reference], contrlIdentity(version, verdict.interchange)] };
    return [unh, ...body, messageTrailer(body.length + 2, reference)];
  });
  const trailer = interchangeTrailer(messages.length, context.controlReference);
  return writeEdifact(assembleFile(identifier, version, header, messages, trailer, style));
}

/** CONTRL has releases of its own: 2:2 for syntax 1 and 2, D:3 for syntax 3, 4:1 for syntax 4. EANCOM's associations:
 *  EAN002 (EANCOM 1997 and 2000) and EAN004 (EANCOM 2002, syntax 3). */
function contrlIdentity(version: string, { messages }: AcknowledgedInterchange): Components {
  const isEancom = messages.some((message) => (message.identity[4] ?? '').startsWith('EAN'));
  if (version === '1' || version === '2') return ['CONTRL', '2', '2', 'UN', ...(isEancom ? ['EAN002'] : [])];
  if (version === '4') return ['CONTRL', '4', '1', 'UN'];
  return ['CONTRL', 'D', '3', 'UN', ...(isEancom ? ['EAN004'] : [])];
}
