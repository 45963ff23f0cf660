import { describe, expect, it } from 'vitest';
import { uuidv7 } from '../../core/kernel/ids.ts';
import { checkDatedFolder, datesIn, fixedPart, folderOf, instantOf } from './dates.ts';

const refused = expect.objectContaining({ code: 'E_CONFIG_FIELD' });

describe('dates in names', () => {
  it.each([
    ['UTC', '2025-12-31T23:30:05Z', '20251231', '233005'],
    ['Europe/Paris', '2025-12-31T23:30:05Z', '20260101', '003005'],
    // The hour that comes twice.
    ['Europe/Paris', '2025-10-26T00:30:00Z', '20251026', '023000'],
    ['Europe/Paris', '2025-10-26T01:30:00Z', '20251026', '023000'],
    ['Asia/Kathmandu', '2025-01-01T18:14:59Z', '20250101', '235959'],
  ])('in %s at %s', (timezone, at, yyyyMMdd, HHmmss) => {
    expect(datesIn(timezone)(new Date(at))).toMatchObject({ yyyyMMdd, HHmmss, yyyyMMddHHmmss: yyyyMMdd + HHmmss });
  });

  it('refuses a time zone that is none', () => {
    expect(() => datesIn('Europe/Lumen')).toThrowError(refused);
  });
});

describe('a folder by date', () => {
  const at = new Date('2025-03-12T10:00:00Z');
  it('is filled', () => {
    expect(folderOf('archive', 'archive/{yyyy}/{MM}/{dd}', datesIn('UTC'), at)).toBe('archive/2025/03/12');
  });
  it.each(['{yyyy}/{MM}', './{yyyy}', '', 'archive/{type}'])('is refused: %j', (template) => {
    expect(() => checkDatedFolder('archive', template)).toThrowError(refused);
  });
  it.each([
    ['archive/{yyyy}', 'archive'],
    ['done', 'done'],
    ['/archive/old/x{yyyy}/y', '/archive/old'],
    ['../archive', '../archive'],
  ])('%j is below %j', (template, fixed) => {
    expect(() => checkDatedFolder('archive', template)).not.toThrow();
    expect(fixedPart(template)).toBe(fixed);
  });
});

it('an identifier tells when it was given', () => {
  const at = Date.parse('2025-03-12T10:00:00.123Z');
  expect(instantOf(uuidv7(at, 7, Buffer.alloc(16, 0xff)))?.getTime()).toBe(at);
  for (const other of ['key-1', '00000000-0000-4000-8000-000000000000', '']) expect(instantOf(other)).toBeUndefined();
});
