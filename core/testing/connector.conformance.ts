import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../kernel/errors.ts';
import type { ConnectorCapabilities, OutboundDocument, OutboundEndpoint, Outcome, PushRequest, RawMessage } from '../spi/connector.ts';

/** How the stand-in for the partner behaves. Every answer that is not `well` carries the harness's `partnerText`.
 *  - `refuse`: it will never take this document; `busy`: later, perhaps; `wait`: later, in two seconds at the earliest
 *  - `hang`: reads the document and never answers; `drop`: reads it and cuts the connection
 *  - `flood`: takes the document and answers with more than the harness's `maxAnswerBytes`
 *  - `unauthorized`: does not take the credentials, and repeats them in its answer where the protocol lets it
 *  - `impostor`: another peer answers at the partner's address: other host key, untrusted certificate */
export type Conduct = 'well' | 'refuse' | 'busy' | 'wait' | 'hang' | 'drop' | 'flood' | 'unauthorized' | 'impostor';

/** What a kind may do without, by its reason. Every kind knows a partner that behaves well and one that refuses.
 *  `network`: the partner has no address that could lie in a private network. */
export type Dispensable = Exclude<Conduct, 'well' | 'refuse'> | 'network';

/** One partner on loopback, fresh for each test, and endpoints that lead to it. */
export interface OutboundHarness {
  /** A new endpoint to the partner. The suite closes it.
   *  @param options.timeoutMs how long the partner may take; default: long
   *  @param options.allowPrivateNetwork default true: the partner is on loopback */
  open(options?: { readonly timeoutMs?: number; readonly allowPrivateNetwork?: boolean }): OutboundEndpoint;
  /** A document that the partner understands. Other `n`, other document, other idempotency key. */
  document(n: number): OutboundDocument;
  /** How the partner behaves from now on. */
  behave(conduct: Conduct): void | Promise<void>;
  /** How often this document arrived, whole; a partner that recognises repetitions counts them too. */
  arrivals(document: OutboundDocument): number | Promise<number>;
  /** The idempotency keys as they arrived, in order; only asked where the connector says that the key travels. */
  keys(): readonly string[];
  /** How many connections were opened to the partner since the start, and how many are open now. */
  connections(): { readonly opened: number; readonly open: number };
  close(): Promise<void>;
}

/** What a connector's test file says about its outbound side. */
export interface OutboundSubject {
  readonly capabilities: ConnectorCapabilities;
  /** Starts the partner; `well` behaved at first. */
  start(): Promise<OutboundHarness>;
  /** The values of the credentials in use, raw and as they travel (Basic's base64 too). */
  readonly secrets: readonly string[];
  /** What the partner says in answers that are not `well`: must not reach an error. */
  readonly partnerText: string;
  /** What the protocol does not know, each with the reason: its tests of the second half are skipped. */
  readonly without?: Partial<Record<Dispensable, string>>;
}

/** What every outbound connector must do, over real sockets. One test a behaviour, in two halves:
 *  1. what the hub relies on: a new kind passes it at once, whole;
 *  2. the faults of partners: each is played, or has a reason in `without`.
 *
 *  ```ts
 *  outboundConformance('rest', { capabilities: restConnector.capabilities, start, secrets: ['…'], partnerText: '…' });
 *  ``` */
export function outboundConformance(name: string, subject: OutboundSubject): void {
  describe(`${name}: outbound conformance`, () => {
    let harness: OutboundHarness;
    const endpoints: OutboundEndpoint[] = [];
    const open = (options?: Parameters<OutboundHarness['open']>[0]): OutboundEndpoint => {
      const endpoint = harness.open(options);
      endpoints.push(endpoint);
      return endpoint;
    };
    beforeEach(async () => {
      harness = await subject.start();
    });
    afterEach(async () => {
      await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.close()));
      await harness.close();
    });

    const when: Context['when'] = (conduct, behaviour, test, needs = conduct) => {
      const reason = needs === 'well' || needs === 'refuse' ? undefined : subject.without?.[needs];
      if (reason !== undefined) it.skip(`${behaviour} (does not apply: ${reason})`, () => {});
      else
        it(behaviour, async () => {
          await harness.behave(conduct);
          await test();
        });
    };
    const context: Context = { subject, when, open, harness: () => harness };
    describe('first half', () => {
      deliveryBehaviours(context);
      secrecyBehaviours(context, ['refuse']);
    });
    describe('second half', () => {
      failureBehaviours(context);
      secrecyBehaviours(context, ['busy', 'hang', 'drop', 'unauthorized', 'impostor']);
    });
  });
}

interface Context {
  readonly subject: OutboundSubject;
  /** @param needs what the test is about, where that is not the conduct */
  readonly when: (conduct: Conduct, behaviour: string, test: () => Promise<void>, needs?: Conduct | 'network') => void;
  readonly open: OutboundHarness['open'];
  readonly harness: () => OutboundHarness;
}

function deliveryBehaviours({ subject, when, open, harness }: Context): void {
  when('well', 'an accepted document has arrived whole, once', async () => {
    const document = harness().document(1);
    const outcome = await open().send(document, never());
    expect(outcome.kind, describeOutcome(outcome)).toBe('accepted');
    expect(await harness().arrivals(document)).toBe(1);
    if (subject.capabilities.answers) expect(outcome.answer?.body.length).toBeGreaterThan(0);
  });

  when('well', 'many documents at once arrive once each', async () => {
    const endpoint = open();
    const documents = Array.from({ length: 20 }, (_, n) => harness().document(n));
    const outcomes = await Promise.all(documents.map((document) => endpoint.send(document, never())));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(documents.map(() => 'accepted'));
    for (const document of documents) expect(await harness().arrivals(document)).toBe(1);
  });

  when('well', 'the idempotency key is the same at every attempt', async () => {
    const repeated = subject.capabilities.idempotencyKey;
    const document = harness().document(1);
    const endpoint = open();
    expect((await endpoint.send(document, never())).kind).toBe('accepted');
    expect((await endpoint.send(document, never())).kind).toBe('accepted');
    if (repeated === true) expect(harness().keys()).toEqual([document.idempotencyKey, document.idempotencyKey]);
    else expect(repeated.no, 'the descriptor says where the partner sees repetitions').not.toBe('');
  });

  when('well', 'connections are used again, and released by close', async () => {
    const endpoint = open();
    for (let n = 0; n < 6; n += 1) await endpoint.send(harness().document(n), never());
    // A second one is lawful: an answer may settle a moment before its connection is free again.
    expect(harness().connections().opened).toBeLessThanOrEqual(2);
    await endpoint.close();
    await expect.poll(() => harness().connections().open, { timeout: 5_000 }).toBe(0);
  });

  when('well', 'a test of the connection succeeds and sends no document', async () => {
    await open().test(never());
    expect(await harness().arrivals(harness().document(1))).toBe(0);
  });

  when('refuse', 'a refusal is final', async () => {
    expect(await open().send(harness().document(1), never())).toMatchObject({ kind: 'rejected', error: { name: 'HubError' } });
  });

  when('well', 'what was cancelled before it began is not sent', async () => {
    expect(isOpen(await settle(open().send(harness().document(1), AbortSignal.abort())))).toBe(true);
    expect(await harness().arrivals(harness().document(1))).toBe(0);
  });
}

function failureBehaviours({ when, open, harness }: Context): void {
  when('busy', 'a partner that is busy is asked again later', async () => {
    expect(await open().send(harness().document(1), never())).toMatchObject({
      kind: 'deferred',
      error: { name: 'HubError', transient: true },
    });
  });

  when('wait', 'the delay that a partner asks for is passed on', async () => {
    const outcome = await open().send(harness().document(1), never());
    expect(outcome).toMatchObject({ kind: 'deferred' });
    expect(outcome.kind === 'deferred' && outcome.retryAfterMs).toBe(2_000);
  });

  when('hang', 'a partner that does not answer costs the timeout, no more', async () => {
    const began = performance.now();
    const outcome = await open({ timeoutMs: 300 }).send(harness().document(1), never());
    expect(outcome).toMatchObject({ kind: 'deferred', error: { code: 'E_DELIVERY_TIMEOUT' } });
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  when('hang', 'cancelling ends the attempt at once, its outcome open', async () => {
    const cancel = new AbortController();
    const attempt = settle(open().send(harness().document(1), cancel.signal));
    setTimeout(() => cancel.abort(), 100);
    const began = performance.now();
    expect(isOpen(await attempt)).toBe(true);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  when('drop', 'a connection cut in the middle leaves the outcome open, and the next attempt succeeds', async () => {
    const endpoint = open();
    expect(isOpen(await settle(endpoint.send(harness().document(1), never())))).toBe(true);
    await harness().behave('well');
    expect((await endpoint.send(harness().document(1), never())).kind).toBe('accepted');
  });

  when('flood', 'an answer beyond the cap is not read to its end', async () => {
    const outcome = await open().send(harness().document(1), never());
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_ANSWER_TOO_LARGE' } });
  });

  when('unauthorized', 'a test of the connection tells that the credentials are refused', async () => {
    await expect(open().test(never())).rejects.toBeInstanceOf(HubError);
  });

  const toPrivateNetwork = async (): Promise<void> => {
    const endpoint = open({ allowPrivateNetwork: false });
    const outcome = await endpoint.send(harness().document(1), never());
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_ADDRESS_FORBIDDEN' } });
    await expect(endpoint.test(never())).rejects.toMatchObject({ code: 'E_ADDRESS_FORBIDDEN' });
    expect(harness().connections().opened).toBe(0);
  };
  when('well', 'an address in a private network is not contacted unless the channel allows it', toPrivateNetwork, 'network');

  when('impostor', 'another peer at the same address gets neither document nor credentials', async () => {
    const outcome = await settle(open().send(harness().document(1), never()));
    expect(outcome).toMatchObject({ error: { code: 'E_PEER_UNTRUSTED' } });
    expect(await harness().arrivals(harness().document(1))).toBe(0);
  });
}

function secrecyBehaviours({ subject, when, open, harness }: Context, conducts: readonly Conduct[]): void {
  for (const conduct of conducts) {
    when(conduct, `no credential and no word of the partner is in the error: ${conduct}`, async () => {
      const outcome = await settle(open({ timeoutMs: 300 }).send(harness().document(1), never()));
      const error = outcome.kind === 'thrown' ? outcome.error : outcome.kind === 'accepted' ? undefined : outcome.error;
      expect(error).toBeInstanceOf(HubError);
      // The causes too: loggers print them.
      const printed = inspect(error, { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null });
      for (const secret of subject.secrets) expect(printed.includes(secret), 'a credential is in the error').toBe(false);
      expect(printed.includes(subject.partnerText), "the partner's text is in the error").toBe(false);
    });
  }
}

/** What a push connector must do with requests.
 *  @param endpoint an endpoint of the connector; of a service, what makes the message of a call
 *  @param body a document that it takes, with its content type */
export function pushConformance(
  name: string,
  endpoint: () => { receive(request: PushRequest): RawMessage | Promise<RawMessage> },
  body: { readonly contentType: string; readonly bytes: Uint8Array },
): void {
  const request = (headers: Record<string, string> = {}, bytes = body.bytes) => ({
    method: 'POST',
    headers: { 'content-type': body.contentType, ...headers },
    query: {},
    body: bytes,
  });
  describe(`${name}: push conformance`, () => {
    it('keeps the bytes as they came', async () => {
      expect(Buffer.from((await endpoint().receive(request())).body).equals(Buffer.from(body.bytes))).toBe(true);
    });
    it('gives the media type without parameters, in lower case', async () => {
      expect((await endpoint().receive(request())).mediaType).toMatch(/^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/);
    });
    it('passes on the idempotency key, and leaves it out where there is none', async () => {
      expect((await endpoint().receive(request({ 'idempotency-key': 'key-1' }))).idempotencyKey).toBe('key-1');
      expect(await endpoint().receive(request())).not.toHaveProperty('idempotencyKey');
    });
    it('keeps no credential', async () => {
      const secret = 'do-not-keep-me';
      const raw = await endpoint().receive(
        request({ authorization: `Bearer ${secret}`, cookie: secret, 'x-api-key': secret, 'proxy-authorization': secret }),
      );
      expect(inspect(raw, { depth: 5 })).not.toContain(secret);
    });
    it('refuses an empty body', async () => {
      const receive = async () => endpoint().receive(request({}, new Uint8Array()));
      await expect(receive()).rejects.toMatchObject({ code: 'E_BODY_EMPTY' });
    });
  });
}

type Settled = Outcome | { readonly kind: 'thrown'; readonly error: unknown };

/** The outcome of an attempt, a throw included: it means that nobody knows. */
async function settle(attempt: Promise<Outcome>): Promise<Settled> {
  try {
    return await attempt;
  } catch (error) {
    return { kind: 'thrown', error };
  }
}

/** Will the hub try again? */
function isOpen(outcome: Settled): boolean {
  return outcome.kind === 'deferred' || (outcome.kind === 'thrown' && outcome.error instanceof HubError);
}

function describeOutcome(outcome: Outcome): string {
  return outcome.kind === 'accepted' ? 'accepted' : `${outcome.kind}: ${outcome.error.message}`;
}

function never(): AbortSignal {
  return new AbortController().signal;
}
