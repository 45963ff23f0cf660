import { describe, expect, it } from 'vitest';
import type { OutboundChannel } from '../../core/catalog/model.ts';
import { exampleCatalog } from '../../core/pipeline/bench.fixture.ts';
import { Endpoints } from '../hub/endpoints.ts';
import { Throttle } from './throttle.ts';

const labels = exampleCatalog().channel('swift/labels') as OutboundChannel;
const narrow = (concurrency: number, fullName = labels.fullName): OutboundChannel => ({
  ...labels,
  fullName,
  limits: { concurrency, timeoutMs: 1_000 },
});

const unpaced = { pace: <T>(_channel: OutboundChannel, task: () => Promise<T>) => task() };

/** Tasks that end when they are told to. */
function tasks() {
  const running: { readonly name: string; readonly end: () => void; readonly fail: () => void }[] = [];
  const task = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      running.push({ name, end: () => resolve(name), fail: () => reject(new Error(name)) });
    });
  return { running, task, names: () => running.map(({ name }) => name) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('Throttle', () => {
  it('runs no more of a channel at once than its concurrency, in the order in which they came', async () => {
    const { running, task, names } = tasks();
    const throttle = new Throttle(unpaced);
    const all = ['a', 'b', 'c', 'd'].map((name) => throttle.run(narrow(2), task(name)));
    await turn();
    expect(names()).toEqual(['a', 'b']);
    running[1]?.end();
    await turn();
    expect(names()).toEqual(['a', 'b', 'c']);
    running[0]?.end();
    running[2]?.end();
    await turn();
    running[3]?.end();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives the place of a task that failed to the next', async () => {
    const { running, task, names } = tasks();
    const throttle = new Throttle(unpaced);
    const failing = throttle.run(narrow(1), task('a'));
    const next = throttle.run(narrow(1), task('b'));
    await turn();
    running[0]?.fail();
    await expect(failing).rejects.toThrow('a');
    await turn();
    expect(names()).toEqual(['a', 'b']);
    running[1]?.end();
    expect(await next).toBe('b');
  });

  it('lets a channel that stands still hold up no other', async () => {
    const { task, names } = tasks();
    const throttle = new Throttle(unpaced);
    void throttle.run(narrow(1), task('stuck'));
    void throttle.run(narrow(1), task('behind it'));
    void throttle.run(narrow(1, 'acme/answers'), task('elsewhere'));
    await turn();
    expect(names()).toEqual(['stuck', 'elsewhere']);
  });
});

describe('Endpoints', () => {
  it('opens a channel once, and closes what it opened', async () => {
    const endpoints = new Endpoints(exampleCatalog);
    const first = endpoints.of(labels);
    expect(endpoints.of(labels)).toBe(first);
    expect(endpoints.of(narrow(1))).not.toBe(first);
    await endpoints.close();
    expect(endpoints.of(labels)).not.toBe(first);
  });
});
