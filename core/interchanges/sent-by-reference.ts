import { inTurns } from '../kernel/in-turns.ts';
import type { ReceivedAcknowledgement } from '../spi/format.ts';
import { type AwaitingMessage, comparable } from '../spi/ledger/acknowledgements.ts';

/** Looks up what an acknowledgement may mean, in the order of the candidates. Either side may have tens of thousands: each
 *  reference is looked at once. One that names nothing means nothing. */
export async function sentByReference(
  candidates: readonly AwaitingMessage[],
): Promise<(acknowledgement: Pick<ReceivedAcknowledgement, 'subject'>) => readonly AwaitingMessage[]> {
  const [byName, byGroup, byInterchange] = [index(), index(), index()];
  for await (const some of inTurns(candidates)) {
    for (const keys of some.map(withKeys)) {
      note(byName, keys.reference, keys);
      if (keys.document !== keys.reference) note(byName, keys.document, keys);
      note(byGroup, keys.group, keys);
      note(byInterchange, keys.interchange, keys);
    }
  }
  return ({ subject }) => {
    const [interchange, group, message, document] = [subject.interchange, subject.group, subject.message, subject.document].map(key);
    const names = [message, document].filter((name) => name !== undefined);
    const [name] = names;
    const near = name !== undefined ? byName.get(name) : group !== undefined ? byGroup.get(group) : byInterchange.get(interchange ?? '');
    if (near === undefined || (name ?? group ?? interchange) === undefined) return [];
    const isMeant = (sent: Keys) =>
      (interchange === undefined || sent.interchange === interchange) &&
      (group === undefined || sent.group === group) &&
      names.every((one) => sent.reference === one || sent.document === one);
    return near.filter(isMeant).map(({ sent }) => sent);
  };
}

/** The references of something that was sent, as they are compared. Partners give the number of the document where the
 *  reference of the message is asked for, and the other way round. */
interface Keys {
  readonly sent: AwaitingMessage;
  readonly interchange: string;
  readonly group: string | undefined;
  readonly reference: string | undefined;
  readonly document: string | undefined;
}

function withKeys(sent: AwaitingMessage): Keys {
  const { interchange, group, reference, document } = sent;
  return { sent, interchange: comparable(interchange), group: key(group), reference: key(reference), document: key(document) };
}

function key(reference: string | undefined): string | undefined {
  return reference === undefined ? undefined : comparable(reference);
}

type Index = Map<string, Keys[]>;

function index(): Index {
  return new Map();
}

function note(index: Index, name: string | undefined, keys: Keys): void {
  if (name === undefined) return;
  const list = index.get(name);
  if (list === undefined) index.set(name, [keys]);
  else list.push(keys);
}
