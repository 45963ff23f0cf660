import type { DecodedMessage, ReceivedAcknowledgement } from '../../../spi/format.ts';
import { applicationAcknowledgements } from './received-824.ts';
import { functionalAcknowledgements } from './received-functional.ts';
import { interchangeAcknowledgements } from './received-ta1.ts';

/** What a message acknowledges; undefined for one that is no acknowledgement. */
export function receivedAcknowledgements({ type, tree }: DecodedMessage): readonly ReceivedAcknowledgement[] | undefined {
  if (type === 'TA1') return interchangeAcknowledgements(tree);
  if (type === '997' || type === '999') return functionalAcknowledgements(type, tree);
  return type === '824' ? applicationAcknowledgements(tree) : undefined;
}
