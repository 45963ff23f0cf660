import { newApiKey } from '../../app/ingress/api-keys.ts';
import { systemClock } from '../../core/kernel/clock.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import { silentLog } from '../../core/spi/log.ts';
import { openLedger } from '../../platform/postgres/open-ledger.ts';
import type { Door } from '../processes/load.ts';
import type { Database } from './database.ts';
import { partnerName } from './home.ts';

/** Makes the ledger in an empty database, with an API key for each partner.
 *  @returns the doors of the partners */
export async function partnerDoors({ connectionString }: Database, partners: number): Promise<readonly Door[]> {
  const ledger = await openLedger({ connectionString, clock: systemClock, ids: systemIds, log: silentLog, poolSize: 1 });
  try {
    const doors: Door[] = [];
    for (let index = 0; index < partners; index += 1) {
      const { key, record } = newApiKey(partnerName(index), [], new Date());
      await ledger.addKey(record);
      doors.push({ path: `/in/${partnerName(index)}/returns`, key });
    }
    return doors;
  } finally {
    await ledger.close();
  }
}
