import { expect, it } from 'vitest';
import { blocksOf, inlinesOf } from './markdown.ts';

it('reads the blocks of a README', () => {
  const text =
    '# Acme\n\nSends returns\nby night.\n\n- one\n  and more\n- two\n\n1. first\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx = 1\n```\n';
  expect(blocksOf(text)).toEqual([
    { is: 'heading', level: 1, text: 'Acme' },
    { is: 'paragraph', text: 'Sends returns by night.' },
    { is: 'list', ordered: false, items: ['one and more', 'two'] },
    { is: 'list', ordered: true, items: ['first'] },
    { is: 'table', head: ['a', 'b'], rows: [['1', '2']] },
    { is: 'code', text: 'x = 1' },
  ]);
});

it('a fence that is not closed ends with the text', () => {
  expect(blocksOf('```\nx')).toEqual([{ is: 'code', text: 'x' }]);
});

it('reads emphasis; a star between numbers is none', () => {
  expect(inlinesOf('*Assumed*: 2 * 3 * 4')).toEqual([
    { is: 'emphasis', text: 'Assumed' },
    { is: 'text', text: ': 2 * 3 * 4' },
  ]);
});

it('reads code, bold and links of a line; HTML stays text', () => {
  expect(inlinesOf('Set `A` to **b**: [docs](https://x.example) <b>')).toEqual([
    { is: 'text', text: 'Set ' },
    { is: 'code', text: 'A' },
    { is: 'text', text: ' to ' },
    { is: 'strong', text: 'b' },
    { is: 'text', text: ': ' },
    { is: 'link', text: 'docs', to: 'https://x.example' },
    { is: 'text', text: ' <b>' },
  ]);
});
