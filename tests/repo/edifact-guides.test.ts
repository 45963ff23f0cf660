import { describe, expect, test } from 'vitest';
import { edifactFormat } from '../../core/formats/edifact/format.ts';
import { describePosition } from '../../core/kernel/position.ts';
import { interchange, latin1 } from '../../core/testing/edifact-builder.ts';
import { guideNames, sharedResources } from '../../core/testing/edifact-guides.ts';
import { textOf } from '../support/repository.ts';

const page = textOf('docs/edifact-guides.md');

/** The only block of a language. */
function block(language: string): string {
  const blocks = [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);
  expect(blocks).toHaveLength(1);
  return blocks[0] as string;
}

describe('docs/edifact-guides.md', () => {
  test('lists every guide', () => {
    const listed = (name: string) => {
      const [directory = '', type = ''] = name.split('/');
      if (page.includes(`| \`${name}\` |`)) return true;
      const column =
        /^\| message \|.*$/m
          .exec(page)?.[0]
          .split(' | ')
          .findIndex((cell) => cell.includes(`\`${directory}\``)) ?? -1;
      const row = new RegExp(`^\\| \`${type}\` \\|.*$`, 'm').exec(page)?.[0].split(/ \| ?/) ?? [];
      return column >= 0 && /\d+ \/ \d+/.test(row[column] ?? '');
    };
    expect(guideNames.filter((name) => !listed(name))).toEqual([]);
  });

  test('finds what it says in the message of its example', () => {
    const resources = sharedResources({ 'retann.json': block('json') });
    const codec = edifactFormat.open({ guide: ['retann.json'] }, resources);
    const segments = block('edifact')
      .split(/'\s*/)
      .filter((segment) => segment !== '');
    const { messages, errors } = codec.decode(latin1(interchange([segments])));
    const found = [...errors, ...messages.flatMap((message) => [...message.errors, ...codec.validate(message)])];
    expect(found.map(({ code, at }) => `${code} at ${describePosition(at)}\n`).join('')).toBe(block('text'));
  });
});
