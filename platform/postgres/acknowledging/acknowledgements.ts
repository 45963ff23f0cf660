import type { AcknowledgementLevel } from '../../../core/spi/format.ts';
import type { Acknowledgements } from '../../../core/spi/ledger/acknowledgements.ts';
import type { LedgerParts } from '../parts.ts';
import { settlingAcknowledgements } from './settle-acknowledgements.ts';

const overdue = (level: AcknowledgementLevel) => ({
  name: `overdue-${level}`,
  text: `UPDATE sent_messages SET ${level} = 'overdue' WHERE ${level} = 'waiting' AND ${level}_due <= $1 RETURNING partner, channel`,
});
const OVERDUE = [overdue('technical'), overdue('application')];

/** What partners acknowledge. */
export function acknowledgements(parts: LedgerParts): Pick<Acknowledgements, 'settleAcknowledgements' | 'markOverdue'> {
  const { database } = parts;
  return {
    ...settlingAcknowledgements(parts),
    markOverdue: async (now) => {
      const counts = new Map<string, number>();
      for (const statement of OVERDUE) {
        const late = await database.transaction((session) =>
          session.query<{ partner: string; channel: string }>(statement, [now.toISOString()]),
        );
        for (const { partner, channel } of late) counts.set(`${partner}/${channel}`, (counts.get(`${partner}/${channel}`) ?? 0) + 1);
      }
      return counts;
    },
  };
}
