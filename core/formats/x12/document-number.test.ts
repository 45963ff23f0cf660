import { expect, it } from 'vitest';
import { repositoryResources } from '../../testing/format-resources.ts';
import { documentNumber } from './document-number.ts';
import { x12Format } from './format.ts';
import { group, interchange, latin1, returnBody, transaction } from './x12.fixture.ts';

const number = (set: string, ...body: string[]) =>
  documentNumber([`ST*${set}*0001`, ...body].map((text) => ({ tag: text.split('*')[0] ?? '', elements: text.split('*').slice(1) })));

it('finds the number of a document where its set has it', () => {
  expect(number('810', 'BIG*20250312*INV-1**PO-7')).toBe('INV-1');
  expect(number('850', 'BEG*00*SA*PO-7**20250312')).toBe('PO-7');
  expect(number('855', 'BAK*00*AC*PO-7*20250312')).toBe('PO-7');
  expect(number('856', 'BSN*00*S-1*20250312*1015')).toBe('S-1');
  expect(number('820', 'BPR*I*100*C*ACH', 'NTE**x', 'TRN*1*T-9')).toBe('T-9');
  expect(number('990', 'B1*SCAC*LOAD-1*20250312')).toBe('LOAD-1');
  expect(number('820', 'BPR*I*100*C*ACH')).toBe('');
  expect(number('997', 'AK1*AN*7')).toBe('');
});

it('is with each message, and so is the number of its group', () => {
  const codec = x12Format.open({ guide: ['004010/180'] }, repositoryResources());
  const { messages } = codec.decode(
    latin1(interchange([group([transaction(returnBody)]), group([transaction(returnBody)], { number: '8' })])),
  );
  expect(messages.map(({ group: number, document }) => [number, document])).toEqual([
    ['7', 'RA-2041'],
    ['8', 'RA-2041'],
  ]);
});
