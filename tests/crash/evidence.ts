import type { MessageStatus } from '../../core/spi/ledger/ledger.ts';
import { documentOf, type OutChannel, sha256 } from './documents.ts';
import type { DriverLine } from './driver.ts';
import type { LedgerDelivery, LedgerMessage, LedgerRows } from './ledger.ts';
import type { PartnerLine } from './partner.ts';

/** All that is known of a run when it is over. */
export interface Evidence {
  readonly seed: number;
  readonly driver: readonly DriverLine[];
  readonly depot: readonly PartnerLine[];
  readonly ledger: LedgerRows;
  /** What the API says of some messages. */
  readonly shown: ReadonlyMap<string, MessageStatus>;
  /** Replays that were answered: they must be there. */
  readonly replays: readonly string[];
  /** Channels that promise the order of a case. */
  readonly ordered: readonly OutChannel[];
  /** How many deliveries of one channel can have been in flight at all strokes together. */
  readonly inFlight: number;
}

interface Expected {
  readonly status: MessageStatus;
  readonly deliveries: readonly string[];
  readonly sha256: string;
}

/** The evidence, looked up by the rules in every direction. */
export type Run = Evidence & ReturnType<typeof indexes>;

/** Indexes the evidence, once for all rules. */
export function arrange(evidence: Evidence): Run {
  return { ...evidence, ...indexes(evidence) };
}

function indexes({ seed, driver, depot, ledger }: Evidence) {
  const messages = new Map(ledger.messages.map((message) => [message.id, message]));
  const receipts = new Map<number, Set<string>>();
  for (const line of driver) {
    if (line.event === 'receipt') receipts.set(line.number, (receipts.get(line.number) ?? new Set()).add(line.messageId));
  }
  const numberOf = (message: LedgerMessage): number | undefined => {
    const origin = message.parentId === null ? message : messages.get(message.parentId);
    const found = /-(\d+)$/.exec(origin?.key ?? '')?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const byMessage = groupBy(ledger.deliveries, ({ messageId }) => messageId);
  const remembered = new Map<number, Expected>();
  const expected = (number: number): Expected => {
    const known = remembered.get(number) ?? expectedOf(seed, number);
    remembered.set(number, known);
    return known;
  };
  return {
    messages,
    receipts,
    numberOf,
    expected,
    /** The messages that documents became, by number. */
    received: groupBy(
      ledger.messages.filter(({ source }) => source === 'received'),
      (message) => numberOf(message) ?? 0,
    ),
    deliveriesOf: (id: string): readonly LedgerDelivery[] => byMessage.get(id) ?? [],
    effects: groupBy(
      depot.filter(({ effect }) => effect),
      ({ key }) => key,
    ),
    replayedKeys: new Set(ledger.deliveries.filter(({ messageId }) => messages.get(messageId)?.source === 'replay').map(({ key }) => key)),
  };
}

function expectedOf(seed: number, number: number): Expected {
  const document = documentOf(seed, number);
  return {
    status: document.channels.includes('checks') ? 'dead' : 'completed',
    deliveries: document.channels.map((channel) => `${channel} ${channel === 'checks' ? 'dead' : 'delivered'}`).sort(),
    sha256: sha256(document.delivered),
  };
}

function groupBy<Key, Value>(values: Iterable<Value>, keyOf: (value: Value) => Key): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
