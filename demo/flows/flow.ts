import type { Story } from '../expect.ts';
import type { DemoWorld, World } from '../world.ts';

/** One thing that the hub can do, shown on real partners. */
export interface Flow<Needs extends World = DemoWorld> {
  readonly name: string;
  /** One line for people. */
  readonly tells: string;
  /** Runs it and checks what reached the partners.
   *  @param seed tells this run's cases from those of every other run */
  run(world: Needs, seed: number): Promise<Story>;
}
