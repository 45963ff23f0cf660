import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot, readEnvironment } from '../app/config/environment.ts';
import { type Hub, startHub } from '../app/hub/start-hub.ts';
import { newApiKey } from '../app/ingress/api-keys.ts';
import type { Door, PartnerGroup } from './partners/group.ts';
import { type PartnerGroups, starters } from './partners/index.ts';
import { type ReturnsPartners, startReturnsPartners } from './partners/returns.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** A hub with a retailer and a carrier, on loopback. */
export interface World extends ReturnsPartners {
  readonly hub: Hub;
  /** The retailer's API key. */
  readonly apiKey: string;
}

/** A hub with every partner of the demo, on loopback. */
export interface DemoWorld extends World {
  readonly partners: PartnerGroups;
  /** The API key of a partner, by the name of its pack. */
  keyOf(pack: string): string;
}

/** Starts a retailer, a carrier and a hub that knows them.
 *  @param own variables of the caller: PORT, RELAIS_DATA, LOG_LEVEL, … */
export async function startWorld(own: Variables): Promise<World> {
  const returns = await startReturnsPartners();
  const { hub, keyOf, stop } = await startHubWith([returns], own);
  return { ...returns, hub, apiKey: keyOf('maison-lumen'), stop };
}

/** Starts every partner of the demo and a hub that knows them.
 *  @param own variables of the caller: PORT, RELAIS_DATA, LOG_LEVEL, … */
export async function startDemoWorld(own: Variables): Promise<DemoWorld> {
  const started = await Promise.all(Object.entries(starters).map(async ([name, start]) => [name, await start()] as const));
  const partners = Object.fromEntries(started) as unknown as PartnerGroups;
  const { hub, keyOf, stop } = await startHubWith(Object.values(partners), own);
  return { ...partners.returns, partners, hub, keyOf, apiKey: keyOf('maison-lumen'), stop };
}

interface RunningHub extends Door {
  readonly hub: Hub;
  /** Stops the hub and its partners. */
  stop(): Promise<void>;
}

async function startHubWith(groups: readonly PartnerGroup[], own: Variables): Promise<RunningHub> {
  const packs = groups.flatMap((group) => group.packs);
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
    return { hub, url: hub.url, keyOf, stop };
  } catch (error) {
    await stopPartners();
    throw error;
  }
}

/** A home with these packs alone: other packs beside them would ask for partners that are not here. */
async function homeWith(packs: readonly string[]): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'relais-home-'));
  const root = packageRoot();
  for (const entry of await readdir(join(root, 'mappings'), { withFileTypes: true })) {
    if (entry.isDirectory() && !packs.includes(entry.name)) continue;
    await cp(join(root, 'mappings', entry.name), join(home, 'mappings', entry.name), { recursive: true });
  }
  await cp(join(root, 'schemas'), join(home, 'schemas'), { recursive: true });
  return home;
}
