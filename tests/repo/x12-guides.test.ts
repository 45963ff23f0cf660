import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { x12Format } from '../../core/formats/x12/format.ts';
import { group, interchange, latin1 } from '../../core/formats/x12/x12.fixture.ts';
import { describePosition } from '../../core/kernel/position.ts';
import { sharedResources } from '../../core/testing/edifact-guides.ts';
import { root, textOf } from '../support/repository.ts';

const page = textOf('docs/x12-guides.md');

/** The only block of a language. */
function block(language: string): string {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);
  expect(blocks).toHaveLength(1);
  return blocks[0] as string;
}

describe('docs/x12-guides.md', () => {
  test('lists every set with its group, in both releases', () => {
    const listed = [...page.matchAll(/^\| `(\d{3})` \| (\w\w) \|/gm)].map(([, set, kind]) => `${set} ${kind}`);
    for (const release of ['004010', '005010']) {
      const folder = `schemas/x12/${release}/transactions`;
      const sets = readdirSync(join(root, folder)).map((file) => JSON.parse(textOf(`${folder}/${file}`)) as { set: string; group: string });
      const expected = listed.filter((line) => release === '005010' || !line.startsWith('999'));
      expect(sets.map(({ set, group: kind }) => `${set} ${kind}`).sort()).toEqual(expected);
    }
  });

  test('finds what it says in the transaction set of its example', () => {
    const codec = x12Format.open({ guide: ['returns.json'] }, sharedResources({ 'returns.json': block('json') }));
    const segments = block('x12')
      .split(/~\s*/)
      .filter((segment) => segment !== '');
    const { messages, errors } = codec.decode(latin1(interchange([group([segments])])));
    const found = [...errors, ...messages.flatMap((message) => [...message.errors, ...codec.validate(message)])];
    expect(found.map(({ code, at }) => `${code} at ${describePosition(at)}`)).toEqual(block('text').trim().split('\n'));
  });
});
