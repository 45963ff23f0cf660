import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../kernel/clock.ts';
import { hubError } from '../kernel/errors.ts';
import type { Bookmark, InboundContext, PollingEndpoint } from '../spi/connector.ts';
import { type MemoryIntake, memoryBookmark, memoryIntake, recordingLog } from './memory-intake.ts';

/** What the source does wrong from now on. `down`: nobody answers; the others as for outbound connectors. */
export type SourceFault = 'none' | 'down' | 'hang' | 'unauthorized' | 'refuse' | 'impostor';

/** What a kind may do without, by its reason. Every source can be down.
 *  `cut`: it has no connection that could be cut; `network`: no address that could lie in a private network */
export type DispensableFault = Exclude<SourceFault, 'none' | 'down'> | 'cut' | 'network';

/** A partner's source of documents on loopback, fresh for each test, and endpoints that read it. */
export interface PollingHarness {
  /** A new endpoint, as after a restart. Finished documents are ready at once; the rhythm is 50 ms.
   *  @param options.timeoutMs for each step; default: long */
  open(options?: { readonly allowPrivateNetwork?: boolean; readonly timeoutMs?: number }): PollingEndpoint;
  /** The partner puts a finished document into the source, under a name where documents have names there. */
  put(name: string, body: Uint8Array): Promise<void>;
  /** The documents that may still be handed in: of which the source has not been told that they were received, wherever they are
   *  now; at a source that is only read, all that lie beyond the bookmark. */
  held(): Promise<readonly Uint8Array[]>;
  behave(fault: SourceFault): void | Promise<void>;
  /** Cuts the connection at the n-th step from now, before or after the source carries it out, and lets nobody in
   *  until {@link restore}: what a crash of the hub at this step looks like from the source. */
  cutAtStep(step: number, when: 'before' | 'after'): void;
  /** Ends the cut. @returns was it reached? */
  restore(): boolean;
  connections(): { readonly opened: number; readonly logins: number };
  close(): Promise<void>;
}

/** What a connector's test file says about its polling side. */
export interface PollingSubject {
  /** @param bookmark what the endpoints of this test keep their place in */
  start(bookmark: Bookmark): Promise<PollingHarness>;
  /** How a repetition is avoided. `each` (the default): the source is told of each document by itself: it is moved, deleted, ticked
   *  off. `place`: the source is only read, and the bookmark says how far. */
  readonly tells?: 'each' | 'place';
  /** What a document of this content looks like at such a source; default: the content itself. Same content, same bytes. */
  readonly document?: (content: Uint8Array) => Uint8Array;
  /** At least so many steps it takes to fetch one document; default 4. */
  readonly steps?: number;
  /** Largest document that is taken, in bytes. */
  readonly maxBytes: number;
  /** After this time what a crashed poller left is taken over, in milliseconds; retries wait no longer. */
  readonly leaseMs: number;
  readonly secrets: readonly string[];
  /** What the source says in its refusals: must not reach a log. */
  readonly partnerText: string;
  /** What such sources do not know, each with the reason: its tests of the second half are skipped. */
  readonly without?: Partial<Record<DispensableFault, string>>;
}

/** What every polling connector must do, over real sockets: documents whole, each once, none lost. One test a behaviour, in two halves:
 *  1. what the hub relies on: a new kind passes it at once, whole;
 *  2. the faults of sources: each is played, or has a reason in `without`. */
export function pollingConformance(name: string, subject: PollingSubject): void {
  describe(`${name}: polling conformance`, () => {
    let world: World;
    beforeEach(async () => {
      const intake = memoryIntake();
      const log = recordingLog();
      const clock = manualClock('2025-03-12T10:00:00Z');
      const opened: PollingEndpoint[] = [];
      const bookmark = memoryBookmark();
      const harness = await subject.start(bookmark);
      const open = (options?: Parameters<PollingHarness['open']>[0]): PollingEndpoint => {
        const endpoint = harness.open(options);
        opened.push(endpoint);
        return endpoint;
      };
      const document = (content: string | Uint8Array) => Buffer.from(subject.document?.(Buffer.from(content)) ?? content);
      world = { harness, intake, log, clock, open, opened, document, context: { accept: intake.accept, bookmark, log, clock } };
    });
    afterEach(async () => {
      for (const open of gates.splice(0)) open();
      await Promise.all(world.opened.map((endpoint) => endpoint.stop()));
      await world.harness.close();
    });
    describe('first half', () => {
      acceptBehaviours(subject, () => world);
      restartBehaviours(subject, () => world);
      secrecyBehaviour(subject, () => world, 'down');
    });
    describe('second half', () => {
      cutBehaviour(subject, () => world);
      sourceBehaviours(subject, () => world);
      for (const fault of ['unauthorized', 'refuse', 'impostor'] as const) secrecyBehaviour(subject, () => world, fault);
    });
  });
}

interface World {
  readonly harness: PollingHarness;
  readonly intake: MemoryIntake;
  readonly log: ReturnType<typeof recordingLog>;
  readonly clock: ReturnType<typeof manualClock>;
  readonly open: PollingHarness['open'];
  readonly opened: PollingEndpoint[];
  /** A document of this content. */
  readonly document: (content: string | Uint8Array) => Buffer;
  readonly context: InboundContext;
}

function acceptBehaviours(subject: PollingSubject, at: () => World): void {
  it('hands in each document whole, once, and tells the source', async () => {
    const { harness, intake, open, context, document } = at();
    const bodies = [document('one'), document(Buffer.alloc(100_000, 'ab')), document(Buffer.from([0, 255, 13, 10, 0]))];
    for (const [n, body] of bodies.entries()) await harness.put(`doc-${n}.edi`, body);
    const endpoint = open();
    expect(await endpoint.poll(context)).toEqual({ accepted: 3, duplicates: 0, failed: 0 });
    expect(await endpoint.poll(context)).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
    expect(sorted(intake.documents.map(({ body }) => body))).toEqual(sorted(bodies));
    const names = intake.documents.map(({ filename }) => filename).sort();
    if (names.some((name) => name !== undefined)) expect(names).toEqual(['doc-0.edi', 'doc-1.edi', 'doc-2.edi']);
    expect(await harness.held()).toEqual([]);
  });

  it('tells the source nothing before accept settles', async () => {
    const { harness, intake, open, context, document } = at();
    await harness.put('doc.edi', document('one'));
    const commit = gate();
    const offered = gate();
    intake.after = () => {
      offered.open();
      return commit.passed;
    };
    const poll = open().poll(context);
    await offered.passed;
    expect(await harness.held()).toHaveLength(1);
    commit.open();
    await poll;
    expect(await harness.held()).toEqual([]);
  });

  it('leaves a refused document to be tried again later, and goes on with the others', async () => {
    const { harness, intake, open, context, clock, document } = at();
    for (const n of [1, 2, 3]) await harness.put(`doc-${n}.edi`, document(`${n}`));
    intake.before = (message) => {
      if (document('2').equals(message.body)) throw hubError('E_IDEMPOTENCY_CONFLICT');
    };
    const endpoint = open();
    expect(await endpoint.poll(context)).toEqual({ accepted: 2, duplicates: 0, failed: 1 });
    const held = (await harness.held()).map((body) => String(body));
    if (subject.tells === 'place') expect(held).toContain(String(document('2')));
    else expect(held).toEqual([String(document('2'))]);
    intake.before = () => {};
    if (subject.tells !== 'place') expect(await endpoint.poll(context), 'not at once').toEqual({ accepted: 0, duplicates: 0, failed: 0 });
    clock.advance(subject.leaseMs);
    expect(await endpoint.poll(context)).toMatchObject({ accepted: 1, failed: 0 });
    expect(await harness.held()).toEqual([]);
    expect(intake.documents).toHaveLength(3);
  });

  it('takes a repetition under another name for what it is, and tells the source', async () => {
    const { harness, open, context, document } = at();
    await harness.put('first.edi', document('same'));
    const endpoint = open();
    await endpoint.poll(context);
    await harness.put('second.edi', document('same'));
    expect(await endpoint.poll(context)).toEqual({ accepted: 0, duplicates: 1, failed: 0 });
    expect(await harness.held()).toEqual([]);
  });

  it('takes two documents of one name, one after the other', async () => {
    const { harness, intake, open, context, document } = at();
    const endpoint = open();
    const bodies = ['monday', 'tuesday', 'wednesday'].map(document);
    for (const body of bodies) {
      await harness.put('doc.edi', body);
      await endpoint.poll(context);
    }
    expect(intake.documents.map(({ body }) => String(body))).toEqual(bodies.map(String));
    expect(await harness.held()).toEqual([]);
  });
}

function restartBehaviours(subject: PollingSubject, at: () => World): void {
  it('hands in again what was kept when the hub died before it knew', async () => {
    const { harness, intake, open, opened, context, clock, document } = at();
    await harness.put('doc.edi', document('one'));
    const died = gate();
    const kept = gate();
    intake.after = () => {
      kept.open();
      return died.passed;
    };
    const victim = open();
    const abandoned = victim.poll(context).catch(() => {});
    await kept.passed;
    intake.after = () => {};
    if (subject.tells !== 'place')
      expect(await open().poll(context), 'its lease is not over').toEqual({ accepted: 0, duplicates: 0, failed: 0 });
    clock.advance(subject.leaseMs);
    expect(await open().poll(context)).toEqual({ accepted: 0, duplicates: 1, failed: 0 });
    expect(await harness.held()).toEqual([]);
    // It was only asleep: what it does now changes nothing.
    died.open();
    await abandoned;
    expect(intake.documents).toHaveLength(1);
    expect(opened.length).toBeGreaterThan(1);
  });

  it('two pollers never take one document twice', async () => {
    const { harness, intake, open, context, document } = at();
    for (let n = 0; n < 30; n += 1) await harness.put(`doc-${n}.edi`, document(`document ${n}`));
    const tallies = await Promise.all([open().poll(context), open().poll(context)]);
    expect(tallies.map(({ failed }) => failed)).toEqual([0, 0]);
    // Where nothing is claimed both may read it: then its bytes tell the ledger.
    if (subject.tells !== 'place') expect(intake.offers).toBe(30);
    expect(intake.documents).toHaveLength(30);
  });

  it('stops after the document in hand', async () => {
    const { harness, intake, open, context, document } = at();
    for (let n = 0; n < 20; n += 1) await harness.put(`doc-${n}.edi`, document(`document ${n}`));
    const endpoint = open();
    const stopped = gate();
    intake.after = () => {
      if (intake.documents.length === 1) void endpoint.stop().then(stopped.open);
    };
    endpoint.start(context);
    await stopped.passed;
    const taken = intake.documents.length;
    expect(taken).toBeLessThan(20);
    expect(await harness.held()).toHaveLength(subject.tells === 'place' ? 20 : 20 - taken);
  });

  it('polls at once when it starts, and goes on by itself after a failure', async () => {
    const { harness, intake, open, context, log, document } = at();
    await harness.put('one.edi', document('one'));
    const endpoint = open();
    endpoint.start(context);
    await expect.poll(() => intake.documents.length, { timeout: 5_000 }).toBe(1);
    await harness.behave('down');
    await harness.put('two.edi', document('two'));
    await expect.poll(() => log.lines.length, { timeout: 5_000 }).toBeGreaterThan(0);
    await harness.behave('none');
    await expect.poll(() => intake.documents.length, { timeout: 5_000 }).toBe(2);
  });

  it('leaves what is beyond the cap in place, and tells it', async () => {
    const { harness, intake, open, context, log, document } = at();
    const [large, small] = [document(Buffer.alloc(subject.maxBytes + 1, 'x')), document('small')];
    await harness.put('large.edi', large);
    await harness.put('small.edi', small);
    if (subject.tells === 'place') {
      await expect(open().poll(context)).rejects.toMatchObject({ code: 'E_ANSWER_TOO_LARGE' });
      expect(await harness.held()).toHaveLength(2);
      return;
    }
    expect(await open().poll(context)).toMatchObject({ accepted: 1 });
    expect(intake.documents.map(({ body }) => String(body))).toEqual([String(small)]);
    expect((await harness.held()).map(({ length }) => length)).toEqual([large.length]);
    expect(log.lines.length).toBeGreaterThan(0);
  });
}

function cutBehaviour(subject: PollingSubject, at: () => World): void {
  const behaviour = 'loses nothing and doubles nothing when the hub dies between any two steps';
  played(subject, 'cut', behaviour, async () => {
    const { harness, intake, open, context, clock, document } = at();
    let put = 0;
    let cuts = 0;
    for (const when of ['before', 'after'] as const) {
      for (let step = 1, reached = true; reached; step += 1) {
        put += 1;
        await harness.put('doc.edi', document(`document ${put}`));
        harness.cutAtStep(step, when);
        const victim = open();
        await victim.poll(context).catch(() => {});
        await victim.stop();
        reached = harness.restore();
        if (reached) cuts += 1;
        clock.advance(subject.leaseMs);
        const survivor = open();
        await survivor.poll(context);
        expect(intake.documents.length, `after a cut ${when} step ${step}`).toBe(put);
        expect(String(intake.documents.at(-1)?.body)).toBe(String(document(`document ${put}`)));
        expect(await harness.held(), `after a cut ${when} step ${step}`).toEqual([]);
        await survivor.stop();
      }
    }
    expect(cuts).toBeGreaterThanOrEqual(2 * (subject.steps ?? 4));
  });
}

function sourceBehaviours(subject: PollingSubject, at: () => World): void {
  played(subject, 'hang', 'gives up a source that does not answer', async () => {
    const { harness, open, context } = at();
    await harness.behave('hang');
    const began = performance.now();
    await expect(open({ timeoutMs: 300 }).poll(context)).rejects.toMatchObject({ code: 'E_DELIVERY_TIMEOUT' });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  played(subject, 'impostor', 'takes nothing from another peer at the same address, and shows it no credential', async () => {
    const { harness, intake, open, context, document } = at();
    await harness.put('doc.edi', document('one'));
    await harness.behave('impostor');
    await expect(open().poll(context)).rejects.toMatchObject({ code: 'E_PEER_UNTRUSTED' });
    expect(harness.connections().logins).toBe(0);
    expect(intake.offers).toBe(0);
  });

  played(subject, 'network', 'does not contact an address in a private network unless the channel allows it', async () => {
    const { harness, open, context } = at();
    await expect(open({ allowPrivateNetwork: false }).poll(context)).rejects.toMatchObject({ code: 'E_ADDRESS_FORBIDDEN' });
    expect(harness.connections().opened).toBe(0);
  });
}

function secrecyBehaviour(subject: PollingSubject, at: () => World, fault: Exclude<SourceFault, 'none' | 'hang'>): void {
  played(subject, fault, `no credential and no word of the source is in logs or errors: ${fault}`, async () => {
    const { harness, open, context, log, document } = at();
    await harness.put('doc.edi', document('one'));
    await harness.behave(fault);
    const endpoint = open();
    const error: unknown = await endpoint.poll(context).catch((thrown: unknown) => thrown);
    endpoint.start(context);
    await expect.poll(() => log.lines.length, { timeout: 5_000 }).toBeGreaterThan(0);
    const printed = inspect([error, log.lines], { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null });
    for (const secret of subject.secrets) expect(printed.includes(secret), 'a credential is told').toBe(false);
    expect(printed.includes(subject.partnerText), "the source's text is told").toBe(false);
  });
}

/** A test of a fault, skipped by its reason where such sources do not know it. */
function played(subject: PollingSubject, fault: DispensableFault | 'down', behaviour: string, test: () => Promise<void>): void {
  const reason = fault === 'down' ? undefined : subject.without?.[fault];
  if (reason !== undefined) it.skip(`${behaviour} (does not apply: ${reason})`, () => {});
  else it(behaviour, { timeout: 120_000 }, test);
}

const gates: (() => void)[] = [];

/** Something to wait for. After each test all are open, so that a failed one does not hold up the rest. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  gates.push(open);
  return { passed, open };
}

function sorted(bodies: readonly Uint8Array[]): string[] {
  return bodies.map((body) => Buffer.from(body).toString('hex')).sort();
}
