import { rm } from 'node:fs/promises';
import { readEnvironment } from '../app/config/environment.ts';
import { type Hub, startHub } from '../app/hub/start-hub.ts';
import { newApiKey } from '../app/ingress/api-keys.ts';
import type { PartnerGroup } from '../simulators/cast/group.ts';
import { cast, type PartnerGroups } from '../simulators/cast/index.ts';
import { type ReturnsPartners, retailerPack, startReturnsPartners } from '../simulators/cast/returns.ts';
import type { Stage } from '../simulators/flows/stage.ts';
import { homeWith } from './home.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** A hub with some of the partners, on loopback. The returns' retailer and carrier are at hand without naming their group. */
interface Running<Groups extends keyof PartnerGroups> extends ReturnsPartners, Stage<Groups> {
  readonly hub: Hub;
  /** The retailer's API key. */
  readonly apiKey: string;
}

/** A hub with a retailer and a carrier. */
export type World = Running<'returns'>;

/** A hub with every partner of the demo. */
export type DemoWorld = Running<keyof PartnerGroups>;

/** Starts a retailer, a carrier and a hub that knows them.
 *  @param own variables of the caller: PORT, RELAIS_DATA, LOG_LEVEL, … */
export async function startWorld(own: Variables): Promise<World> {
  const returns = await startReturnsPartners();
  return startHubWith({ returns }, own);
}

/** Starts every partner of the demo and a hub that knows them.
 *  @param own variables of the caller: PORT, RELAIS_DATA, LOG_LEVEL, … */
export async function startDemoWorld(own: Variables): Promise<DemoWorld> {
  const started = await Promise.all(Object.entries(cast).map(async ([name, { start }]) => [name, await start()] as const));
  return startHubWith(Object.fromEntries(started) as unknown as PartnerGroups, own);
}

async function startHubWith<Groups extends keyof PartnerGroups>(
  partners: Pick<PartnerGroups, Groups | 'returns'>,
  own: Variables,
): Promise<Running<Groups>> {
  const groups: readonly PartnerGroup[] = Object.values(partners);
  const packs = Object.keys(partners).flatMap((name) => cast[name as keyof PartnerGroups].packs);
  const home = await homeWith(packs);
  const stopPartners = async () => {
    await Promise.allSettled(groups.map((group) => group.stop()));
    await rm(home, { recursive: true, force: true });
  };
  try {
    const variables = Object.assign({}, ...groups.map((group) => group.variables)) as Readonly<Record<string, string>>;
    const hub = await startHub(readEnvironment({ RELAIS_HOME: home, ...own, ...variables }));
    const keys = new Map(packs.map((pack) => [pack, newApiKey(pack, [], new Date())]));
    for (const { record } of keys.values()) await hub.runtime.ledger.addKey(record);
    const keyOf = (pack: string): string => keys.get(pack)?.key ?? '';
    for (const group of groups) group.connect?.({ url: hub.url, keyOf });
    const stop = async () => {
      await hub.stop();
      await stopPartners();
    };
    const { url, runtime } = hub;
    return { ...partners.returns, partners, hub, url, ledger: runtime.ledger, keyOf, apiKey: keyOf(retailerPack), stop };
  } catch (error) {
    await stopPartners();
    throw error;
  }
}
