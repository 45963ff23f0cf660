import { describe, expect, it } from 'vitest';
import { edited, packInput } from '../pack.fixture.ts';
import { runCases } from './case-runner.ts';

const refusal = 'mappings/acme/cases/out/refusal';
const booking = 'mappings/acme/cases/in/booking';

/** The result of one case of the packs, after a change. */
async function result(name: string, changes: Readonly<Record<string, string | undefined>>) {
  const { cases } = await runCases(packInput(changes));
  return cases.find((each) => `mappings/${each.name}` === name);
}

describe('runCases', () => {
  it('runs inbound, outbound and reply mappings as the pipeline would', async () => {
    const report = await runCases(packInput());
    expect(report).toMatchObject({ passed: 4, failed: 0, findings: [] });
    expect(report.cases.map(({ name, mapping, partner, ok }) => [name, mapping, partner, ok])).toEqual([
      ['acme/cases/in/booking/plain', 'acme/in/booking.jsonata', 'acme', true],
      ['acme/cases/out/refusal/postcode', 'acme/out/refusal.jsonata', 'acme', true],
      ['swift/cases/in/answer/refused', 'swift/in/answer.jsonata', 'swift', true],
      ['swift/cases/out/label/plain', 'swift/out/label.jsonata', 'swift', true],
    ]);
  });

  it('runs those of the partners that are named', async () => {
    const { cases } = await runCases(packInput(), ['swift']);
    expect(cases.map((each) => each.partner)).toEqual(['swift', 'swift']);
  });

  it('gives others their turn, and runs a mapping that finds no end once', async () => {
    const again = `${booking}/again`;
    const original = packInput().files;
    const copied = Object.fromEntries(
      [...original].flatMap(([path, text]) =>
        path.startsWith(`${booking}/plain/`) ? [[path.replace(`${booking}/plain`, again), text]] : [],
      ),
    );
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    const { cases } = await runCases(
      packInput({ ...copied, 'mappings/acme/in/booking.jsonata': '($endless := function($n) { $endless($n + 1) }; $endless(1))' }),
      ['acme'],
    );
    clearInterval(counting);
    const [first, second] = cases.filter(({ mapping }) => mapping === 'acme/in/booking.jsonata');
    expect([first?.error?.code, second?.error?.code]).toEqual(['E_MAP_LIMIT', 'E_MAP_LIMIT']);
    expect(second?.ms).toBe(0);
    expect(turns).toBeGreaterThan(0);
  });

  it('tells where a result differs, and what it is', async () => {
    expect(
      await result(`${refusal}/postcode`, { [`${refusal}/postcode/expected.json`]: '{ "number": "RA-2", "why": "postcode" }' }),
    ).toMatchObject({
      ok: false,
      diff: '/number: expected "RA-2", got "RA-1"',
      actual: '{\n  "number": "RA-1",\n  "why": "postcode"\n}\n',
    });
    const label = 'mappings/swift/cases/out/label/plain';
    expect(await result(label, { [`${label}/expected.txt`]: 'ref=R1\naccount=18\nkey=RA-1\n' })).toMatchObject({
      ok: false,
      diff: 'line 2, column 10: expected "8\\nkey=RA-1", got "7\\nkey=RA-1"',
      actual: 'ref=R1\r\naccount=17\r\nkey=RA-1\r\n',
    });
  });

  it('compares a document by its tree where json is expected', async () => {
    const label = 'mappings/swift/cases/out/label/plain';
    const changes = { [`${label}/expected.txt`]: undefined, [`${label}/expected.json`]: '{ "ref": "R1", "account": 17, "key": "RA-1" }' };
    expect(await result(label, changes)).toMatchObject({ ok: true });
  });

  it('takes an expected error, of the mapping or of one finding', async () => {
    const unknown = {
      [`${refusal}/unknown/input.json`]:
        '{ "direction": "return", "returnNumber": "RA-1", "carrier": "swift", "reason": { "code": "77" } }',
    };
    const strict = edited('mappings/acme/out/refusal.jsonata', '$code("reasons", reason.code)', '$error("no such reason")');
    expect(
      await result(`${refusal}/unknown`, { ...unknown, ...strict, [`${refusal}/unknown/case.yaml`]: 'error: E_MAP_FAILED\n' }),
    ).toMatchObject({ ok: true });
    expect(
      await result(`${refusal}/unknown`, { ...unknown, ...strict, [`${refusal}/unknown/case.yaml`]: 'error: E_CODE_UNKNOWN\n' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'E_MAP_FAILED' },
    });
    expect(await result(`${refusal}/postcode`, { [`${refusal}/postcode/case.yaml`]: 'error: E_MAP_FAILED\n' })).toMatchObject({
      ok: false,
      diff: 'expected the error E_MAP_FAILED, got a result',
    });
  });

  it('refuses a result that no canonical schema takes, or of a type that is not announced', async () => {
    const wrongBody = edited('mappings/acme/in/booking.jsonata', '"carrier": "swift",', '');
    expect(await result(`${booking}/plain`, wrongBody)).toMatchObject({
      ok: false,
      error: { code: 'E_CANONICAL', at: { path: '/carrier' } },
    });
    const wrongType = edited('mappings/acme/in/booking.jsonata', '"shipment.booked"', '"shipment.lost"');
    expect(await result(`${booking}/plain`, wrongType)).toMatchObject({ ok: false, error: { code: 'E_MAP_RESULT' } });
  });

  it('refuses a business key that nobody has described, also where the mapping reckons its name', async () => {
    const keys = '$merge([{ "returnNumber": number }, $ ~> function($i) {{ ("return" & "Numbr"): $i.number }}])';
    const reckoned = edited('mappings/acme/in/booking.jsonata', '{ "returnNumber": number }', keys);
    expect(await result('mappings/acme/cases/in/booking/plain', reckoned)).toMatchObject({
      ok: false,
      error: expect.objectContaining({ message: expect.stringContaining('did you mean "returnNumber"?') }),
    });
  });

  it('refuses an input that cannot be', async () => {
    expect(await result(`${booking}/plain`, { [`${booking}/plain/input.json`]: '{' })).toMatchObject({
      ok: false,
      error: { code: 'E_JSON_SYNTAX' },
    });
    expect(await result(`${refusal}/postcode`, { [`${refusal}/postcode/input.json`]: '{ "direction": "return" }' })).toMatchObject({
      ok: false,
      error: { code: 'E_CANONICAL' },
    });
  });

  it('says so when a case expects nothing, proves no mapping, or has a wrong case.yaml', async () => {
    expect(await result(`${refusal}/postcode`, { [`${refusal}/postcode/expected.json`]: undefined })).toMatchObject({
      ok: false,
      error: { code: 'E_CASE_FAILED' },
    });
    expect(await result('mappings/acme/cases/out/gone/a', { 'mappings/acme/cases/out/gone/a/input.json': '{}' })).toMatchObject({
      ok: false,
      error: { code: 'E_CONFIG_REFERENCE' },
    });
    expect(await result(`${refusal}/postcode`, { [`${refusal}/postcode/case.yaml`]: 'now: soon\n' })).toMatchObject({
      ok: false,
      error: { code: 'E_CONFIG_FIELD', at: { file: `${refusal}/postcode/case.yaml`, line: 1, column: 6 } },
    });
  });

  it('runs the emitting mappings of the hub and of packs, with the latest messages of the case', async () => {
    const body = {
      direction: 'return',
      returnNumber: 'RA-1',
      carrier: 'swift',
      reservationNumber: 'R1',
      parcelNumbers: ['P1'],
      labelFormat: 'PDF',
    };
    const mapping =
      '{ "type": "shipment.refused", "body": { "direction": "return", "returnNumber": $latest("shipment.refused").returnNumber, "carrier": "swift", "reason": { "code": $partner.partner } } }';
    const changes = {
      'mappings/routes.yaml':
        '- { name: r, on: shipment.booked, emit: { type: shipment.refused, with: turn.jsonata, using: [shipment.refused] } }\n- { name: s, on: shipment.refused, to: $origin/answers }\n',
      'mappings/turn.jsonata': mapping,
      'mappings/cases/turn/a/input.json': JSON.stringify({ type: 'shipment.booked', origin: 'acme', body }),
      'mappings/cases/turn/a/case.yaml': 'latest: { shipment.refused: { returnNumber: RA-9 } }\n',
      'mappings/cases/turn/a/expected.json': JSON.stringify({
        type: 'shipment.refused',
        businessKeys: {},
        body: { direction: 'return', returnNumber: 'RA-9', carrier: 'swift', reason: { code: 'acme' } },
      }),
    };
    expect(await result('mappings/cases/turn/a', changes)).toEqual(expect.objectContaining({ ok: true, mapping: 'turn.jsonata' }));
  });

  it('runs a classification that has a file of its own', async () => {
    const changes = {
      ...edited('mappings/swift/partner.yaml', '\'error = 0 ? "accepted" : "rejected"\'', 'in/classify.jsonata'),
      'mappings/swift/in/classify.jsonata': 'error = 0 ? "accepted" : "rejected"',
      'mappings/swift/cases/in/classify/good/input.json': '{ "error": 0 }',
      'mappings/swift/cases/in/classify/good/expected.json': '"accepted"',
    };
    expect(await result('mappings/swift/cases/in/classify/good', changes)).toMatchObject({ ok: true });
  });

  it('reads and writes bytes in the character set of the case', async () => {
    const label = 'mappings/swift/cases/out/label/plain';
    const changes = {
      ...edited('mappings/swift/out/label.jsonata', '"ref": reservationNumber', '"ref": "été"'),
      [`${label}/case.yaml`]: 'charset: latin1\n',
      [`${label}/expected.txt`]: 'ref=été\naccount=17\nkey=RA-1\n',
    };
    expect(await result(label, changes)).toMatchObject({ ok: true });
  });

  it('runs what can be run when the configuration has errors, and reports them', async () => {
    const report = await runCases(packInput(edited('mappings/acme/partner.yaml', 'in/booking.jsonata', 'in/nothing.jsonata')));
    expect(report).toMatchObject({ passed: 3, failed: 1, findings: [{ code: 'E_CONFIG_REFERENCE' }] });
  });
});
