import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../catalog/load.ts';
import { edited, linesFormat, packInput } from '../../catalog/pack.fixture.ts';
import { hubError } from '../../kernel/errors.ts';
import type { FormatDefinition } from '../../spi/format.ts';
import { silentLog } from '../../spi/log.ts';
import { documentInWork, exampleEnvelope, exampleLedger, exampleTime, listeningTransport } from '../bench.fixture.ts';
import { processWorker } from '../process.ts';

const partner = 'mappings/swift/partner.yaml';
const joining: FormatDefinition = {
  ...linesFormat,
  envelope: exampleEnvelope,
  open: (settings, resources) => {
    const codec = linesFormat.open(settings, resources);
    return {
      ...codec,
      join: (trees) => trees,
      encode: (tree, context) => {
        if (JSON.stringify(tree).includes('"R0"')) throw hubError('E_NOT_WRITABLE', { format: 'lines', count: 1, reason: 'R0' });
        return codec.encode(tree, context);
      },
    };
  },
};

/** Processes one booking for a channel that sends batches. */
async function booked(changes: Readonly<Record<string, string>>) {
  const message = documentInWork('{"number":"RA-1"}');
  const result = loadCatalog({ ...packInput(changes), formats: new Map([...packInput().formats, ['lines', joining]]) });
  if ('findings' in result) throw hubError('E_CONFIG_REFUSED', { count: 1 }, { findings: result.findings });
  let numbers = 0;
  const ledger = { ...exampleLedger([message]), nextNumber: async () => (numbers += 1) };
  const ports = { ledger, transport: listeningTransport(), log: silentLog, catalog: () => result.catalog, leaseMs: 60_000 };
  await processWorker({ ...ports, ...exampleTime() })({ v: 1, queue: 'process', ids: [message.id] }, new AbortController().signal);
  return { delivery: ledger.commits[0]?.deliveries[0], numbers };
}

const batch = edited(partner, '    parameters: { account: 17 }', '    parameters: { account: 17 }\n    batch: { every: 1h }');

describe('a delivery of a channel that sends batches', () => {
  it('waits with what its mapping gave, once that has proved that it can be written, and draws no number', async () => {
    const { delivery, numbers } = await booked(batch);
    expect(delivery).toMatchObject({
      partner: 'swift',
      channel: 'labels',
      waitsForBatch: true,
      content: { mediaType: 'application/json' },
    });
    const content = delivery === undefined || 'error' in delivery.content ? new Uint8Array() : delivery.content.body;
    expect(JSON.parse(Buffer.from(content).toString())).toEqual({ ref: 'R1', account: 17, key: 'RA-1' });
    expect(numbers).toBe(0);
  });

  it('is dead at once when it cannot be written, and does not wait', async () => {
    const { delivery } = await booked({ ...batch, ...edited('mappings/acme/in/booking.jsonata', '"R1"', '"R0"') });
    expect(delivery).toMatchObject({ content: { error: { code: 'E_NOT_WRITABLE' } } });
    expect(delivery).not.toHaveProperty('waitsForBatch');
  });

  it('draws no number when it cannot be written, where the channel sends none either', async () => {
    const { delivery, numbers } = await booked(edited('mappings/acme/in/booking.jsonata', '"R1"', '"R0"'));
    expect(delivery).toMatchObject({ content: { error: { code: 'E_NOT_WRITABLE' } } });
    expect(numbers).toBe(0);
  });

  it('goes by itself where the channel sends none', async () => {
    const { delivery, numbers } = await booked({});
    expect(delivery).not.toHaveProperty('waitsForBatch');
    expect([delivery?.parameters['controlReference'], numbers]).toEqual(['1', 1]);
  });
});

describe('a delivery to a partner that is switched off', () => {
  const off = (account: string) => {
    const [path, text] = Object.entries(edited(partner, 'role: carrier', 'role: carrier\nenabled: false'))[0] ?? ['', ''];
    return { [path]: text.replace('account: 17', () => `account: "${account}"`) };
  };

  it('is translated as usual', async () => {
    const { delivery } = await booked(off('${SWIFT_ACCOUNT:-17}'));
    const content = delivery === undefined || 'error' in delivery.content ? new Uint8Array() : delivery.content.body;
    expect(Buffer.from(content).toString()).toBe('ref=R1\r\naccount=17\r\nkey=RA-1\r\n');
  });

  it('is dead when a variable is missing that would leave a gap in it', async () => {
    const { delivery } = await booked(off('${SWIFT_ACCOUNT}'));
    expect(delivery?.content).toMatchObject({ error: { code: 'E_CONFIG_VARIABLE', message: expect.stringContaining('SWIFT_ACCOUNT') } });
  });
});
