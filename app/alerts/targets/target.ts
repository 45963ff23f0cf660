import type { Catalog } from '../../../core/catalog/model.ts';
import type { Clock } from '../../../core/kernel/clock.ts';
import type { IdSource } from '../../../core/kernel/ids.ts';
import type { Endpoints } from '../../hub/endpoints.ts';
import type { Digest } from '../words.ts';

/** What targets need. */
export interface TargetPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly catalog: () => Catalog;
  readonly endpoints: Endpoints;
  /** Where the console is. */
  readonly publicUrl?: string;
}

/** Tells a target. Rejects with a HubError: it did not arrive, or nobody knows.
 *  @param id the same when the same is told again */
export type Tell = (digest: Digest, id: string) => Promise<void>;
