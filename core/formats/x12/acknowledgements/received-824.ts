import type { Json, JsonObject } from '../../../kernel/json.ts';
import type { ReceivedAcknowledgement } from '../../../spi/format.ts';
import { counted, given, type ReceivedFinding, tagged, type Verdict } from '../../edi/received.ts';
import { groupsWith, itemsIn, textIn } from '../../edi/tree-access.ts';
import { reported } from './sentences.ts';

/** Data element 110 (OTI01): its first letter says what is meant (batch, functional group, item, transaction set), its second
 *  what was done: accepted, with change, with error, partly, rejected. */
const verdicts: Readonly<Record<string, Verdict>> = {
  A: 'accepted',
  C: 'accepted with errors',
  E: 'accepted with errors',
  P: 'accepted with errors',
  R: 'rejected',
};

/** What an 824 says: one thing for each document, set or group that it names. */
export function applicationAcknowledgements(tree: Json): readonly ReceivedAcknowledgement[] {
  return groupsWith(tree, 'OTI').map((advice) => {
    const [oti = {}] = itemsIn(advice, 'OTI');
    const code = textIn(oti, 'OTI01');
    const isGroup = code.startsWith('G');
    const subject = {
      ...given('group', textIn(oti, 'OTI08')),
      ...(isGroup ? {} : given('message', textIn(oti, 'OTI09'))),
      ...(isGroup ? {} : given('document', textIn(oti, 'OTI03'))),
    };
    const findings = [...errorsIn(advice), ...industryCodesIn(advice)];
    const verdict = verdicts[code.charAt(1)] ?? (findings.length > 0 ? 'rejected' : 'accepted');
    return { kind: '824', level: 'application', subject, verdict, findings };
  });
}

/** TED with the free text under it. In 004010 TED05 is the element alone, from 005010 on with component and repetition. */
function errorsIn(advice: JsonObject): readonly ReceivedFinding[] {
  return groupsWith(advice, 'TED').map((group) => {
    const [ted = {}] = itemsIn(group, 'TED');
    const code = textIn(ted, 'TED01');
    const at = {
      ...counted('segment', textIn(ted, 'TED04')),
      ...tagged(textIn(ted, 'TED03')),
      ...counted('element', textIn(ted, 'TED05') || textIn(ted, 'TED05', 'TED05_1')),
      ...counted('component', textIn(ted, 'TED05', 'TED05_2')),
    };
    const notes = [
      ...itemsIn(group, 'NTE').map((nte) => textIn(nte, 'NTE02')),
      ...itemsIn(group, 'RED').map((red) => textIn(red, 'RED01')),
    ];
    // Longer texts than TED02 takes are given whole in the notes.
    const text = notes.length > 0 ? notes.join(' ') : textIn(ted, 'TED02');
    return text.trim() === '' ? reported('647', code, at) : { code, at, message: text.trim() };
  });
}

/** LQ: codes of an industry's own list. */
function industryCodesIn(advice: JsonObject): readonly ReceivedFinding[] {
  const loops = groupsWith(advice, 'LM').flatMap((list) => groupsWith(list, 'LQ'));
  return loops.map((loop) => {
    const [lq = {}] = itemsIn(loop, 'LQ');
    const code = textIn(lq, 'LQ02');
    const text = itemsIn(loop, 'RED')
      .map((red) => textIn(red, 'RED01'))
      .join(' ');
    return { code, at: {}, message: text === '' ? `The partner reports the industry code ${JSON.stringify(code)}.` : text };
  });
}
