import type { Json, JsonObject } from '../../../kernel/json.ts';
import type { Position } from '../../../kernel/position.ts';
import type { ReceivedAcknowledgement } from '../../../spi/format.ts';
import { counted, given, type ReceivedFinding, type Subject, tagged, type Verdict } from '../../edi/received.ts';
import { groupsWith, itemsIn, textIn } from '../../edi/tree-access.ts';
import { syntaxErrorSentence } from './syntax-errors.ts';

/** 0083, action, coded. 1 to 3, 5 and 6 are of the first versions of the syntax. */
const verdicts: Readonly<Record<string, Verdict>> = {
  '1': 'accepted',
  '2': 'accepted with errors',
  '3': 'accepted',
  '4': 'rejected',
  '5': 'accepted',
  '6': 'rejected',
  '7': 'accepted',
  '8': 'received',
};

/** What a CONTRL says: of the interchange first, then of each message and each group that it names. */
export function contrlAcknowledgements(tree: Json): readonly ReceivedAcknowledgement[] {
  const [uci = {}] = itemsIn(tree, 'UCI');
  const interchange = given('interchange', textIn(uci, 'E0020'));
  const groups = groupsWith(tree, 'UCF').flatMap((group) => {
    const [ucf = {}] = itemsIn(group, 'UCF');
    const subject = { ...interchange, ...given('group', textIn(ucf, 'E0048')) };
    return [acknowledgement(subject, ucf, []), ...messages(group, subject)];
  });
  return [acknowledgement(interchange, uci, []), ...messages(tree, interchange), ...groups];
}

function messages(tree: Json, outer: Subject): readonly ReceivedAcknowledgement[] {
  return groupsWith(tree, 'UCM').map((group) => {
    const [ucm = {}] = itemsIn(group, 'UCM');
    return acknowledgement({ ...outer, ...given('message', textIn(ucm, 'E0062')) }, ucm, groupsWith(group, 'UCS').flatMap(ofSegment));
  });
}

/** @param report UCI, UCF or UCM; the tag of a service segment is 0013, of syntax 4 on 0135 */
function acknowledgement(subject: Subject, report: JsonObject, inside: readonly ReceivedFinding[]): ReceivedAcknowledgement {
  const code = textIn(report, 'E0085');
  const own = code === '' ? [] : [reported(code, { ...tagged(textIn(report, 'E0013') || textIn(report, 'E0135')), ...elementIn(report) })];
  const findings = [...own, ...inside];
  const said = verdicts[textIn(report, 'E0083')] ?? (findings.length > 0 ? 'rejected' : 'accepted');
  const verdict = said === 'accepted' && findings.length > 0 ? 'accepted with errors' : said;
  return { kind: 'CONTRL', level: 'technical', subject, verdict, findings };
}

function ofSegment(group: JsonObject): readonly ReceivedFinding[] {
  const [ucs = {}] = itemsIn(group, 'UCS');
  const at = counted('segment', textIn(ucs, 'E0096'));
  const code = textIn(ucs, 'E0085');
  const inside = itemsIn(group, 'UCD').map((ucd) => reported(textIn(ucd, 'E0085'), { ...at, ...elementIn(ucd) }));
  return code === '' ? inside : [reported(code, at), ...inside];
}

function reported(code: string, at: Position): ReceivedFinding {
  return { code, at, message: syntaxErrorSentence(code) };
}

/** S011. In 0098 the tag of the segment is number 1. */
function elementIn(report: JsonObject): Position {
  const place = counted('element', String(Number(textIn(report, 'S011', 'E0098')) - 1));
  return { ...place, ...counted('component', textIn(report, 'S011', 'E0104')) };
}
