import type { DecodedMessage, ReceivedAcknowledgement } from '../../../spi/format.ts';
import { aperakAcknowledgements } from './received-aperak.ts';
import { contrlAcknowledgements } from './received-contrl.ts';

/** What a message acknowledges; undefined for one that is no acknowledgement. */
export function receivedAcknowledgements({ type, tree }: DecodedMessage): readonly ReceivedAcknowledgement[] | undefined {
  if (type === 'CONTRL') return contrlAcknowledgements(tree);
  return type === 'APERAK' ? aperakAcknowledgements(tree) : undefined;
}
