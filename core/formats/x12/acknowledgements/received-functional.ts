import type { Json, JsonObject } from '../../../kernel/json.ts';
import type { ReceivedAcknowledgement } from '../../../spi/format.ts';
import { counted, given, type ReceivedFinding, type Subject, tagged, type Verdict } from '../../edi/received.ts';
import { groupsWith, itemsIn, textIn } from '../../edi/tree-access.ts';
import { reported } from './sentences.ts';

/** Data elements 715 and 717: accepted, accepted with errors, rejected; M, W and X are refusals for reasons of security.
 *  P (of a group) says that some sets were rejected: {@link groupVerdict}. */
const verdicts: Readonly<Record<string, Verdict>> = {
  A: 'accepted',
  E: 'accepted with errors',
  M: 'rejected',
  R: 'rejected',
  W: 'rejected',
  X: 'rejected',
};

/** What a 997 or 999 says: of the group first, then of each transaction set that it names. */
export function functionalAcknowledgements(kind: '997' | '999', tree: Json): readonly ReceivedAcknowledgement[] {
  const [ak1 = {}] = itemsIn(tree, 'AK1');
  const [ak9 = {}] = itemsIn(tree, 'AK9');
  const subject = given('group', textIn(ak1, 'AK102'));
  const sets = groupsWith(tree, 'AK2').map((set) => ofSet(kind, set, subject));
  const findings = codesOf(ak9, 'AK9', [5, 6, 7, 8, 9]).map((code) => reported('716', code, {}));
  const verdict = groupVerdict(textIn(ak9, 'AK901'), sets, findings);
  return [{ kind, level: 'technical', subject, verdict, findings }, ...sets];
}

/** Of a group that is partly accepted, the sets that are named are judged one by one and all others are accepted; when none
 *  is named as rejected, nobody can tell which were. */
function groupVerdict(action: string, sets: readonly ReceivedAcknowledgement[], findings: readonly ReceivedFinding[]): Verdict {
  if (action !== 'P') return verdicts[action] ?? 'rejected';
  return findings.length === 0 && sets.some(({ verdict }) => verdict === 'rejected') ? 'accepted' : 'accepted with errors';
}

function ofSet(kind: '997' | '999', set: JsonObject, group: Subject): ReceivedAcknowledgement {
  const trailer = kind === '999' && itemsIn(set, 'IK5').length > 0 ? 'IK5' : 'AK5';
  const [end = {}] = itemsIn(set, trailer);
  const own = codesOf(end, trailer, [2, 3, 4, 5, 6]).map((code) => reported('718', code, {}));
  const inside = ['AK3', 'IK3'].flatMap((tag) => groupsWith(set, tag).flatMap((report) => ofSegment(tag, report)));
  // 5 says only that segments are in error, which those then say themselves.
  const findings = inside.length > 0 ? [...own.filter(({ code }) => code !== '5' && code !== 'I5'), ...inside] : own;
  const verdict = verdicts[textIn(end, `${trailer}01`)] ?? 'rejected';
  return { kind, level: 'technical', subject: { ...group, ...given('message', textIn(set, 'AK2', 'AK202')) }, verdict, findings };
}

/** AK3 or IK3 with the elements under it. */
function ofSegment(tag: string, report: JsonObject): readonly ReceivedFinding[] {
  const [head = {}] = itemsIn(report, tag);
  const at = { ...counted('segment', textIn(head, `${tag}02`)), ...tagged(textIn(head, `${tag}01`)) };
  const name = tag === 'AK3' ? 'AK4' : 'IK4';
  const elements = [...itemsIn(report, name), ...groupsWith(report, name).flatMap((group) => itemsIn(group, name))];
  const inside = elements.map((element) => {
    const place = { ...counted('element', textIn(element, `${name}01`, `${name}01_1`)) };
    const component = counted('component', textIn(element, `${name}01`, `${name}01_2`));
    return reported('723', textIn(element, `${name}03`), { ...at, ...place, ...component });
  });
  const code = textIn(head, `${tag}04`);
  // 8 says only that elements are in error.
  const own = code === '' || (code === '8' && inside.length > 0) ? [] : [reported('720', code, at)];
  return [...own, ...inside];
}

function codesOf(segment: JsonObject, tag: string, elements: readonly number[]): readonly string[] {
  return elements.map((element) => textIn(segment, `${tag}0${element}`)).filter((code) => code !== '');
}
