import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { FormatResources } from '../../spi/format.ts';
import { eachOnce, guideIfKnown } from '../edi/guide-loading.ts';
import { messageSegments, refuseUnwritable } from './encoder.ts';
import { checkEnvelope } from './envelope-check.ts';
import { fileFromJson } from './file-json.ts';
import { readEdifact } from './file-reader.ts';
import { type Guide, identityText, type MessageIdentity } from './guide.ts';
import { loadGuide, loadServiceSegments } from './guide-files.ts';
import { type DecoderOptions, decodeMessage } from './message-decoder.ts';
import { type EdifactMessage, type FunctionalGroup, messagesOf, type RawSegment, type Stray, valueAt } from './model.ts';
import { headerData, identityOf } from './service-data.ts';
import { writeEdifact } from './writer.ts';

/** A file as a tree that holds all of it: segments as sent, and beside them, where a guide is known, each message
 *  by its guide (`guide`, `tree`); a message that no guide is known for is a finding. Bare messages without UNB are lawful
 *  here: files of them are passed around to look at.
 *  @param guide read the messages by this guide; without it, by those that their UNH and association lead to
 *  @throws HubError when the bytes are no EDIFACT at all */
export function parseEdifact(
  bytes: Uint8Array,
  resources: FormatResources,
  guide?: string,
): { readonly tree: JsonObject; readonly findings: readonly Finding[] } {
  const { file, faults } = readEdifact(bytes);
  const guidesFor = guideFinder(resources, guide);
  const upTo3 = loadServiceSegments('3', resources);
  const from4 = loadServiceSegments('4', resources);
  const service = (version: string) => (version >= '4' ? from4 : upTo3);
  const findings: Finding[] = [];
  let number = 0;
  const interchanges = file.interchanges.map((interchange): Json => {
    checkEnvelope(interchange, service, number + 1, faults);
    findings.push(...faults.of(interchange));
    const context = { header: headerData(interchange), service: service(valueAt(interchange.header, 0, 1)) };
    const trees = new Map<EdifactMessage, JsonObject>();
    for (const message of messagesOf(interchange)) {
      number += 1;
      const identity = identityOf(message.segments[0]);
      const found = guidesFor(identity);
      if (found === undefined) {
        const at = { message: number, segment: 1, tag: 'UNH', element: 2 };
        findings.push(...faults.of(message), finding('E_EDI_NO_GUIDE', { identity: identityText(identity) }, at));
        continue;
      }
      const options: DecoderOptions = { guides: found.guides, service, checkCodes: true, isTolerated: () => false };
      const { message: decoded, content } = decodeMessage(message, { ...context, number }, options, faults);
      findings.push(...decoded.errors, ...content);
      if (found.name !== undefined) trees.set(message, { guide: found.name, tree: decoded.tree });
    }
    return { ...(interchange as unknown as JsonObject), content: interchange.content.map((part) => withTree(part, trees)) };
  });
  return { tree: { bom: file.bom, between: file.between, interchanges, rest: file.rest }, findings };
}

/** The opposite of {@link parseEdifact}: byte for byte what was read, where nothing was edited. A message that has no
 *  `segments` is written from its `guide` and `tree`, with a UNT of the right count.
 *  @throws HubError `E_EDI_TREE`; `E_NOT_WRITABLE` for a tree that its guide does not allow */
export function writeEdifactTree(tree: Json, resources: FormatResources): Uint8Array {
  let number = 0;
  return writeEdifact(
    fileFromJson(tree, (message, path) => {
      number += 1;
      if (typeof message['guide'] !== 'string')
        throw hubError('E_EDI_TREE', { reason: 'a message needs segments, or guide and tree' }, { at: { path } });
      const found: Finding[] = [];
      const options = { guides: [loadGuide(message['guide'], resources)], service: loadServiceSegments('3', resources), checkCodes: true };
      const segments = messageSegments(message['tree'] ?? null, number, options, (code, details, at) =>
        found.push(finding(code, details, at)),
      );
      refuseUnwritable(found);
      return segments;
    }),
  );
}

function withTree(part: EdifactMessage | FunctionalGroup | Stray, trees: ReadonlyMap<EdifactMessage, JsonObject>): Json {
  if (part.kind === 'message')
    return { ...(part as { kind: string; segments: readonly RawSegment[] } as unknown as JsonObject), ...trees.get(part) };
  if (part.kind === 'stray') return part as unknown as JsonObject;
  return { ...(part as unknown as JsonObject), content: part.content.map((inner) => withTree(inner, trees)) };
}

/** Finds guides by what messages say of themselves. It gives undefined where no guide is known; with a guide given that is for
 *  another type, no `name`. */
function guideFinder(resources: FormatResources, givenName: string | undefined) {
  const given = givenName === undefined ? undefined : loadGuide(givenName, resources);
  const known = eachOnce((name) => guideIfKnown(() => loadGuide(name, resources)));
  return (identity: MessageIdentity): { readonly name?: string; readonly guides: readonly Guide[] } | undefined => {
    if (given !== undefined) {
      if (given.identity.type !== identity.type) return { guides: [given] };
      return { name: given.name, guides: [{ ...given, identity }] };
    }
    for (const name of candidates(identity)) {
      const guide = known(name);
      if (guide !== undefined) return { name, guides: [{ ...guide, identity }] };
    }
    return undefined;
  };
}

/** GS1's guides for messages with an association of GS1 (EAN…), then those of the UN directory. */
function candidates({ type, version, release, association }: MessageIdentity): string[] {
  if (type === 'CONTRL') return [version === '4' ? 'syntax-4/CONTRL' : 'syntax-3/CONTRL'];
  const directory = `${version}${release}`.toLowerCase();
  if (!/^d\d\d[ab]$/.test(directory) || !/^[A-Z]{6}$/.test(type)) return [];
  return [...(association?.startsWith('EAN') === true ? [`eancom-${directory}/${type}`] : []), `${directory}/${type}`];
}
