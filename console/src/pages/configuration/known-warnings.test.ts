import { expect, it } from 'vitest';
import type { ConfigurationFinding } from '../../api/generated/types.ts';
import { sortedFindings } from './known-warnings.ts';

const finding = (message: string, line: number, severity: 'error' | 'warning'): ConfigurationFinding => ({
  code: 'E_CONFIG_FIELD',
  message,
  remedy: '',
  at: { file: 'mappings/a.yaml', line },
  severity,
});

it('what the change brings stands apart from what was there before, errors first', () => {
  const before = [finding('old', 3, 'warning'), finding('was an error', 9, 'warning')];
  const found = [finding('old', 5, 'warning'), finding('new', 6, 'warning'), finding('was an error', 9, 'error')];
  const { fresh, known } = sortedFindings(found, before);
  expect(fresh.map(({ message }) => message)).toEqual(['was an error', 'new']);
  expect(known.map(({ message }) => message)).toEqual(['old']);
});
