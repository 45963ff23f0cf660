import type { PartnerGroups } from '../cast/index.ts';
import type { Story } from './expect.ts';
import type { Stage } from './stage.ts';

/** One thing that the hub can do, shown on its partners.
 *  @typeParam Groups the groups of partners that it needs */
export interface Flow<Groups extends keyof PartnerGroups = keyof PartnerGroups> {
  readonly name: string;
  /** One line for people. */
  readonly tells: string;
  /** Runs it and checks what reached the partners.
   *  @param seed tells this run's cases from those of every other run
   *  @throws E_DEMO_UNMET when something did not turn out as it should */
  run(stage: Stage<Groups>, seed: number): Promise<Story>;
}
