import type { Column } from './column.ts';
import type { Hub } from './hub.ts';
import type { Step, Strike, TcpProxy } from './proxy.ts';
import type { Point, Side } from './schedule.ts';

const text = (what: string): Buffer => Buffer.from(what, 'latin1');
const up = (bytes: Buffer): Step => ({ direction: 'up', bytes });
const down = (bytes: Buffer): Step => ({ direction: 'down', bytes });

/** PostgreSQL's protocol, version 3: a named statement stands between zeros in Bind; ReadyForQuery with status idle comes after the
 *  commit of a statement by itself, the tag COMMIT after that of a transaction. */
const binds = (statement: string): Step => up(text(`\0${statement}\0`));
const idle = down(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]));
const committed = down(text('COMMIT\0'));

/** AMQP 0-9-1: class and method of a frame: basic.publish (60, 40) and basic.ack (60, 80). */
const publish = up(Buffer.from([0, 60, 0, 40]));
const confirm = down(Buffer.from([0, 60, 0, 80]));

const ok = down(text('HTTP/1.1 200'));
const unprocessable = down(text('HTTP/1.1 422'));
const accepted = down(text('HTTP/1.1 202'));

/** How long what the hub has just learnt may occupy it before it is killed, in milliseconds. */
const LEARNT_MS = 25;
const PATIENCE_MS = 4_000;

/** Where to lie in wait for a named point. */
interface Ambush {
  readonly proxy: TcpProxy;
  readonly steps: readonly Step[];
  /** Inside: the hub learns it, and can tell its database nothing any more. */
  readonly deaf?: TcpProxy;
}

function ambushFor(column: Column, hub: Hub, point: Point, side: Side): Ambush {
  const inside = side === 'inside';
  const link = (name: 'database' | 'broker'): TcpProxy => {
    const proxy = hub.links[name];
    if (proxy === undefined) throw new Error(`${point} of ${hub.name} cannot be reached in the column ${column.name}`);
    return proxy;
  };
  const atDepot = (step: Step): Ambush => ({ proxy: hub.links.depot, steps: [step], ...(inside ? { deaf: link('database') } : {}) });
  switch (point) {
    case 'any-time':
      throw new Error('there is nothing to wait for');
    case 'accept-committed':
      return inside ? { proxy: link('database'), steps: [binds('accept'), idle] } : { proxy: column.door, steps: [accepted] };
    case 'publish-unconfirmed':
      return { proxy: link('broker'), steps: [publish, confirm] };
    case 'answer-unrecorded':
      return atDepot(ok);
    case 'dead-lettering':
      return atDepot(unprocessable);
    case 'replaying':
      return inside ? { proxy: link('database'), steps: [binds('replay-message'), committed] } : { proxy: column.desk, steps: [accepted] };
  }
}

/** Kills the hub at a named point: what leads there passes, what would come next is held back, and the hub dies.
 *  @param provoke makes the point come about, where traffic does not
 *  @returns whether the point was reached; when it did not come in time, the hub is killed all the same */
export async function killAtPoint(
  column: Column,
  { hub, point, side }: { readonly hub: Hub; readonly point: Point; readonly side: Side },
  provoke: () => Promise<void>,
): Promise<boolean> {
  const { proxy, steps, deaf } = ambushFor(column, hub, point, side);
  let provoked: Promise<void> | undefined;
  const reached = await new Promise<boolean>((resolve) => {
    const kill = (there: boolean): void => {
      hub.strike();
      resolve(there);
    };
    const strike: Strike = () => {
      clearTimeout(patience);
      if (deaf === undefined) {
        kill(true);
        return 'hold';
      }
      deaf.freeze('up');
      setTimeout(kill, LEARNT_MS, true);
      return 'pass';
    };
    const giveUp = proxy.ambush(steps, strike);
    const patience = setTimeout(() => {
      giveUp();
      kill(false);
    }, PATIENCE_MS);
    // Whoever provokes it may well hear nothing more from a hub that is killed.
    provoked = provoke().catch(() => undefined);
  });
  await hub.gone();
  proxy.cut();
  proxy.normal();
  await provoked;
  return reached;
}
