import { describe, expect, it } from 'vitest';
import { finding, hubError } from '../kernel/errors.ts';
import type { MessageId } from '../kernel/ids.ts';
import type { SplitMessage, Stage as StageName } from '../spi/ledger/ledger.ts';
import { recordingLog } from '../testing/memory-intake.ts';
import { contextOf, documentInWork, exampleCatalog } from './bench.fixture.ts';
import { compose, limitTime, logTiming, type Middleware, recordFailure, type Stage } from './compose.ts';
import type { Context } from './context.ts';

const start = contextOf(documentInWork('{}'), exampleCatalog());
const stage = (name: StageName, run: Stage['run']): Stage => ({ name, run });
const passing = (name: StageName, trace: string[]) =>
  stage(name, async (context) => {
    trace.push(name);
    return { ...context, types: [...context.types, name] };
  });
const throwing = (thrown: unknown) => stage('normalize', () => Promise.reject(thrown));
const part: SplitMessage = {
  id: '00000000-0000-7000-8000-0000000000f2' as MessageId,
  type: 'LINES',
  entry: 'part',
  content: { mediaType: 'application/json', body: new Uint8Array() },
  errors: [],
};

describe('compose', () => {
  it('runs the stages in their order, each inside the middleware, the first outermost', async () => {
    const trace: string[] = [];
    const around =
      (label: string): Middleware =>
      (inner) => ({
        name: inner.name,
        run: async (context) => {
          trace.push(`${label}(`);
          const after = await inner.run(context);
          trace.push(`)${label}`);
          return after;
        },
      });
    const run = compose([passing('decode', trace), passing('route', trace)], [around('outer'), around('inner')]);
    expect((await run(start)).types).toEqual(['decode', 'route']);
    const wrapped = (name: string) => ['outer(', 'inner(', name, ')inner', ')outer'];
    expect(trace).toEqual([...wrapped('decode'), ...wrapped('route')]);
  });

  const settled: readonly [string, Partial<Context>][] = [
    ['has failed', { failure: { stage: 'decode', findings: [] } }],
    ['was split', { parts: [part], settled: 'split' }],
    ['proved a duplicate', { duplicateOf: part.id }],
  ];
  for (const [how, change] of settled) {
    it(`lets a context that ${how} pass the remaining stages untouched`, async () => {
      const trace: string[] = [];
      const settle = stage('decode', async (context) => ({ ...context, ...change }));
      const run = compose([settle, passing('validate', trace), passing('route', trace)], []);
      expect(await run(start)).toEqual({ ...start, ...change });
      expect(trace).toEqual([]);
      expect(await run({ ...start, ...change })).toEqual({ ...start, ...change });
    });
  }

  it('is the identity without stages', async () => {
    expect(await compose([], [recordFailure()])(start)).toBe(start);
  });
});

describe('recordFailure', () => {
  const run = (thrown: unknown) => compose([throwing(thrown)], [recordFailure()])(start);

  it('records a lasting error with the stage and every finding', async () => {
    const findings = [1, 2, 3].map((line) => finding('E_SCHEMA', { reason: 'is missing' }, { line }));
    const thrown = hubError('E_CANONICAL', { type: 'return.announced', reason: 'is missing' }, { findings });
    expect(await run(thrown)).toEqual({ ...start, failure: { stage: 'normalize', findings } });
  });

  it('records an error without findings as its own finding', async () => {
    const thrown = hubError('E_MAP_FAILED', { mapping: 'm', reason: 'no' }, { at: { line: 3, column: 7 } });
    expect((await run(thrown)).failure).toEqual({ stage: 'normalize', findings: [thrown.toFinding()] });
  });

  it('keeps what earlier stages made', async () => {
    const thrown = hubError('E_NO_ROUTE', { type: 'return.announced' });
    const after = await compose([passing('decode', []), throwing(thrown)], [recordFailure()])(start);
    expect(after).toMatchObject({ types: ['decode'], failure: { stage: 'normalize' } });
  });

  it.each([
    ['a ledger that is away', hubError('E_NOT_READY', { reason: 'away' }), 'E_NOT_READY'],
    ['what nobody foresaw', new TypeError('x is undefined'), 'E_INTERNAL'],
    ['what is no error at all', 'a text', 'E_INTERNAL'],
  ])('throws on %s: the message is not at fault', async (_, thrown, code) => {
    await expect(run(thrown)).rejects.toMatchObject({ code, transient: true });
  });
});

describe('what outgrows the machine', () => {
  it('counts as a fault of the document, which would only fail again', async () => {
    const deep = stage('validate', () => Promise.reject(new RangeError('Maximum call stack size exceeded')));
    const after = await compose([deep], [recordFailure()])(start);
    expect(after.failure).toMatchObject({ stage: 'validate', findings: [{ code: 'E_DOCUMENT_LIMIT' }] });
  });
});

describe('limitTime', () => {
  const never = stage('translate', () => new Promise<Context>(() => {}));

  it('ends a flow that takes too long, as a passing fault that names the time', async () => {
    const late = limitTime(compose([passing('route', []), never], [recordFailure()]), 5)(start);
    await expect(late).rejects.toMatchObject({ code: 'E_NOT_READY', transient: true });
    await expect(late).rejects.toThrow(/took more than 5 ms/);
  });

  it('leaves a flow in time alone, whether it succeeds or fails', async () => {
    const limited = (inner: Stage) => limitTime(compose([inner], []), 60_000)(start);
    expect((await limited(passing('route', []))).types).toEqual(['route']);
    const thrown = hubError('E_NO_ROUTE', { type: 'return.announced' });
    await expect(limited(throwing(thrown))).rejects.toBe(thrown);
  });
});

describe('logTiming', () => {
  it('says stage, message, duration and outcome, and nothing of the content', async () => {
    const log = recordingLog();
    const failing = throwing(hubError('E_NO_ROUTE', { type: 'return.announced' }));
    await compose([passing('decode', []), recordFailure()(failing)], [logTiming(log)])(start);
    const fields = (name: StageName, failed: boolean) => ({ stage: name, messageId: start.message.id, ms: expect.any(Number), failed });
    expect(log.lines).toEqual([
      { level: 'debug', fields: fields('decode', false), message: 'stage done' },
      { level: 'debug', fields: fields('normalize', true), message: 'stage done' },
    ]);
  });
});
