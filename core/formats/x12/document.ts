import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { FormatResources } from '../../spi/format.ts';
import type { Report } from '../edi/faults.ts';
import { eachOnce, guideIfKnown } from '../edi/guide-loading.ts';
import { type DecoderOptions, decodePlaced, messagesOf, type PlacedMessage } from './decoder.ts';
import { delimiterIn } from './delimiters.ts';
import { draftOf } from './draft.ts';
import { unwritable } from './encoder.ts';
import { checkEnvelope } from './envelope-check.ts';
import { transactionOf } from './envelope-writer.ts';
import { fileFromJson } from './file-json.ts';
import { type Guide, identityText, type SetIdentity } from './guide.ts';
import { loadGuide, loadServiceSegments } from './guide-files.ts';
import { type Delimiters, groupsOf, type Interchange, type RawSegment } from './model.ts';
import { readX12 } from './reader.ts';
import { checkSegment } from './segment-check.ts';
import { joinValues } from './segment-tree.ts';
import { identityOf } from './service-data.ts';
import { toleranceOf } from './tolerance.ts';
import { writeX12 } from './writer.ts';

/** A file as a tree that holds all of it: segments as sent, and beside them, where a guide is known, each transaction set
 *  by its guide (`guide`, `tree`); a set that no guide is known for is a finding.
 *  @param guide read the transaction sets by this guide; without it, by those that ST and GS lead to
 *  @throws HubError when the bytes are no X12 at all */
export function parseX12(
  bytes: Uint8Array,
  resources: FormatResources,
  guide?: string,
): { readonly tree: JsonObject; readonly findings: readonly Finding[] } {
  const { file, faults } = readX12(bytes);
  const guidesFor = guideFinder(resources, guide);
  const service = loadServiceSegments(resources);
  const findings: Finding[] = [];
  let number = 0;
  const interchanges = file.interchanges.map((interchange): Json => {
    checkEnvelope(interchange, service, number + 1, faults);
    findings.push(...faults.of(interchange), ...groupsOf(interchange).flatMap((group) => faults.of(group)));
    const trees = new Map<object, JsonObject>();
    for (const placed of messagesOf(interchange, number + 1)) {
      number += 1;
      const identity = identityOfPlaced(placed);
      const found = guidesFor(identity);
      if (found === undefined) {
        const at = { message: number, segment: 1, tag: 'ST', element: 1 };
        findings.push(...faults.of(placed.part), finding('E_EDI_NO_GUIDE', { identity: identityText(identity) }, at));
        continue;
      }
      const options: DecoderOptions = { guides: found.guides, service, checkCodes: true, tolerance: toleranceOf([]) };
      const { message, content } = decodePlaced(placed, interchange, options, faults);
      findings.push(...message.errors, ...content);
      if (found.name !== undefined) trees.set(placed.part, { guide: found.name, tree: message.tree });
    }
    return withTrees(interchange, trees);
  });
  return { tree: { encoding: file.encoding, bom: file.bom, between: file.between, interchanges, rest: file.rest }, findings };
}

/** The opposite of {@link parseX12}: byte for byte what was read, where nothing was edited. A transaction set that has no
 *  `segments` is written from its `guide` and `tree`, with an SE of the right count.
 *  @throws HubError `E_EDI_TREE`; `E_NOT_WRITABLE` for a tree that its guide does not allow */
export function writeX12Tree(tree: Json, resources: FormatResources): Uint8Array {
  let number = 0;
  return writeX12(
    fileFromJson(tree, (transaction, delimiters, path) => {
      number += 1;
      if (typeof transaction['guide'] !== 'string')
        throw hubError('E_EDI_TREE', { reason: 'a transaction set needs segments, or guide and tree' }, { at: { path } });
      const guide = loadGuide(transaction['guide'], resources);
      return compose(transaction['tree'] ?? null, number, guide, delimiters, resources);
    }),
  );
}

function compose(tree: Json, number: number, guide: Guide, delimiters: Delimiters, resources: FormatResources): readonly RawSegment[] {
  const found: Finding[] = [];
  const report: Report = (code, details, at) => found.push(finding(code, details, at));
  const service = loadServiceSegments(resources);
  const reference = String(number).padStart(4, '0');
  const draft = draftOf(tree, number, reference, { guides: [guide], service, checkCodes: true }, report);
  const segments = (draft?.values ?? []).map((values, index) => {
    const segment = joinValues(values, delimiters);
    const at = { message: number, segment: index + 1, tag: values.tag };
    const spec = index === 0 ? service('ST') : guide.segment(values.tag);
    if (spec !== undefined) checkSegment(segment, spec, { codes: true, delimiters }, at, report);
    for (const value of values.elements.flat(2)) {
      const delimiter = delimiterIn(value, delimiters);
      if (delimiter !== undefined) report('E_EDI_DELIMITER', { character: JSON.stringify(delimiter) }, at);
    }
    return segment;
  });
  if (found.length > 0) return unwritable(found);
  const [header, ...body] = segments;
  return header === undefined ? [] : transactionOf(header, body).segments;
}

function identityOfPlaced({ part, group }: PlacedMessage): SetIdentity {
  if (part.kind === 'loose') return { set: part.segment.tag, release: '' };
  return identityOf(group?.header, part.segments[0]);
}

function withTrees(interchange: Interchange, trees: ReadonlyMap<object, JsonObject>): Json {
  const content = interchange.content.map((part) => {
    if (part.kind === 'loose') return part;
    return { ...part, content: part.content.map((inner) => ({ ...inner, ...trees.get(inner) })) };
  });
  return { ...interchange, content } as unknown as Json;
}

/** Finds guides by what transaction sets say of themselves. It gives undefined where no guide is known; with a guide given that
 *  is for another set, no `name`. */
function guideFinder(resources: FormatResources, givenName: string | undefined) {
  const given = givenName === undefined ? undefined : loadGuide(givenName, resources);
  const known = eachOnce((name) => guideIfKnown(() => loadGuide(name, resources)));
  return ({ set, release, convention }: SetIdentity): { readonly name?: string; readonly guides: readonly Guide[] } | undefined => {
    // The guide that was asked for reads its set in any release.
    if (given !== undefined)
      return given.set === set ? { name: given.name, guides: [{ ...given, release }] } : { guides: set === 'TA1' ? [] : [given] };
    if (set === 'TA1') return { guides: [] };
    for (const text of [convention, release]) {
      const name = `${text?.slice(0, 6)}/${set}`;
      const guide = /^\d{6}\/\d{3}$/.test(name) ? known(name) : undefined;
      if (guide !== undefined) return { name, guides: [{ ...guide, release }] };
    }
    return undefined;
  };
}
