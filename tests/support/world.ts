import { rm } from 'node:fs/promises';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import { type Partners, startWorld, type World } from '../../demo/world.ts';
import { dataFolder } from './data-folder.ts';

/** Variables that make the packs of the demo quick enough for tests. */
export const quick = { CHRONOPOST_RATE: '1000/s' } as const;

/** A hub with all its partners, on an empty ledger of its own. */
export async function freshWorld(own: Readonly<Record<string, string>> = {}): Promise<World> {
  const data = await dataFolder('world');
  const world = await startWorld({ ...quick, LOG_LEVEL: 'silent', PORT: '0', RELAIS_DATA: data, ...own });
  const stop = async () => {
    await world.stop();
    await rm(data, { recursive: true, force: true });
  };
  return { ...world, stop };
}

/** A hub for partners that are there already, on a data folder that may be there already.
 *  @param own wins over what the partners give: RELAIS_DATA among them */
export function startHubFor(partners: Partners, own: Readonly<Record<string, string>>): Promise<Hub> {
  return startHub(readEnvironment({ ...quick, LOG_LEVEL: 'silent', PORT: '0', ...partners.variables, ...own }));
}
