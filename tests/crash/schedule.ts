import { type SeededRandom, seededRandom } from '../../simulators/support/random.ts';
import type { ColumnName } from './column.ts';

/** Where a kill strikes. `any-time` is a random instant; the others are named points, between two steps of a guarantee:
 *
 *  - `accept-committed`: the document is committed, the receipt has not left
 *  - `publish-unconfirmed`: the bell is published, its confirm has not come
 *  - `answer-unrecorded`: the depot has done its work and said yes, the hub has not recorded it
 *  - `dead-lettering`: the depot has refused, the hub has not written that the delivery is dead
 *  - `replaying`: an operator has asked for a replay and has no answer yet */
export type Point = 'any-time' | 'accept-committed' | 'publish-unconfirmed' | 'answer-unrecorded' | 'dead-lettering' | 'replaying';

/** Where a named point is struck from: `outside` from the side of whoever asks or is asked, reachable in every column;
 *  `inside` on the way between the hub and its database or broker. */
export type Side = 'outside' | 'inside';

/** What is done to a run at an instant. All of it is decided by the seed before the run. */
export type Stroke = { /** Since the stroke before was over, in milliseconds. */ readonly waitMs: number } & (
  | { readonly kind: 'kill-hub'; readonly hub: string; readonly point: Point; readonly side: Side; readonly downMs: number }
  | { readonly kind: 'kill-database'; readonly signal: 'SIGKILL' | 'SIGQUIT' }
  | { readonly kind: 'kill-broker'; readonly downMs: number }
  | {
      readonly kind: 'disturb';
      readonly link: LinkName;
      readonly how: 'cut' | 'slow' | 'freeze-up' | 'freeze-down';
      readonly forMs: number;
    }
);

/** `door`, or a link of a hub: `worker-1:depot`. */
export type LinkName = 'door' | `${string}:${'depot' | 'database' | 'broker'}`;

type Card = (random: SeededRandom) => Stroke;
type KillOf = (hub: string, point?: Point, sides?: readonly Side[]) => Card;

const WAIT_MS = [200, 1_200] as const;

const killHub: KillOf =
  (hub, point = 'any-time', sides = ['outside']) =>
  (random) => ({
    kind: 'kill-hub',
    hub,
    point,
    side: random.pick(sides),
    downMs: random.integer(0, 300),
    waitMs: random.integer(...WAIT_MS),
  });
const killDatabase: Card = (random) => ({
  kind: 'kill-database',
  signal: random.pick(['SIGKILL', 'SIGQUIT']),
  waitMs: random.integer(...WAIT_MS),
});
const killBroker: Card = (random) => ({ kind: 'kill-broker', downMs: random.integer(0, 1_000), waitMs: random.integer(...WAIT_MS) });

const several: readonly Card[] = [
  killHub('api'),
  killHub('worker-1'),
  killHub('worker-2'),
  killHub('poller'),
  killHub('api', 'accept-committed', ['outside', 'inside']),
  killHub('worker-2', 'answer-unrecorded', ['outside', 'inside']),
  killHub('worker-1', 'dead-lettering', ['outside', 'inside']),
  killHub('api', 'replaying', ['outside', 'inside']),
  killDatabase,
];

/** In the embedded column the hub starts its database itself, so nothing can stand between them. */
const decks: Readonly<Record<ColumnName, readonly Card[]>> = {
  embedded: [
    killHub('hub'),
    killHub('hub', 'accept-committed'),
    killHub('hub', 'answer-unrecorded'),
    killHub('hub', 'dead-lettering'),
    killHub('hub', 'replaying'),
    killDatabase,
  ],
  postgres: several,
  rabbitmq: [
    ...several,
    killHub('api', 'publish-unconfirmed', ['inside']),
    killHub('worker-1', 'publish-unconfirmed', ['inside']),
    killBroker,
  ],
};

const linksBetween: Readonly<Record<ColumnName, readonly LinkName[]>> = {
  embedded: ['door', 'hub:depot'],
  postgres: ['door', 'worker-1:depot', 'worker-2:depot', 'api:database', 'worker-1:database', 'worker-2:database'],
  rabbitmq: ['door', 'worker-1:depot', 'worker-2:depot', 'api:database', 'worker-1:database', 'api:broker', 'worker-2:broker'],
};

/** The strokes of a run: every kill of the column once in random order, then all once more, and so on, with a disturbance
 *  of a link now and then. */
export function planStrokes(options: { readonly seed: number; readonly kills: number; readonly column: ColumnName }): readonly Stroke[] {
  const { seed, kills, column } = options;
  const random = seededRandom(seed, -2);
  const strokes: Stroke[] = [];
  for (let left = kills; left > 0; ) {
    const deck = shuffled(decks[column], random).slice(0, left);
    left -= deck.length;
    for (const card of deck) {
      if (random.integer(0, 2) === 0) strokes.push(disturbance(column, random));
      strokes.push(card(random));
    }
  }
  return strokes;
}

function disturbance(column: ColumnName, random: SeededRandom): Stroke {
  return {
    kind: 'disturb',
    link: random.pick(linksBetween[column]),
    how: random.pick(['cut', 'slow', 'freeze-up', 'freeze-down']),
    forMs: random.integer(200, 1_500),
    waitMs: random.integer(100, 500),
  };
}

function shuffled<T>(values: readonly T[], random: SeededRandom): T[] {
  const left = [...values];
  return values.flatMap(() => left.splice(random.integer(0, left.length - 1), 1));
}

/** A stroke in words. */
export function inWords(stroke: Stroke): string {
  switch (stroke.kind) {
    case 'kill-hub':
      return `kill -9 ${stroke.hub}, ${stroke.point}${stroke.point === 'any-time' ? '' : ` (${stroke.side})`}, down ${stroke.downMs} ms`;
    case 'kill-database':
      return `${stroke.signal} to the database`;
    case 'kill-broker':
      return `kill -9 the broker, down ${stroke.downMs} ms`;
    case 'disturb':
      return `${stroke.how} ${stroke.link}${stroke.how === 'cut' ? '' : ` for ${stroke.forMs} ms`}`;
  }
}
