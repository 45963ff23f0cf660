import { hubError } from '../../../core/kernel/errors.ts';
import type { MessageId } from '../../../core/kernel/ids.ts';
import type { MessageStatus } from '../../../core/spi/ledger/ledger.ts';
import type { Queries } from '../../../core/spi/ledger/ledger-queries.ts';
import { ANEW, type LedgerParts } from '../parts.ts';
import { MESSAGE_STATUS } from '../reading/summary.ts';

/** Without news the ledger is looked at once in a while: a bell may be lost. */
const LOOK_AGAIN_MS = 1000;

/** The message and all that it caused: parts and replies, not replays, which people caused. */
const FIND_OUTCOME = {
  name: 'find-outcome',
  text: `
WITH RECURSIVE chain AS (
  SELECT id, status FROM messages WHERE id = $1
  UNION ALL
  SELECT m.id, m.status FROM chain JOIN messages m ON m.parent_id = chain.id WHERE m.source NOT IN ${ANEW}
)
SELECT ${MESSAGE_STATUS} AS status, m.root_id, NOT EXISTS (SELECT FROM chain WHERE status IN ('received', 'processing')) AS final
FROM messages m LEFT JOIN work w ON w.id = m.id WHERE m.id = $1`,
};

interface OutcomeRow {
  readonly status: MessageStatus;
  readonly root_id: MessageId;
  readonly final: boolean;
}

/** Waits for the end of messages. One listener serves all who wait. */
export function settling({ database, bell }: LedgerParts): Pick<Queries, 'settled'> & { readonly stop: () => void } {
  const waiting = new Map<MessageId, Set<() => void>>();
  const stop = bell.onSettled((root) => {
    for (const wake of waiting.get(root) ?? []) wake();
  });

  const look = async (id: MessageId): Promise<OutcomeRow> => {
    const [row] = await database.query<OutcomeRow>(FIND_OUTCOME, [id]);
    if (row === undefined) throw hubError('E_NOT_FOUND', { what: 'message', id });
    return row;
  };

  /** News that come while we look count: they are remembered until `next` is called. */
  const listenTo = (root: MessageId, signal: AbortSignal) => {
    let news = false;
    let wake = (): void => undefined;
    const hear = (): void => {
      news = true;
      wake();
    };
    const listeners = waiting.get(root) ?? new Set();
    waiting.set(root, listeners.add(hear));
    signal.addEventListener('abort', hear);
    return {
      next: async (): Promise<void> => {
        if (!news) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, LOOK_AGAIN_MS);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        news = false;
      },
      end: () => {
        signal.removeEventListener('abort', hear);
        listeners.delete(hear);
        if (listeners.size === 0 && waiting.get(root) === listeners) waiting.delete(root);
      },
    };
  };

  return {
    stop,
    settled: async (id, signal) => {
      let row = await look(id);
      if (row.final || signal.aborted) return row.status;
      const news = listenTo(row.root_id, signal);
      try {
        for (row = await look(id); !row.final && !signal.aborted; row = await look(id)) await news.next();
        return row.status;
      } finally {
        news.end();
      }
    },
  };
}
