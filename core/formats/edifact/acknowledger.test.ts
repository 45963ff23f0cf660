import { describe, expect, it } from 'vitest';
import type { DecodedDocument } from '../../spi/format.ts';
import { interchange, latin1, message, retannBody } from '../../testing/edifact-builder.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { edifactFormat } from './format.ts';

const resources = repositoryResources();
const codec = edifactFormat.open({ guide: ['d01b/RETANN'], una: false }, resources);
const good = interchange([message(retannBody)]);

/** The segments of the CONTRL for a document; the hub must be able to read what it writes. */
function acknowledge(text: string, settings: Record<string, unknown> = {}): string[] | undefined {
  const own = edifactFormat.open({ guide: ['d01b/RETANN'], una: false, ...settings }, resources);
  const document = own.decode(latin1(text));
  const body = own.acknowledge?.(
    document,
    document.messages.map((one) => [...one.errors, ...own.validate(one)]),
    testContext,
  );
  if (body === undefined) return undefined;
  const again = codec.decode(body);
  expect([...again.errors, ...again.messages.flatMap((one) => [...one.errors, ...codec.validate(one)])]).toEqual([]);
  return Buffer.from(body).toString('latin1').split("'").slice(0, -1);
}

describe('CONTRL', () => {
  it('says yes to the sender in the syntax of what came', () => {
    expect(acknowledge(good)).toEqual([
      'UNB+UNOC:3+9501101000025:14+9501101000018:14+250314:0930+77',
      'UNH+1+CONTRL:D:3:UN:EAN004',
      'UCI+42+9501101000018:14+9501101000025:14+7',
      'UNT+3+1',
      'UNZ+1+77',
    ]);
  });

  it('follows syntax, version, association and test indicator', () => {
    const text = interchange([message(retannBody, 'RETANN:D:01B:UN')], { syntax: 'UNOA:2', tail: '++++++1' });
    expect(acknowledge(text)?.slice(0, 3)).toEqual([
      'UNB+UNOA:2+9501101000025:14+9501101000018:14+250314:0930+77++++++1',
      'UNH+1+CONTRL:2:2:UN',
      'UCI+42+9501101000018:14+9501101000025:14+7',
    ]);
    expect(acknowledge(good, { acknowledgement: 'received' })?.[2]).toBe('UCI+42+9501101000018:14+9501101000025:14+8');
  });

  it('names the messages that are refused, with segment, element and error', () => {
    const faulty = ['BGM+70E::9+RA-2041+9', 'AJT+3', ...retannBody.slice(2, 9), 'QTY+999:4', 'CDI+1+4', 'UNS+S', 'CNT+2:x'];
    const text = interchange([message(retannBody), message(faulty, 'RETANN:D:01B:UN', '2')]);
    expect(acknowledge(text)?.slice(2, -2)).toEqual([
      'UCI+42+9501101000018:14+9501101000025:14+7',
      'UCM+2+RETANN:D:01B:UN+4',
      'UCS+3+15',
      'UCS+11',
      'UCD+12+2:1',
      'UCS+14',
      'UCD+37+2:2',
    ]);
  });

  it('reports faults of UNH and UNT at the message itself', () => {
    expect(acknowledge(good.replace('UNT+15', 'UNT+14'))?.[3]).toBe('UCM+1+RETANN:D:01B:UN:EAN003+4+29+UNT+2');
    expect(acknowledge(interchange([message(retannBody, 'RETANN:D:96A:UN')]))?.[3]).toBe('UCM+1+RETANN:D:96A:UN+4+17+UNH+3');
  });

  it('refuses the interchange for faults of its own', () => {
    expect(acknowledge(good.replace('UNZ+1+42', 'UNZ+2+42'))?.[2]).toBe('UCI+42+9501101000018:14+9501101000025:14+4+29+UNZ+2');
    expect(acknowledge(good.replace('UNZ+1+42', 'UNZ+1+43'))?.[2]).toBe('UCI+42+9501101000018:14+9501101000025:14+4+28+UNZ+3');
    expect(acknowledge(good.slice(0, good.indexOf('UNZ')))?.[2]).toBe('UCI+42+9501101000018:14+9501101000025:14+4+13+UNZ');
  });

  it('answers groups with UCF', () => {
    const text = good
      .replace('UNH+1', "UNG+RETANN+9501101000018+9501101000025+250312:1015+7+UN+D:01B'UNH+1")
      .replace('UNZ', "UNE+1+7'UNZ")
      .replace('UNT+15', 'UNT+14');
    expect(acknowledge(text)?.slice(2, 5)).toEqual([
      'UCI+42+9501101000018:14+9501101000025:14+7',
      'UCF+7+9501101000018+9501101000025+7',
      'UCM+1+RETANN:D:01B:UN:EAN003+4+29+UNT+2',
    ]);
  });

  it('answers each interchange of a file, in one where the parties are the same', () => {
    const second = interchange([message(retannBody)], { controlReference: '43' }).replace('UNT+15', 'UNT+14');
    expect(acknowledge(good + second)?.filter((segment) => /^UC|^UNZ/.test(segment))).toEqual([
      'UCI+42+9501101000018:14+9501101000025:14+7',
      'UCI+43+9501101000018:14+9501101000025:14+7',
      'UCM+1+RETANN:D:01B:UN:EAN003+4+29+UNT+2',
      'UNZ+2+77',
    ]);
    const other = second.replace('9501101000018', '9501101000049');
    expect(acknowledge(good + other)?.filter((segment) => segment.startsWith('UNZ'))).toEqual(['UNZ+1+77', 'UNZ+1+77']);
  });

  it('never answers a CONTRL, but what comes beside one, and nothing that has no readable UNB', () => {
    const contrl = interchange([message(['UCI+41+9501101000025:14+9501101000018:14+7'], 'CONTRL:D:3:UN')]);
    expect(codec.decode(latin1(contrl)).messages[0]).toMatchObject({ errors: [], tree: { UCI: { E0020: '41', E0083: '7' } } });
    expect(acknowledge(contrl)).toBeUndefined();
    expect(
      acknowledge(interchange([message(retannBody), message(['UCI+41+9501101000025:14+9501101000018:14+7'], 'CONTRL:D:3:UN')])),
    ).toContain('UNH+1+CONTRL:D:3:UN:EAN004');
    expect(acknowledge('no EDIFACT')).toBeUndefined();
    expect(
      acknowledge(
        message(retannBody)
          .map((segment) => `${segment}'`)
          .join(''),
      ),
    ).toBeUndefined();
    expect(acknowledge(good.replace('9501101000018:14+', '+'))).toBeUndefined();
  });

  it('answers syntax 4 with the CONTRL of syntax 4', () => {
    const text = interchange([message(retannBody), message([...retannBody.slice(0, 12), 'CNT+2:x'], undefined, '2')], {
      syntax: 'UNOC:4',
    }).replace('9501101000018:14', '9501101000018:14:ROUTE-LONGER-THAN-14:SUB');
    expect(acknowledge(text)?.slice(0, 6)).toEqual([
      'UNB+UNOC:4+9501101000025:14+9501101000018:14:ROUTE-LONGER-THAN-14+20250314:0930+77',
      'UNH+1+CONTRL:4:1:UN',
      'UCI+42+9501101000018:14:ROUTE-LONGER-THAN-14:SUB+9501101000025:14+7',
      'UCM+2+RETANN:D:01B:UN:EAN003+4',
      'UCS+14',
      'UCD+37+2:2',
    ]);
  });

  it('reads a CONTRL of syntax 4: packages, security, occurrences', () => {
    const body = [
      'UCI+41+9501101000025:14::SUB+9501101000018:14+7',
      'UCM+++4+12+UNO+2:1:3+PKG-1+1:7',
      'UCM+1+RETANN:D:01B:UN+4+45+USH++++AUTH-1+2',
    ];
    const contrl = interchange([message(body, 'CONTRL:4:2:UN')], { syntax: 'UNOC:4' });
    const document = codec.decode(latin1(contrl));
    expect(document.messages.flatMap((one) => [...one.errors, ...codec.validate(one)])).toEqual([]);
    expect(document.messages[0]?.tree).toMatchObject({
      UCI: { S002: { E0042: 'SUB' } },
      SG1: [
        { UCM: { E0135: 'UNO', S011: { E0136: '3' }, E0800: 'PKG-1', S020: { E0813: '1', E0802: '7' } } },
        { UCM: { E0534: 'AUTH-1', E0138: '2' } },
      ],
    });
  });

  it('copies what is faulty so that the answer is not', () => {
    const faulty = good
      .replace('9501101000018:14', '9501101000018:TOOLONG:ROUTE-LONGER-THAN-14:X')
      .replace('EAN003', 'EAN003LONG:MORE:COMPONENTS')
      .replace('UNT+15', 'UNT+14');
    expect(acknowledge(faulty)?.[2]).toBe('UCI+42+9501101000018:TOOL:ROUTE-LONGER-T+9501101000025:14+4+39+UNB+3:2');
    const control = good.replaceAll('EAN003', 'EAN\x01\x1d3').replace('UNT+15', 'UNT+14');
    expect(acknowledge(control)?.[3]).toBe('UCM+1+RETANN:D:01B:UN:EAN3+4+21+UNH');
    const wide = Buffer.from(`\uFEFF${good.replace('EAN003', 'E\u0127\u012b3').replace('UNT+15', 'UNT+14')}`, 'utf16le');
    expect(acknowledge(wide.toString('latin1'))?.[3]).toMatch(/^UCM\+1\+RETANN:D:01B:UN:E\.\.3\+4/);
  });

  it('can be made from a document that was kept as JSON', () => {
    const document = codec.decode(latin1(good.replace('QTY+61', 'QTY+999')));
    const kept = JSON.parse(JSON.stringify(document)) as DecodedDocument;
    const findings = document.messages.map((one) => codec.validate(one));
    expect(codec.acknowledge?.(kept, findings, testContext)).toEqual(codec.acknowledge?.(document, findings, testContext));
  });
});
