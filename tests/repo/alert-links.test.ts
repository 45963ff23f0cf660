import { describe, expect, it } from 'vitest';
import { conditions } from '../../core/alerts/conditions.ts';
import { pollingJob } from '../../core/alerts/jobs.ts';
import type { Readings } from '../../core/alerts/readings.ts';
import { alertKindNames } from '../../core/catalog/alerts/alert-kinds.ts';
import { builtInAlerts } from '../../core/catalog/alerts/built-in-alerts.ts';
import { textOf } from '../support/repository.ts';

/* Every link that an alert can carry is an address of the console, with parameters that its page knows. */

interface Page {
  readonly path: RegExp;
  readonly search: readonly string[];
}

/** The routes of the console, as its router lists them and their own files define them. */
const pages: readonly Page[] = [
  ...textOf('console/src/router.ts').matchAll(/^import \{ ([\w, ]+Route[\w, ]*) \} from '\.\/(pages\/.+\.ts)';/gm),
]
  .flatMap(([, names = '', file = '']) => names.split(', ').map((name) => ({ name, text: textOf(`console/src/${file}`) })))
  .map(({ name, text }) => {
    const [, body = ''] = new RegExp(`export const ${name} = createRoute\\(\\{([\\s\\S]*?)\\n\\}\\);`).exec(text) ?? [];
    const [, path = ''] = /path: '([^']+)'/.exec(body) ?? [];
    const [, shape = ''] = /searchShape\(\{([^}]*)\}\)/.exec(body) ?? [];
    return {
      path: new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`),
      search: [...shape.matchAll(/(\w+):/g)].map(([, field = '']) => field),
    };
  });

const at = new Date('2026-03-02T08:00:00.000Z');
const before = new Date(at.getTime() - 3_600_000);
const WINDOW = 900_000;
const channel = 'acme/claims';
const failing = { everyMs: 1_000, ranAt: before, failingSince: before, failed: 'E_INTERNAL' };
/** Something for every kind of rule to find. */
const readings: Readings = {
  ...{ at, watchingSince: before },
  failures: new Map([[WINDOW, [{ fingerprint: '0f/9 a', channel, stage: 'decode', code: 'E_JSON_SYNTAX', count: 500 }]]]),
  shares: new Map([[WINDOW, [{ channel, messages: 100, dead: 100 }]]]),
  late: [{ name: 'label-in-time', count: 1 }],
  silent: [{ channel, lastAt: before.toISOString(), dueAt: at.toISOString() }],
  overdue: new Map([[channel, 1]]),
  failing: [{ channel, since: before, stopped: true }],
  backlog: ['process', `deliver:${channel}`].map((queue) => ({ queue, open: 20_000, ageMs: 0 })),
  freeDisk: 1,
  jobs: ['overdue', pollingJob(channel)].map((job) => ({ job, ...failing })),
};
const found = conditions(builtInAlerts, readings, () => true);

describe('links of alerts', () => {
  it('are looked at for every kind of rule', () => {
    expect(pages.length).toBeGreaterThan(15);
    expect(new Set(found.map(({ facts }) => facts.kind))).toEqual(new Set(alertKindNames));
  });

  it.each([...new Set(found.map(({ link }) => link)), '/alerts'])('%s is a page of the console', (link) => {
    const { pathname, searchParams } = new URL(link, 'https://relais.example');
    const page = pages.find(({ path }) => path.test(pathname));
    expect(page).toBeDefined();
    expect([...searchParams.keys()].filter((name) => page?.search.includes(name) !== true)).toEqual([]);
  });
});
