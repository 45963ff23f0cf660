import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomes } from './cases/compare.fixture.ts';
import { randomDocument, randomExpression } from './cases/random.fixture.ts';

const isHubError = (thrown: unknown) => (thrown as { code?: string }).code === 'E_MAP_SYNTAX';

test('any expression over any document gives what the reference evaluator gives', { timeout: 120_000 }, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(randomExpression, fc.array(randomDocument, { minLength: 2, maxLength: 3 }), async (source, inputs) => {
      for (const input of inputs) {
        const { reference, compiled } = await outcomes(source, input).catch((thrown: unknown) => {
          // Some steps do not fit each other, such as two groupings: no expression, for neither.
          if (!isHubError(thrown)) throw thrown;
          return { reference: undefined, compiled: undefined };
        });
        if (reference === undefined || compiled === undefined || compiled.fault === 'given up') continue;
        compared += 1;
        expect({ ...compiled, at: undefined }).toEqual({ ...reference, at: undefined });
      }
    }),
    { numRuns: 600, seed: 20260115 },
  );
  expect(compared).toBeGreaterThan(900);
});
