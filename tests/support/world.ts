import { rm } from 'node:fs/promises';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import type { Logger } from '../../core/spi/log.ts';
import { type DemoWorld, startDemoWorld, startWorld, type World } from '../../demo/world.ts';
import type { PartnerGroup } from '../../simulators/cast/group.ts';
import { dataFolder } from './data-folder.ts';
import { sharedHome } from './home.ts';

/** Variables that make the packs of the demo quick enough for tests. */
export const quick = { CHRONOPOST_RATE: '1000/s' } as const;

/** A hub with a retailer and a carrier, on an empty ledger of its own. */
export function freshWorld(own: Readonly<Record<string, string>> = {}): Promise<World> {
  return onFreshLedger(startWorld, own);
}

/** A hub with every partner of the demo, on an empty ledger of its own. */
export function freshDemoWorld(own: Readonly<Record<string, string>> = {}): Promise<DemoWorld> {
  return onFreshLedger(startDemoWorld, own);
}

async function onFreshLedger<W extends World>(
  start: (own: Readonly<Record<string, string>>) => Promise<W>,
  own: Readonly<Record<string, string>>,
): Promise<W> {
  const data = await dataFolder('world');
  const world = await start({ ...quick, LOG_LEVEL: 'silent', PORT: '0', RELAIS_DATA: data, ...own });
  const stop = async () => {
    await world.stop();
    await rm(data, { recursive: true, force: true });
  };
  return { ...world, stop };
}

/** A hub for partners that are there already, on a data folder that may be there already.
 *  @param own wins over what the partners give: RELAIS_DATA among them
 *  @param log standard output, unless another is given */
export async function startHubFor(partners: PartnerGroup, own: Readonly<Record<string, string>>, log?: Logger): Promise<Hub> {
  return startHub(
    readEnvironment({ RELAIS_HOME: await sharedHome(), ...quick, LOG_LEVEL: 'silent', PORT: '0', ...partners.variables, ...own }),
    log,
  );
}
