import { once } from 'node:events';
import { freePort, type HubProcess, startHubProcess } from '../support/hub-process.ts';
import { openProxy, type TcpProxy } from './proxy.ts';

/** For the hubs of a run; they are reachable on loopback only and live as long as it does. */
export const ADMIN_TOKEN = 'crash-suite-admin-token-0123456789abcdef';

/** What stands between one hub and those with whom it speaks. */
export interface HubLinks {
  readonly depot: TcpProxy;
  readonly database?: TcpProxy;
  readonly broker?: TcpProxy;
}

/** One hub that is killed and started again, with proxies of its own. */
export interface Hub {
  readonly name: string;
  readonly port: number;
  readonly links: HubLinks;
  start(): Promise<void>;
  /** kill -9, here and now. */
  strike(): void;
  /** Settles when a struck hub is gone and its connections with it, as the system would close them. */
  gone(): Promise<void>;
  /** SIGTERM. @returns its exit code */
  stop(): Promise<number | null>;
  api<T>(path: string, init?: { readonly method?: string; readonly body?: string }): Promise<T>;
}

/** What a hub is made of. */
export interface HubPlan {
  readonly name: string;
  /** Ports on loopback. */
  readonly depot: number;
  readonly database?: number;
  readonly broker?: number;
  /** Its environment, given the links through which it has to speak. */
  readonly variables: (links: HubLinks) => Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Lays the links of a hub. It is not started yet. */
export async function planHub({ name, depot, database, broker, variables, logFile }: HubPlan): Promise<Hub> {
  const port = await freePort();
  const links: HubLinks = {
    depot: await openProxy(depot),
    ...(database === undefined ? {} : { database: await openProxy(database) }),
    ...(broker === undefined ? {} : { broker: await openProxy(broker) }),
  };
  const env = {
    LOG_LEVEL: 'warn',
    DEPOT_URL: `http://127.0.0.1:${links.depot.port}`,
    ...variables(links),
    PORT: String(port),
    RELAIS_ADMIN_TOKEN: ADMIN_TOKEN,
  };
  let hub: HubProcess | undefined;
  let starting: Promise<HubProcess> | undefined;
  let exit: Promise<unknown> = Promise.resolve();
  const running = (): HubProcess => {
    if (hub === undefined) throw new Error(`${name} was not started`);
    return hub;
  };
  return {
    name,
    port,
    links,
    start: async () => {
      starting = startHubProcess(env, logFile);
      hub = await starting;
      exit = once(hub.process, 'exit');
    },
    strike: () => void running().process.kill('SIGKILL'),
    gone: async () => {
      await exit;
      for (const link of linksOf(links)) {
        link.cut();
        link.normal();
      }
    },
    stop: async () => {
      // Also one that is just coming up; one that never came up is gone.
      const last = await starting?.catch(() => undefined);
      return last?.stop() ?? 0;
    },
    api: (path, init) => running().api(path, init),
  };
}

/** All links of a hub. */
export function linksOf(links: HubLinks): readonly TcpProxy[] {
  return Object.values(links);
}
