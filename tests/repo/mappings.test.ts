import { expect, test } from 'vitest';
import { compileMapping } from '../../core/mapping/compile.ts';
import { repositoryFiles, textOf } from '../support/repository.ts';

const mappings = repositoryFiles().filter((path) => path.startsWith('mappings/') && path.endsWith('.jsonata'));

test('there are mappings', () => expect(mappings.length).toBeGreaterThan(5));

test.each(mappings)('%s is compiled, not left to the slow evaluator', (path) => {
  expect(compileMapping(textOf(path), { name: path }).engine).toBe('compiled');
});
