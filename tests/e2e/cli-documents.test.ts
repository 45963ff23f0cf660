import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenInterchange, retannInterchange, returnJson } from '../../simulators/retailer/returns.ts';
import { errorsOf, relais } from '../support/cli.ts';

const cases = resolve(import.meta.dirname, '../../mappings/maison-lumen/cases');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relais-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file for a command to read. */
async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text, 'latin1');
  return path;
}

describe('parse and write', () => {
  test('give an interchange back byte for byte', async () => {
    for (const variant of ['d01b', 'eancom-d96a'] as const) {
      const text = retannInterchange({ controlReference: 'C1', count: 3, seed: 7, variant });
      const parsed = await relais(['parse', await file(`${variant}.edi`, text)]);
      expect(parsed).toMatchObject({ code: 0, err: '' });
      const written = await relais(['write', '-', '--format', 'edifact'], { input: Buffer.from(parsed.out, 'latin1') });
      expect(written).toEqual({ code: 0, out: text, err: '' });
    }
  });

  test('give JSON and XML back as what they say', async () => {
    const body = returnJson({ seed: 7, n: 1 });
    const parsed = await relais(['parse', '-', '--json'], { input: JSON.stringify(body) });
    expect(JSON.parse(Buffer.from(parsed.out, 'latin1').toString('utf8'))).toEqual(body);
    const xml = await relais(['parse', '-'], { input: '<a x="1"><b>é</b><b/></a>' });
    const written = await relais(['write', '-', '--format', 'xml'], { input: Buffer.from(xml.out, 'latin1') });
    const again = await relais(['parse', '-'], { input: Buffer.from(written.out, 'latin1') });
    expect([xml.code, again.out]).toEqual([0, xml.out]);
  });

  test('say where a document is wrong: code, segment, tag, element, component', async () => {
    const options = { controlReference: 'C2', seed: 7, variant: 'eancom-d96a' } as const;
    const broken = await relais(['parse', await file('broken.edi', brokenInterchange('letters-in-quantity', options))]);
    expect(broken.code).toBe(1);
    expect(JSON.parse(broken.out), 'what could be read').toHaveProperty('interchanges');
    expect(errorsOf(broken)[0]).toEqual({
      code: 'E_EDI_NUMBER',
      messageNumber: 1,
      message: expect.any(String),
      remedy: expect.any(String),
      segment: expect.any(Number),
      tag: 'QTY',
      element: 1,
      component: 2,
    });
  });

  test('know the guide that they are told, and say which they do not know', async () => {
    const input = retannInterchange({ controlReference: 'C3', count: 1, seed: 7, variant: 'd01b' });
    const [good, other, none] = await Promise.all(
      ['eancom-d01b/RETANN', 'd01b/RETINS', 'd99z/RETANN'].map((guide) => relais(['parse', '-', '--guide', guide, '--json'], { input })),
    );
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(other?.code).toBe(1);
    expect([none?.code, none?.out, errorsOf(none)[0]?.['code']]).toEqual([1, '', 'E_CONFIG_REFERENCE']);
    const unreadable = await Promise.all([
      relais(['parse', '-'], { input: 'hello' }),
      relais(['parse', '-', '--format', 'x12', '--json'], { input }),
    ]);
    expect(unreadable.map((ran) => [ran.code, ran.out])).toEqual([
      [1, ''],
      [1, ''],
    ]);
    expect(await relais(['write', '-', '--format', 'edifact', '--json'], { input: '{"interchanges": 5}' })).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('"E_EDI_TREE"'),
    });
  });
});

describe('map and eval', () => {
  test('map runs a mapping as its channel would', async () => {
    const input = join(cases, 'in/return-api/smallest/input.json');
    const expected = JSON.parse(await readFile(join(cases, 'in/return-api/smallest/expected.json'), 'utf8')) as unknown;
    const ran = await relais(['map', 'maison-lumen/in/return-api', input]);
    expect([ran.code, JSON.parse(ran.out)]).toEqual([0, [expected]]);
    const edifact = await relais(['map', 'maison-lumen/in/retann', join(cases, 'in/retann/d96a-eancom/input.edi'), '--json']);
    expect([edifact.code, edifact.out]).toEqual([0, expect.stringContaining('return.announced')]);
    const answer = join(cases, '../../ecologic/cases/in/request-state/refused');
    const accents = await relais(['map', 'ecologic/in/request-state', join(answer, 'input.json'), '--case', join(answer, 'case.yaml')], {
      env: { RELAIS_HOME: resolve(cases, '../../..') },
    });
    expect([accents.code, Buffer.from(accents.out, 'latin1').toString('utf8')]).toEqual([
      0,
      expect.stringContaining('Appareil non éligible'),
    ]);
    const [none, refused] = await Promise.all([
      relais(['map', 'maison-lumen/in/nothing', input, '--json']),
      relais(['map', 'maison-lumen/in/return-api', join(cases, 'in/return-api/without-address/input.json'), '--json']),
    ]);
    expect([none.code, errorsOf(none)[0]?.['code']]).toEqual([1, 'E_CONFIG_REFERENCE']);
    expect([refused.code, refused.out]).toEqual([1, '']);
  });

  test('map --explain says for each field where it is written', async () => {
    const ran = await relais(['map', 'maison-lumen/in/return-api', join(cases, 'in/return-api/smallest/input.json'), '--explain']);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/^\/\S*returnNumber\s+\d+:\d+ {2}\S/m);
    const json = await relais([
      'map',
      'maison-lumen/out/webhook-refused',
      join(cases, 'out/webhook-refused/code-only/input.json'),
      '--explain',
      '--json',
    ]);
    expect(JSON.parse(json.out)).toMatchObject({
      output: { kind: 'document' },
      fields: expect.arrayContaining([expect.objectContaining({ line: 2 })]),
    });
  });

  test('eval has the function library, and says where an expression is wrong', async () => {
    const input = await file('input.json', '{"price": "12.50", "lines": [1, 2, 3]}');
    const [sum, money, nothing, wrong] = await Promise.all([
      relais(['eval', '$sum(lines)', input]),
      relais(['eval', '$money(price, "EUR")', input, '--json']),
      relais(['eval', 'nothing.here', input, '--json']),
      relais(['eval', 'lines[', input, '--json']),
    ]);
    expect(sum).toEqual({ code: 0, out: '6\n', err: '' });
    expect(JSON.parse(money.out)).toEqual({ amount: 1250, currency: 'EUR' });
    expect(nothing).toMatchObject({ code: 0, out: 'null\n' });
    expect([wrong.code, wrong.out, errorsOf(wrong)[0]]).toEqual([1, '', expect.objectContaining({ code: 'E_MAP_SYNTAX', line: 1 })]);
  });
});
