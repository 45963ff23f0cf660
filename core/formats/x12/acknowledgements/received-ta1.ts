import type { Json } from '../../../kernel/json.ts';
import type { ReceivedAcknowledgement } from '../../../spi/format.ts';
import { given, type Verdict } from '../../edi/received.ts';
import { textIn } from '../../edi/tree-access.ts';
import { reported } from './sentences.ts';

/** TA104, interchange acknowledgement code. A TA1 speaks of the envelope alone: what is inside is said by 997 or 999. */
const verdicts: Readonly<Record<string, Verdict>> = {
  A: 'received',
  E: 'received',
  R: 'rejected',
};

/** What a TA1 says of an interchange. */
export function interchangeAcknowledgements(tree: Json): readonly ReceivedAcknowledgement[] {
  const note = textIn(tree, 'TA1', 'TA105');
  const verdict = verdicts[textIn(tree, 'TA1', 'TA104')] ?? 'rejected';
  const findings = note === '' || note === '000' ? [] : [reported('I18', note, {})];
  return [{ kind: 'TA1', level: 'technical', subject: given('interchange', textIn(tree, 'TA1', 'TA101')), verdict, findings }];
}
