import type { Finding } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/json.ts';
import { describePosition } from '../../../kernel/position.ts';
import type { DecodedMessage, EnvelopeContext } from '../../../spi/format.ts';
import { isEncodable } from '../../edi/charset.ts';
import { isSet, textIn } from '../../edi/tree-access.ts';
import { wrapped } from '../../edi/wrapped-text.ts';
import { assembleFile, type FileStyle } from '../file-assembly.ts';
import type { Components, RawSegment } from '../model.ts';
import { type EnvelopeParty, headerSegment, interchangeTrailer, messageTrailer } from '../service-data.ts';
import { syntaxErrorCode } from '../syntax-error-codes.ts';
import { encodingOf, forbiddenCharacter } from '../syntax-identifiers.ts';
import { writeEdifact } from '../writer.ts';
import { aperakDirectory } from './directories.ts';

/** Acknowledgements are never acknowledged. */
const ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set(['CONTRL', 'APERAK']);

/** EANCOM's versions of APERAK: of EANCOM 1997 (assumed) and of EANCOM 2002, syntax 3. */
const associations: Readonly<Record<string, string>> = { '96A': 'EAN001', '01B': 'EAN003' };

/** 1225: accepted without amendment, not accepted. In all directories alike. */
const ACCEPTED = '29';
const REFUSED = '27';

/** Repetitions of the group ERC by directory, as far as findings go. */
const maxErrors: Readonly<Record<string, number>> = { '96A': 999 };
/** Lengths of 1154 and 4440 that all directories allow, and how often 4440 comes. */
const maxReference = 35;
const textLength = 70;
const maxTexts = 5;

/** The APERAK for one decoded message, from its recipient to its sender, in the syntax, version and character set of what was
 *  received and in its directory, or the next one that has a guide. It says which interchange (RFF+ACE), message (RFF+ACW)
 *  and document (RFF+AGO) it answers, and each finding as an error of its own, as many as the directory has room for.
 *  @returns undefined for an acknowledgement, and where nobody is known to answer to */
export function acknowledgeMessage(
  message: DecodedMessage,
  findings: readonly Finding[],
  context: EnvelopeContext,
  style: FileStyle,
): Uint8Array | undefined {
  const { tree } = message;
  const given = textIn(tree, 'UNB', 'syntax', 'identifier');
  const identifier = encodingOf(given) === undefined ? 'UNOC' : given;
  const sender = partyIn(tree, 'sender', identifier);
  const recipient = partyIn(tree, 'recipient', identifier);
  if (ACKNOWLEDGEMENTS.has(message.type) || sender === undefined || recipient === undefined) return undefined;
  const version = textIn(tree, 'UNB', 'syntax', 'version');
  const syntax = /^[1-4]$/.test(version) ? version : '3';
  const header = headerSegment({
    identifier,
    version: syntax,
    sender: recipient,
    recipient: sender,
    preparedAt: context.preparedAt,
    controlReference: context.controlReference,
    test: isSet(tree, 'UNB', 'test') || context.test === true,
  });
  const body = aperakSegments(message, findings, context, identifier);
  const unh = { tag: 'UNH', elements: [['1'], identityFor(tree)] };
  const segments = [unh, ...body, messageTrailer(body.length + 2, '1')];
  const trailer = interchangeTrailer(1, context.controlReference);
  return writeEdifact(assembleFile(identifier, syntax, header, [segments], trailer, style));
}

function aperakSegments(
  { tree, document }: DecodedMessage,
  findings: readonly Finding[],
  context: EnvelopeContext,
  identifier: string,
): RawSegment[] {
  const directory = aperakDirectory(textIn(tree, 'UNH', 'S009', 'E0054'));
  const stamp = context.preparedAt.toISOString().replace(/\D/g, '').slice(0, 12);
  const number = document ?? (textIn(tree, 'BGM', 'C106', 'E1004') || textIn(tree, 'BGM', 'E1004'));
  const errors = findings.slice(0, maxErrors[directory] ?? findings.length);
  return [
    segment('BGM', [documentName(tree, directory), [context.controlReference], [errors.length > 0 ? REFUSED : ACCEPTED]]),
    segment('DTM', [['137', stamp, '203']]),
    ...reference('ACE', textIn(tree, 'UNB', 'controlReference'), identifier),
    ...reference('ACW', textIn(tree, 'UNH', 'E0062'), identifier),
    ...reference('AGO', number, identifier),
    ...errors.flatMap((found) => errorSegments(found, identifier)),
  ];
}

/** 1001: application error and acknowledgement. The UN has it in D.01B only, EANCOM 1997 has a code of its own. */
function documentName(tree: Json, directory: string): Components {
  if (directory === '01B') return ['305'];
  return directory === '96A' && associationIn(tree).startsWith('EAN') ? ['12E', '', '9'] : [];
}

function identityFor(tree: Json): Components {
  const directory = aperakDirectory(textIn(tree, 'UNH', 'S009', 'E0054'));
  const association = associationIn(tree).startsWith('EAN') ? associations[directory] : undefined;
  return ['APERAK', 'D', directory, 'UN', ...(association === undefined ? [] : [association])];
}

function associationIn(tree: Json): string {
  return textIn(tree, 'UNH', 'S009', 'E0057');
}

function reference(qualifier: string, value: string, identifier: string): RawSegment[] {
  const encoding = encodingOf(identifier) ?? 'latin1';
  if (value === '' || value.length > maxReference || !isEncodable(value, encoding)) return [];
  return [segment('RFF', [[qualifier, value]])];
}

/** ERC and FTX. The directories leave the codes of 9321 to the partners: these are those of 0085 (3055: mutually defined). */
function errorSegments(found: Finding, identifier: string): RawSegment[] {
  const { message: _, ...at } = found.at;
  const where = describePosition(at);
  const text = writable(where === '' ? found.message : `${where}: ${found.message}`, identifier);
  return [
    segment('ERC', [[syntaxErrorCode(found.code), '', 'ZZZ']]),
    segment('FTX', [['AAO'], [], [], wrapped(text, textLength).slice(0, maxTexts)]),
  ];
}

/** The text in the characters of a syntax identifier: capitals for level A, a point for what cannot be written. */
function writable(text: string, identifier: string): string {
  const cased = identifier === 'UNOA' ? text.toUpperCase() : text;
  return Array.from(cased, (character) => (forbiddenCharacter(character, identifier) === undefined ? character : '.')).join('');
}

/** Undefined where it is not named, or not in characters that can be written. */
function partyIn(tree: Json, key: 'sender' | 'recipient', identifier: string): EnvelopeParty | undefined {
  const encoding = encodingOf(identifier) ?? 'latin1';
  const text = (name: string) => {
    const value = textIn(tree, 'UNB', key, name);
    return isEncodable(value, encoding) ? value : '';
  };
  const [id, qualifier, routing] = [text('id'), text('qualifier'), text('routing')];
  if (id === '') return undefined;
  return { id, ...(qualifier === '' ? {} : { qualifier }), ...(routing === '' ? {} : { routing }) };
}

function segment(tag: string, elements: readonly Components[]): RawSegment {
  return { tag, elements };
}
