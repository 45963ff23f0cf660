import { byteOrderMark } from '../../formats/edi/byte-order-mark.ts';
import { readEdifact } from '../../formats/edifact/file-reader.ts';
import { edifactFormat } from '../../formats/edifact/format.ts';
import { writeEdifact } from '../../formats/edifact/writer.ts';
import { x12Format } from '../../formats/x12/format.ts';
import { readX12 } from '../../formats/x12/reader.ts';
import { writeX12 } from '../../formats/x12/writer.ts';
import { group, returnBody, shipNotice, transaction, interchange as x12Interchange } from '../../formats/x12/x12.fixture.ts';
import { isJsonObject, type Json } from '../../kernel/json.ts';
import { interchange, latin1, message, retannBody } from '../edifact-builder.ts';
import { sharedResources } from '../edifact-guides.ts';
import { type Frame, falsify } from './edi-frames.ts';
import type { FuzzSubject } from './subject.ts';

const announcements = interchange([message(retannBody), message(retannBody, undefined, '2')], { una: "UNA:+.? '", between: '\r\n' });
const grouped = interchange([message(retannBody), message(retannBody, undefined, '2')])
  .replace('UNH+1', "UNG+RETANN+9501101000018+9501101000025+250312:1015+7+UN+D:01B'UNH+1")
  .replace('UNZ+2', "UNE+2+7'UNZ+1");
const accented = retannBody.map((segment) => segment.replace('DN-77810', "Br?+ch ?: d?'\xc3\xa9t\xc3\xa9"));
const edifactFrame: Frame = { trailers: ['UNT', 'UNE', 'UNZ'], message: 'UNT', terminator: "'", element: '+' };

/** EDIFACT, written in UTF-8 so that whatever was read can be written. */
export function edifactSubject(): FuzzSubject {
  return {
    name: 'edifact',
    codec: edifactFormat.open({ guide: ['d01b/RETANN', 'd01b/RETINS'], charset: 'UNOW', syntaxVersion: '4' }, sharedResources()),
    documents: [
      latin1(announcements),
      latin1(grouped),
      latin1(interchange([message(accented)], { syntax: 'UNOW:4', una: "UNA:+.?*'" })),
      latin1(announcements + grouped.replaceAll('+42', '+43')),
    ],
    pieces: ["'", '+', ':', '?', '*', '\r\n', ' ', "?'", "UNA:+.? '", 'UNA|;,# ~', 'UNA??????', "UNB+UNOW:4+A+B'", 'UNB+UNOA:1'].concat([
      "UNH+9'",
      "UNT+1+1'",
      "UNG'",
      "UNE+1'",
      "UNZ+1+42'",
      "AB'",
      "QTY+61:4'",
      "LIN+1'",
      "USH+1'",
      '\x1c',
      '\x1d',
      '\x1f',
    ]),
    separator: "'",
    body: without('UNB', 'UNH', 'securitySegments'),
    unwritable: ['E_EDI_CHARACTER'],
    withoutPlace: ['E_EDI_NOT_EDIFACT', 'E_DOCUMENT_LIMIT'],
    // Half a character at the end of UTF-16 is read as U+FFFD.
    rewrite: (bytes) => (isOddUtf16(bytes) ? bytes : writeEdifact(readEdifact(bytes).file)),
    falsify: (random) => falsify(random.pick([announcements, grouped]), edifactFrame, random),
  };
}

function isOddUtf16(bytes: Uint8Array): boolean {
  return bytes.length % 2 === 1 && byteOrderMark(bytes).encoding?.startsWith('utf-16') === true;
}

const returns = x12Interchange([group([transaction(returnBody), transaction(returnBody, '180', '0002')])], {
  between: '\n',
  loose: ['TA1*000000009*250312*1015*A*000'],
});
const groups = x12Interchange([group([transaction(returnBody)]), group([transaction(returnBody)], { number: '8' })]);
const x12Frame: Frame = { trailers: ['SE', 'GE', 'IEA'], message: 'SE', terminator: '~', element: '*' };

/** X12. Its messages are transaction sets and TA1, so wrong frames are looked for where there is no TA1. */
export function x12Subject(): FuzzSubject {
  return {
    name: 'x12',
    codec: x12Format.open({ guide: ['004010/180', '005010/856'], charset: 'utf-8' }, sharedResources()),
    documents: [latin1(returns), latin1(shipNotice()), latin1(groups)],
    pieces: ['~', '*', ':', '^', 'U', '\r\n', ' ', 'ISA*', 'IEA*1*000000042~', 'GS*AN~', 'GE*1*7~', 'ST*180*0001~', 'SE*1*0001~'].concat([
      'HL*1**S~',
      'HL*3*2*I~',
      'TA1*000000009*250312*1015*A*000~',
      'N1*BY~',
      'ab~',
      'BIN*4*a~*:~',
      'BDS*ASC*3*x\r\n~',
      '\x1a',
    ]),
    separator: '~',
    body: (tree) => (isJsonObject(tree) && tree['TA1'] !== undefined ? undefined : without('ISA', 'GS', 'ST')(tree)),
    unwritable: ['E_EDI_CHARACTER', 'E_EDI_DELIMITER'],
    withoutPlace: ['E_EDI_NOT_X12', 'E_EDI_ISA', 'E_DOCUMENT_LIMIT'],
    rewrite: (bytes) => writeX12(readX12(bytes).file),
    falsify: (random) => falsifyX12(random.pick([groups, shipNotice()]), random),
  };
}

/** A group refuses its own messages: with several, the whole is not refused by one. */
function falsifyX12(text: string, random: Parameters<typeof falsify>[2]): ReturnType<typeof falsify> {
  const wrong = falsify(text, x12Frame, random);
  const groupsBefore = text.slice(0, text.length).split('GS*').length - 1;
  if (!wrong.what.startsWith('GE') || groupsBefore === 1) return wrong;
  const parts = wrong.text.split('GE*');
  const original = text.split('GE*');
  const place = parts.findIndex((part, index) => part !== original[index]);
  return { ...wrong, message: place - 1 };
}

function without(...names: readonly string[]): (tree: Json) => Json {
  return (tree) => (isJsonObject(tree) ? Object.fromEntries(Object.entries(tree).filter(([key]) => !names.includes(key))) : tree);
}
