import { describe, expect, it } from 'vitest';
import { HubError } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { testContext } from '../../testing/format.conformance.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { x12Format } from './format.ts';
import { latin1, shipNotice } from './x12.fixture.ts';

const context = { ...testContext, sender: { id: 'RELAIS' }, recipient: { id: 'STORE' } };

function encode(tree: Json, settings: Record<string, unknown> = {}, changed: Partial<typeof context> = {}): string {
  const codec = x12Format.open({ guide: ['004010/180', '005010/856', '004010/850'], ...settings }, repositoryResources());
  return Buffer.from(codec.encode(tree, { ...context, ...changed })).toString('latin1');
}

function refusal(...given: Parameters<typeof encode>): string[] {
  try {
    encode(...given);
  } catch (thrown) {
    if (thrown instanceof HubError) return thrown.findings.map(({ code, at }) => `${code} ${at.tag ?? ''}${at.element ?? ''}`.trim());
  }
  return ['written'];
}

const minimal = { BGN: { BGN01: '00', BGN02: 'RA-1', BGN03: '20250314' } };
const noted = (text: string) => ({ ...minimal, NTE: [{ NTE01: 'GEN', NTE02: text }] });

describe('an interchange', () => {
  it('has the envelope of the context', () => {
    expect(encode(minimal).split('~')).toEqual([
      'ISA*00*          *00*          *ZZ*RELAIS         *ZZ*STORE          *250314*0930*U*00401*000000077*0*P*:',
      'GS*AN*RELAIS*STORE*20250314*0930*77*X*004010',
      'ST*180*0001',
      'BGN*00*RA-1*20250314',
      'SE*3*0001',
      'GE*1*77',
      'IEA*1*000000077',
      '',
    ]);
  });

  it('has what the channel says', () => {
    const settings = {
      sender: '08:6123450100',
      recipient: '12:555',
      groupSender: 'HUB',
      groupRecipient: 'RET',
      requestAcknowledgement: true,
      lineBreaks: 'crlf',
      delimiters: '+>\u0027',
    };
    const text = encode(minimal, { ...settings, test: true });
    expect(text.split("'\r\n").slice(0, 2)).toEqual([
      'ISA+00+          +00+          +08+6123450100     +12+555            +250314+0930+U+00401+000000077+1+T+>',
      'GS+AN+HUB+RET+20250314+0930+77+X+004010',
    ]);
  });

  it('groups what belongs together, and numbers each group', () => {
    const notice = {
      ST: { ST01: '856' },
      GS: { release: '005010' },
      BSN: { BSN01: '00', BSN02: 'S1', BSN03: '20250314', BSN04: '0930' },
      HLLoop: [{ HL: { HL03: 'S' } }],
    };
    const lines = encode([minimal, minimal, notice])
      .split('~')
      .filter((line) => /^(GS|ST|GE|IEA)/.test(line));
    expect(lines).toEqual([
      'GS*AN*RELAIS*STORE*20250314*0930*77*X*004010',
      'ST*180*0001',
      'ST*180*0002',
      'GE*2*77',
      'GS*SH*RELAIS*STORE*20250314*0930*100000077*X*005010',
      'ST*856*0003',
      'GE*1*100000077',
      'IEA*2*000000077',
    ]);
  });

  it('is refused with all that is wrong', () => {
    expect(refusal(5)).toEqual(['E_EDI_TREE ST']);
    expect(refusal([])).toContain('E_EDI_NO_MESSAGE');
    expect(refusal({ ...minimal, ST: { ST01: '999' }, GS: { release: '3' }, AK1: 1 })).not.toContain('written');
    expect(refusal({ ...minimal, ST: { ST01: '180', ST02: 'x' } })).toEqual(['E_EDI_TOO_SHORT ST2', 'E_EDI_TOO_SHORT SE2']);
    expect(refusal({ BGN: { BGN01: '00', BGN02: { a: 1 }, BGN9: 1 }, XX: {} })).toEqual([
      'E_EDI_TREE BGN2',
      'E_EDI_TREE BGN',
      'E_EDI_TREE',
      'E_EDI_ELEMENT_MISSING BGN2',
      'E_EDI_ELEMENT_MISSING BGN3',
    ]);
    expect(refusal(minimal, {}, { controlReference: '1234567890' })).toContain('E_EDI_TOO_LONG ISA13');
    expect(refusal(minimal, { sender: 'ZZ:a name that is too long' })).toContain('E_EDI_TOO_LONG ISA6');
    expect(refusal(minimal, { groupSender: 'A*B', delimiters: '*:~' })).toContain('E_EDI_DELIMITER GS2');
  });
});

describe('delimiters', () => {
  it('are others where the data has the usual ones', () => {
    expect(encode(noted('5*4 ~ 20: yes'))).toMatch(/^ISA\|00\|.*\|>'GS\|.*NTE\|GEN\|5\*4 ~ 20: yes'/);
  });

  it('that the partner has fixed refuse the data', () => {
    expect(refusal(noted('5*4 ~'), { delimiters: '*:~' })).toEqual(['E_EDI_DELIMITER NTE2']);
    expect(encode(noted('5^4'), { delimiters: '*:~' })).toContain('NTE*GEN*5^4~');
    for (const delimiters of ['*:', '*:~^|', '**~', 'A:~', '*: '])
      expect(() => encode(minimal, { delimiters })).toThrow(expect.objectContaining({ code: 'E_CONFIG_FIELD' }));
  });

  it('may run out', () => {
    expect(refusal(noted('*|\u001d\u0002'))).toEqual(['E_EDI_DELIMITER']);
  });

  it('leave control characters and others of no charset refused', () => {
    expect(refusal(noted('a\u0007b'))).toEqual(['E_EDI_CHARACTER NTE2']);
    expect(refusal(noted('日'))).toEqual(['E_EDI_CHARACTER NTE2']);
    expect(refusal(noted('日'), { charset: 'utf-8' })).toEqual(['written']);
  });
});

describe('HL loops', () => {
  const levels = (hl: object, child: object) => ({
    ST: { ST01: '856' },
    GS: { release: '005010' },
    BSN: { BSN01: '00', BSN02: 'S1', BSN03: '20250314', BSN04: '0930' },
    HLLoop: [
      {
        HL: { HL03: 'S', ...hl },
        HLLoop: [{ HL: { HL03: 'O', ...child }, PRF: { PRF01: 'PO' }, HLLoop: [{ HL: { HL03: 'I' } }] }, { HL: { HL03: 'O' } }],
      },
    ],
  });

  it('are written in their order, numbered by their nesting', () => {
    const lines = encode(levels({}, {}))
      .split('~')
      .filter((line) => line.startsWith('HL'));
    expect(lines).toEqual(['HL*1**S', 'HL*2*1*O', 'HL*3*2*I', 'HL*4*1*O']);
  });

  it('are refused where HL01 or HL02 says something else', () => {
    expect(refusal(levels({ HL01: '1' }, { HL02: '7' }))).toEqual(['E_EDI_HIERARCHY HL']);
    expect(refusal(levels({ HL01: '1' }, { HL01: '1' }))).toEqual(['E_EDI_HIERARCHY HL']);
  });

  it('are refused where they are nested too deep', () => {
    let level: Json = { HL: { HL03: 'I' } };
    for (let depth = 0; depth < 40; depth += 1) level = { HL: { HL03: 'I' }, HLLoop: [level] };
    expect(refusal({ ...levels({}, {}), HLLoop: [level] })).toEqual(['E_EDI_HIERARCHY HL']);
  });

  it('come back as they were read', () => {
    const codec = x12Format.open({ guide: '005010/856' }, repositoryResources());
    const treeOf = (body: Uint8Array) => codec.decode(body).messages[0]?.tree ?? null;
    const read = treeOf(latin1(shipNotice()));
    const written = treeOf(codec.encode(read, context));
    const withoutFrame = (tree: Json) => ({ ...(tree as JsonObject), ISA: null, GS: null });
    expect(withoutFrame(written)).toEqual(withoutFrame(read));
    expect(read).toHaveProperty('HLLoop');
  });
});
