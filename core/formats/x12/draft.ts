import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import { isEncodable, nameCharacter } from '../edi/charset.ts';
import type { Report } from '../edi/faults.ts';
import { unknownDetails } from './decoder.ts';
import { delimiterIn } from './delimiters.ts';
import { type Guide, guideFor, type SetIdentity } from './guide.ts';
import type { ServiceSegments } from './guide-files.ts';
import type { Delimiters } from './model.ts';
import { checkSegment } from './segment-check.ts';
import { joinValues, type SegmentValues, treeToValues } from './segment-tree.ts';
import { writeTransaction } from './transaction-writer.ts';

/** What transaction sets are written by. */
export interface MessageOptions {
  readonly guides: readonly Guide[];
  readonly service: ServiceSegments;
  readonly checkCodes: boolean;
}

/** A transaction set, ST and what it holds, before the delimiters are known. */
export interface Draft {
  readonly guide: Guide;
  readonly values: readonly SegmentValues[];
}

/** ST and the segments of one message from its tree, not yet checked.
 *  @param number counts the messages from 1
 *  @param reference ST02 where the tree gives none */
export function draftOf(tree: Json, number: number, reference: string, options: MessageOptions, report: Report): Draft | undefined {
  const at = { message: number, segment: 1, tag: 'ST' };
  if (!isJsonObject(tree)) {
    report('E_EDI_TREE', { reason: 'a message must be an object' }, at);
    return undefined;
  }
  const given = isJsonObject(tree['ST']) ? tree['ST'] : {};
  const identity = identityIn(tree, given, options.guides);
  const guide = guideFor(identity, options.guides);
  const spec = options.service('ST');
  if (guide === undefined || spec === undefined) {
    report('E_EDI_MESSAGE_UNKNOWN', unknownDetails(identity, options.guides), { ...at, element: 1 });
    return undefined;
  }
  const convention = guide.release.length > 6 && guide.release >= '005010' ? { ST03: guide.release } : {};
  const header = { ST01: guide.set, ST02: reference, ...convention, ...given };
  const st = treeToValues(header, spec, (reason, element) => report('E_EDI_TREE', { reason }, { ...at, element }));
  return { guide, values: [st, ...writeTransaction(tree, guide, number, report)] };
}

/** What a tree says it is: its `ST`, and the release in its `GS`; else the first guide, or the first of its set. */
function identityIn(tree: JsonObject, st: JsonObject, guides: readonly Guide[]): SetIdentity {
  const gs = isJsonObject(tree['GS']) ? tree['GS'] : {};
  const set = String(st['ST01'] ?? guides[0]?.set ?? '');
  const convention = st['ST03'];
  return {
    set,
    release: String(gs['release'] ?? guides.find((guide) => guide.set === set)?.release ?? ''),
    ...(typeof convention === 'string' ? { convention } : {}),
  };
}

/** Content, characters and delimiters of a draft. Its ST is checked with the envelope. */
export function checkDraft(
  { guide, values }: Draft,
  message: number,
  delimiters: Delimiters,
  options: { readonly encoding: string; readonly checkCodes: boolean },
  report: Report,
): void {
  const check = { codes: options.checkCodes, delimiters };
  for (const [index, one] of values.entries()) {
    const at = { message, segment: index + 1, tag: one.tag };
    for (const [element, repeats] of one.elements.entries())
      for (const value of repeats.flat()) checkCharacters(value, delimiters, options.encoding, report, { ...at, element: element + 1 });
    const spec = index === 0 ? undefined : guide.segment(one.tag);
    if (spec !== undefined) checkSegment(joinValues(one, delimiters), spec, check, at, report);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Can this value be sent with these delimiters in this encoding? */
export function checkCharacters(value: string, delimiters: Delimiters, encoding: string, report: Report, at: Position): void {
  const delimiter = delimiterIn(value, delimiters);
  if (delimiter !== undefined) report('E_EDI_DELIMITER', { character: JSON.stringify(delimiter) }, at);
  const unfit = CONTROL.exec(value)?.[0] ?? [...value].find((character) => !isEncodable(character, encoding));
  if (unfit !== undefined) report('E_EDI_CHARACTER', { character: nameCharacter(unfit), charset: encoding }, at);
}
