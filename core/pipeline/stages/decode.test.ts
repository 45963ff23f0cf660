import { expect, it } from 'vitest';
import { maxInterchanges } from '../../formats/edi/limits.ts';
import { x12Format } from '../../formats/x12/format.ts';
import { group, interchange, latin1, returnBody, transaction } from '../../formats/x12/x12.fixture.ts';
import { silentLog } from '../../spi/log.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { contextOf, documentInWork, exampleLedger, exampleTime } from '../bench.fixture.ts';
import { decodeStage } from './decode.ts';

const codec = x12Format.open({ guide: ['004010/180'] }, repositoryResources());
const one = interchange([group([transaction(returnBody)])]);

/** Decodes a file of so many interchanges, all under one number. */
async function decoded(count: number) {
  const message = documentInWork('', { content: { mediaType: 'application/edi-x12', body: latin1(one.repeat(count)) } });
  const context = contextOf(message);
  const ports = { ledger: exampleLedger([]), log: silentLog, ...exampleTime() };
  return decodeStage(ports).run({ ...context, channel: { ...context.channel, codec, formatDefinition: x12Format } });
}

it('a file of several interchanges is split', async () => {
  await expect(decoded(3)).resolves.toMatchObject({ settled: 'split', parts: { length: 3 } });
});

it('a file of more than can be split is not taken by the envelope of its first', async () => {
  await expect(decoded(maxInterchanges + 1)).rejects.toMatchObject({
    code: 'E_DOCUMENT_LIMIT',
    message: expect.stringContaining('10001'),
  });
}, 30_000);
