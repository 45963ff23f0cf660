import type { Catalog } from '../../core/catalog/model.ts';
import type { Clock } from '../../core/kernel/clock.ts';
import type { IdSource } from '../../core/kernel/ids.ts';
import type { Ledger } from '../../core/spi/ledger/ledger-queries.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { Tracing } from '../../core/spi/tracing.ts';
import type { Transport } from '../../core/spi/transport.ts';
import type { AccessSettings } from '../config/access-environment.ts';
import type { Environment } from '../config/environment.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { PastConfigurations } from '../configuration/past-configurations.ts';
import type { Endpoints } from '../hub/endpoints.ts';
import type { Instances } from '../hub/instances.ts';
import type { Breakers } from '../isolation/breakers.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { PrometheusMeters } from '../ops/meters.ts';

/** Token under which Nest provides the {@link Runtime}. */
export const RUNTIME = Symbol('runtime');

/** What the doors and the workers share. Made once by the composition root. */
export interface Runtime {
  readonly ledger: Ledger;
  readonly transport: Transport;
  /** Who carries work: the ledger itself, or a broker. */
  readonly transportKind: 'postgresql' | 'rabbitmq';
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
  readonly adminToken: string;
  /** How people get in. */
  readonly access: AccessSettings;
  /** The outbound endpoints, each opened at its first use. */
  readonly endpoints: Endpoints;
  /** The circuit breakers of this process. */
  readonly breakers: Breakers;
  /** The processes that share this ledger. */
  readonly instances: Instances;
  /** How the hub's own jobs run. */
  readonly jobs: Jobs;
  /** What this process counts. */
  readonly meters: PrometheusMeters;
  /** Where spans go, if traces were asked for. */
  readonly tracing?: Tracing;
  /** The configuration in force. */
  readonly catalog: () => Catalog;
  /** The same with its files, and how another one takes its place. */
  readonly configuration: Configuration;
  /** Configurations of other days, from the ledger. */
  readonly past: PastConfigurations;
  readonly environment: Environment;
}
