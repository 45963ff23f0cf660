import { systemClock } from '../../core/kernel/clock.ts';
import { systemIds } from '../../core/kernel/ids.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { Transport } from '../../core/spi/transport.ts';
import { startEmbeddedPostgres } from '../../platform/embedded/postgres.ts';
import { embeddedTransport } from '../../platform/embedded/transport.ts';
import { openLedger } from '../../platform/postgres/open-ledger.ts';
import { rabbitmqTransport } from '../../platform/rabbitmq/transport.ts';
import type { Environment } from '../config/environment.ts';
import type { Closing } from './closing.ts';

/** The ledger: in the database that is given, else in one that the hub starts.
 *  @param traces are traces recorded? */
export async function openStore(environment: Environment, log: Logger, closing: Closing, traces: boolean): Promise<Ledger> {
  let connectionString = environment.databaseUrl;
  if (connectionString === undefined) {
    const embedded = await startEmbeddedPostgres({ dataDir: environment.dataDir, log });
    closing.push(() => embedded.stop());
    connectionString = embedded.connectionString;
  }
  const soleUser = environment.databaseUrl === undefined;
  const ledger = await openLedger({ connectionString, clock: systemClock, ids: systemIds, log, soleUser, traces });
  closing.push(() => ledger.close());
  return ledger;
}

/** The transport: RabbitMQ where it is given, else the ledger's own. */
export async function openTransport({ amqpUrl }: Environment, work: Ledger, log: Logger): Promise<Transport> {
  const common = { work, clock: systemClock, log };
  return amqpUrl === undefined ? embeddedTransport(common) : rabbitmqTransport({ ...common, url: amqpUrl, random: Math.random });
}
