import type { Json, JsonObject } from '../../../kernel/json.ts';
import type { ReceivedAcknowledgement } from '../../../spi/format.ts';
import type { ReceivedFinding, Subject, Verdict } from '../../edi/received.ts';
import { groupsWith, itemsIn, textIn, textsIn } from '../../edi/tree-access.ts';

/** 1225, message function, coded (D.96A to D.01B). */
const functions: Readonly<Record<string, Verdict>> = {
  '6': 'accepted',
  '12': 'rejected',
  '27': 'rejected',
  '28': 'accepted with errors',
  '29': 'accepted',
  '30': 'accepted with errors',
  '34': 'accepted with errors',
  '44': 'accepted',
  '45': 'accepted with errors',
  '48': 'rejected',
  '63': 'rejected',
};
/** 4343, response type, coded. */
const responses: Readonly<Record<string, Verdict>> = {
  AC: 'accepted with errors',
  AD: 'accepted',
  AI: 'accepted with errors',
  AP: 'accepted',
  CA: 'accepted with errors',
  RE: 'rejected',
};
/** 1001, document name, coded (D.01B). */
const documents: Readonly<Record<string, Verdict>> = { '312': 'accepted', '313': 'rejected' };

/** 1153, reference qualifiers under which senders name the document that they answer; the first that is there counts. */
const documentReferences = ['AGO', 'DM', 'ON', 'IV', 'AAK', 'ALQ', 'CD', 'DL', 'AAS', 'BM', 'AAN', 'VN', 'CT', 'RE', 'TN'];

/** What an APERAK says: of the message that it answers, or of each of several where its errors name them. */
export function aperakAcknowledgements(tree: Json): readonly ReceivedAcknowledgement[] {
  const subject = subjectOf(referencesIn(tree), groupsWith(tree, 'DOC'));
  const errors = groupsWith(tree, 'ERC');
  if (Object.keys(subject).length > 0 || errors.length === 0) return [acknowledgement(tree, subject, errors)];
  const bySubject = new Map<string, { readonly subject: Subject; readonly errors: JsonObject[] }>();
  for (const error of errors) {
    const own = subjectOf(referencesIn(error), []);
    const key = JSON.stringify(own);
    const known = bySubject.get(key);
    if (known === undefined) bySubject.set(key, { subject: own, errors: [error] });
    else known.errors.push(error);
  }
  return [...bySubject.values()].map((one) => acknowledgement(tree, one.subject, one.errors));
}

function acknowledgement(tree: Json, subject: Subject, errors: readonly JsonObject[]): ReceivedAcknowledgement {
  const [bgm = {}] = itemsIn(tree, 'BGM');
  const verdict =
    functions[textIn(bgm, 'E1225')] ??
    responses[textIn(bgm, 'E4343')] ??
    documents[textIn(bgm, 'C002', 'E1001')] ??
    (errors.length > 0 ? 'rejected' : 'accepted');
  return { kind: 'APERAK', level: 'application', subject, verdict, findings: errors.map(findingOf) };
}

/** ERC, and what stands in free text beside it and its references. */
function findingOf(error: JsonObject): ReceivedFinding {
  const code = textIn(error, 'ERC', 'C901', 'E9321');
  const texts = [error, ...groupsWith(error, 'RFF')].flatMap((one) => itemsIn(one, 'FTX')).flatMap(freeText);
  return {
    code,
    at: {},
    message: texts.length > 0 ? texts.join(' ') : `The partner reports the application error ${JSON.stringify(code)}.`,
  };
}

function freeText(ftx: JsonObject): readonly string[] {
  const texts = textsIn(ftx, 'C108', 'E4440');
  return texts.length > 0 ? [texts.join(' ')] : textsIn(ftx, 'C107', 'E4441');
}

interface Reference {
  readonly qualifier: string;
  readonly value: string;
}

function referencesIn(tree: Json): readonly Reference[] {
  return groupsWith(tree, 'RFF')
    .map((group) => ({ qualifier: textIn(group, 'RFF', 'C506', 'E1153'), value: textIn(group, 'RFF', 'C506', 'E1154') }))
    .filter(({ value }) => value !== '');
}

/** ACW is the previous message and AGO its sender's number for it. Beside one of these, ACE (related document) is the
 *  interchange that it came in, and alone, the document. */
function subjectOf(references: readonly Reference[], named: readonly JsonObject[]): Subject {
  const find = (wanted: string) => references.find(({ qualifier }) => qualifier === wanted)?.value;
  const message = find('ACW');
  const related = find('ACE');
  const isInterchange = message !== undefined || find('AGO') !== undefined;
  const number = named.map((group) => textIn(group, 'DOC', 'C503', 'E1004')).find((one) => one !== '');
  const document =
    find('AGO') ?? number ?? documentReferences.map(find).find((one) => one !== undefined) ?? (isInterchange ? undefined : related);
  return {
    ...(isInterchange && related !== undefined ? { interchange: related } : {}),
    ...(message === undefined ? {} : { message }),
    ...(document === undefined ? {} : { document }),
  };
}
