import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorTable } from '../kernel/error-table.ts';
import { type Finding, HubError } from '../kernel/errors.ts';
import type { Json } from '../kernel/json.ts';
import type { DecodedDocument, DecodedMessage, EnvelopeContext, FormatCodec, FormatDefinition, FormatResources } from '../spi/format.ts';

/** What a format's test file says about it. */
export interface FormatSubject {
  readonly definition: FormatDefinition;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly resources: FormatResources;
  /** Lawful documents, each of at least one message, that the settings take without a finding. */
  readonly documents: readonly Uint8Array[];
  /** Documents that must be refused for their size or shape, each with the code. */
  readonly refused: ReadonlyMap<string, { readonly document: Uint8Array; readonly code: string }>;
  /** Trees that can be written. */
  readonly trees: fc.Arbitrary<Json>;
  /** What of a decoded message's tree is the tree that was written. */
  readonly written: (message: DecodedMessage) => Json;
}

/** Envelope of the documents that the suite writes. */
export const testContext: EnvelopeContext = {
  sender: { id: '9501101000025', qualifier: '14' },
  recipient: { id: '9501101000018', qualifier: '14' },
  controlReference: '77',
  preparedAt: new Date('2025-03-14T09:30:00Z'),
};

/** How often a fuzzer tries, against the number that suits every test run: `FUZZ_RUNS=10000` for a long one. */
const fuzzTimeoutMs = process.env['FUZZ_RUNS'] === undefined ? 30_000 : 600_000;
const runs = (usual: number) => Number(process.env['FUZZ_RUNS'] ?? usual);

/** What every format must do. One test a behaviour; the fuzzers draw from a fixed seed. */
export function formatConformance(name: string, subject: FormatSubject): void {
  const { definition, resources } = subject;
  const open = (): FormatCodec => definition.open(subject.settings, resources);

  describe(`${name}: format conformance`, () => {
    it('decodes lawful documents without a finding', () => {
      const codec = open();
      for (const body of subject.documents) {
        const document = codec.decode(body);
        expect(document.errors).toEqual([]);
        expect(document.messages.length).toBeGreaterThan(0);
        for (const message of document.messages) expect([...message.errors, ...codec.validate(message)]).toEqual([]);
      }
    });

    it('leaves the bytes alone and gives the same result twice', () => {
      const codec = open();
      for (const body of subject.documents) {
        const before = Buffer.from(body).toString('hex');
        expect(codec.decode(body)).toEqual(codec.decode(body));
        expect(Buffer.from(body).toString('hex')).toBe(before);
      }
    });

    it('gives trees that survive JSON, and validates them as before', () => {
      const codec = open();
      for (const body of subject.documents) {
        for (const message of codec.decode(body).messages) {
          const kept = JSON.parse(JSON.stringify(message)) as DecodedMessage;
          expect(kept).toEqual(message);
          expect(codec.validate(kept)).toEqual(codec.validate(message));
        }
      }
    });

    it('never throws on mutated bytes, and says where and what in words of the table', { timeout: fuzzTimeoutMs }, () => {
      const codec = open();
      const mutated = fc.constantFrom(...subject.documents).chain(mutations);
      fc.assert(
        fc.property(mutated, (body) => expectOrderly(codec, body)),
        { seed: 20250312, numRuns: runs(600) },
      );
    });

    it('never throws on bytes of no meaning, on nothing, or on a document cut anywhere', { timeout: fuzzTimeoutMs }, () => {
      const codec = open();
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), (body) => expectOrderly(codec, body)),
        { seed: 20250313, numRuns: runs(300) },
      );
      const [body = new Uint8Array()] = subject.documents;
      for (let length = 0; length < body.length; length += 1) expectOrderly(codec, body.subarray(0, length));
    });

    it('refuses nothing at all as a document', () => {
      const document = open().decode(new Uint8Array());
      expect(document.messages).toEqual([]);
      expect(document.errors.length).toBeGreaterThan(0);
    });

    for (const [limit, { document, code }] of subject.refused) {
      it(`refuses ${limit}`, () => {
        const { errors, messages } = open().decode(document);
        expect([...errors, ...messages.flatMap((message) => message.errors)].map((found) => found.code)).toContain(code);
      });
    }

    it('reads back what it wrote', { timeout: fuzzTimeoutMs }, () => {
      const codec = open();
      fc.assert(
        fc.property(subject.trees, (tree) => {
          const document = codec.decode(codec.encode(tree, testContext));
          expect(document.errors).toEqual([]);
          expect(document.messages.flatMap((message) => [...message.errors, ...codec.validate(message)])).toEqual([]);
          expect(document.messages.map(subject.written)).toEqual([tree]);
        }),
        { seed: 20250314, numRuns: runs(200) },
      );
    });

    it('writes in turns what it writes at one go', async () => {
      const codec = open();
      for (const tree of fc.sample(subject.trees, { seed: 20250316, numRuns: 5 }))
        if (codec.encodeInTurns !== undefined)
          expect(await codec.encodeInTurns([tree, tree], testContext)).toEqual(codec.encode([tree, tree], testContext));
    });

    it('writes any tree or refuses it with findings', { timeout: fuzzTimeoutMs }, () => {
      const codec = open();
      fc.assert(
        fc.property(fc.jsonValue(), (tree) => {
          try {
            expect(codec.encode(tree as Json, testContext)).toBeInstanceOf(Uint8Array);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(HubError);
            expect((thrown as HubError).findings.length).toBeGreaterThan(0);
          }
        }),
        { seed: 20250315, numRuns: runs(300) },
      );
    });

    it('refuses settings that it does not have', () => {
      expect(() => definition.open({ ...subject.settings, surprise: true }, resources)).toThrow(
        expect.objectContaining({ code: 'E_CONFIG_FIELD' }),
      );
    });
  });
}

/** Bytes changed, removed, doubled or put in, one to six times. */
function mutations(body: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat(Math.max(body.length - 1, 0));
  const step = fc.record({
    at: place,
    length: fc.integer({ min: 1, max: 12 }),
    byte: fc.integer({ min: 0, max: 255 }),
    kind: fc.constantFrom('change', 'remove', 'double', 'insert'),
  });
  return fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => {
    let bytes = [...body];
    for (const { at, length, byte, kind } of steps) {
      const rest = bytes.slice(at + (kind === 'change' ? 1 : kind === 'remove' ? length : 0));
      const put = kind === 'remove' ? [] : kind === 'double' ? bytes.slice(at, at + length) : [byte];
      bytes = [...bytes.slice(0, at), ...put, ...rest];
    }
    return Uint8Array.from(bytes);
  });
}

function expectOrderly(codec: FormatCodec, body: Uint8Array): void {
  const document = codec.decode(body);
  const found = [...document.errors];
  const perMessage = document.messages.map((message) => [...message.errors, ...codec.validate(message)]);
  for (const { code, message, remedy } of [...found, ...perMessage.flat()]) {
    expect(Object.keys(errorTable)).toContain(code);
    expect(code).not.toBe('E_INTERNAL');
    expect(`${message} ${remedy}`).not.toMatch(/\{\w+\}|undefined|\[object/);
  }
  if (document.messages.length === 0) expect(found.length).toBeGreaterThan(0);
  expectAcknowledgeable(codec, document, perMessage);
  expectSplit(codec, body);
}

function expectAcknowledgeable(codec: FormatCodec, document: DecodedDocument, findings: readonly (readonly Finding[])[]): void {
  const answer = codec.acknowledge?.(document, findings, testContext);
  if (answer !== undefined) expect(answer.length).toBeGreaterThan(0);
  document.messages.forEach((message, index) => {
    const content = codec.acknowledgeContent?.(message, findings[index] ?? [], testContext);
    if (content !== undefined) expect(content.length).toBeGreaterThan(0);
    if (message.errors.length > 0) return;
    const said = codec.acknowledgements?.(message);
    if (said !== undefined) expect(said.length).toBeGreaterThan(0);
  });
}

function expectSplit(codec: FormatCodec, body: Uint8Array): void {
  const pieces = codec.split?.(body);
  if (pieces === undefined) return;
  expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThanOrEqual(body.length);
  if (pieces.length === 1) expect(pieces[0]).toBe(body);
}
