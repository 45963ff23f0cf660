import { createHash } from 'node:crypto';
import { countingIds, type MessageId } from '../kernel/ids.ts';
import type { Accept, Acceptance, Bookmark, RawMessage } from '../spi/connector.ts';
import type { Logger } from '../spi/log.ts';

/** The hub's door in memory: it keeps each document once, by its key or its bytes, as the ledger does. */
export interface MemoryIntake {
  readonly accept: Accept;
  /** What was kept, in order. */
  readonly documents: readonly RawMessage[];
  /** How often a document was offered, repetitions and refusals included. */
  readonly offers: number;
  /** Called before a document is kept; what it throws refuses the document, and while it is pending nothing is kept. */
  before: (message: RawMessage) => Promise<void> | void;
  /** Called when a document is kept, before its sender learns of it. */
  after: (message: RawMessage) => Promise<void> | void;
}

export function memoryIntake(): MemoryIntake {
  const ids = countingIds();
  const known = new Map<string, MessageId>();
  const documents: RawMessage[] = [];
  let offers = 0;
  const intake: MemoryIntake = {
    documents,
    get offers() {
      return offers;
    },
    before: () => {},
    after: () => {},
    accept: async (message): Promise<Acceptance> => {
      offers += 1;
      await intake.before(message);
      const key = message.idempotencyKey ?? createHash('sha256').update(message.body).digest('hex');
      const messageId = known.get(key) ?? ids.next<MessageId>();
      const status = known.has(key) ? 'duplicate' : 'accepted';
      if (status === 'accepted') {
        known.set(key, messageId);
        documents.push(message);
      }
      await intake.after(message);
      return { status, messageId };
    },
  };
  return intake;
}

/** A bookmark in memory. */
export function memoryBookmark(): Bookmark & { place: string | undefined } {
  const bookmark = {
    place: undefined as string | undefined,
    read: async () => bookmark.place,
    write: async (place: string) => {
      bookmark.place = place;
    },
  };
  return bookmark;
}

/** A logger that remembers everything that was said. */
export function recordingLog(): Logger & {
  readonly lines: readonly { readonly level: string; readonly fields: object; readonly message: string }[];
} {
  const lines: { level: string; fields: object; message: string }[] = [];
  const make = (bound: object): Logger => {
    const write = (level: string) => (fields: object, message: string) => {
      lines.push({ level, fields: { ...bound, ...fields }, message });
    };
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      child: (fields) => make({ ...bound, ...fields }),
    };
  };
  return { ...make({}), lines };
}
