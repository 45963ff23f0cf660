import { median } from './statistics.ts';

/** Measures several things in turn, so many times over, so that what disturbs the machine disturbs all of them. @returns the median of each */
export async function alternate<Name extends string>(
  rounds: number,
  measures: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, number>>> {
  const figures = new Map<Name, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(measures) as Name[]) figures.set(name, [...(figures.get(name) ?? []), await measures[name]()]);
  }
  return Object.fromEntries(Array.from(figures, ([name, values]) => [name, median(values)])) as Record<Name, number>;
}

/** Repeats a step for at least so long, at least once.
 *  @param step says how much it did
 *  @returns how much was done in a second */
export async function throughput(ms: number, step: () => number | Promise<number>): Promise<number> {
  const start = performance.now();
  let done = 0;
  do done += await step();
  while (performance.now() - start < ms);
  return (done * 1000) / (performance.now() - start);
}
