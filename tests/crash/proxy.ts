import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Lane, type Pace, type Trap } from './lane.ts';

/** From whoever connects to what is behind the proxy, or back. */
export type Direction = 'up' | 'down';

/** One step of an ambush: these bytes pass in this direction. */
export interface Step {
  readonly direction: Direction;
  readonly bytes: Buffer;
}

/** What happens at the last step, before its bytes go on: `hold` freezes that direction of that connection, `pass` lets them go on. */
export type Strike = () => 'hold' | 'pass';

/** A TCP proxy on loopback between two parts of the hub's world. Whatever it does, it does to present and later connections alike. */
export interface TcpProxy {
  readonly port: number;
  /** Where later connections lead. */
  lead(port: number): void;
  /** Resets every connection. */
  cut(): void;
  freeze(direction: Direction): void;
  /** Full speed again, both directions, all connections. */
  normal(): void;
  slow(pace: Pace): void;
  /** Waits on each connection for these steps, one after the other, and strikes once, at the last step of the first connection that gets there.
   *  @returns how to give up waiting */
  ambush(steps: readonly Step[], strike: Strike): () => void;
  close(): Promise<void>;
}

interface Link {
  readonly near: Socket;
  readonly far: Socket;
  readonly up: Lane;
  readonly down: Lane;
}

/** Opens a proxy to a port on loopback. */
export async function openProxy(target: number): Promise<TcpProxy> {
  const links = new Set<Link>();
  const frozen = new Set<Direction>();
  let leadsTo = target;
  let pace: Pace | undefined;
  let ambush: { readonly steps: readonly Step[]; readonly strike: Strike } | undefined;

  /** Follows one connection through the steps of the ambush that was laid when its bytes passed. */
  const watcher = (): ((direction: Direction, trap: Trap) => 'hold' | 'pass') => {
    let followed: typeof ambush;
    let step = 0;
    return (direction, trap) => {
      if (ambush !== followed) {
        followed = ambush;
        step = 0;
      }
      if (followed === undefined) return 'pass';
      for (let next = followed.steps[step]; next?.direction === direction && trap.passes(next.bytes); next = followed.steps[step]) {
        step += 1;
        if (step < followed.steps.length) continue;
        ambush = undefined;
        return followed.strike();
      }
      return 'pass';
    };
  };

  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: leadsTo, host: '127.0.0.1', allowHalfOpen: true });
    const watch = watcher();
    const link: Link = {
      near,
      far,
      up: new Lane(near, far, (trap) => watch('up', trap)),
      down: new Lane(far, near, (trap) => watch('down', trap)),
    };
    links.add(link);
    for (const direction of frozen) link[direction].freeze();
    if (pace !== undefined) for (const lane of [link.up, link.down]) lane.slow(pace);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        far.destroy();
        links.delete(link);
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const each = (act: (link: Link) => void) => {
    for (const link of [...links]) act(link);
  };
  const cut = () =>
    each(({ near, far }) => {
      reset(near);
      reset(far);
    });

  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      leadsTo = port;
    },
    cut,
    freeze: (direction) => {
      frozen.add(direction);
      each((link) => link[direction].freeze());
    },
    normal: () => {
      frozen.clear();
      pace = undefined;
      each(({ up, down }) => {
        up.normal();
        down.normal();
      });
    },
    slow: (given) => {
      pace = given;
      each(({ up, down }) => {
        up.slow(given);
        down.slow(given);
      });
    },
    ambush: (steps, strike) => {
      const laid = { steps, strike };
      ambush = laid;
      return () => {
        if (ambush === laid) ambush = undefined;
      };
    },
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A socket that is already saying goodbye cannot be reset any more (libuv: EINVAL), and would stay open. */
function reset(socket: Socket): void {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}
