import { describe, expect, it } from 'vitest';
import { hubError } from '../../../../core/kernel/errors.ts';
import { unknownCodeOf, unknownCodesOf } from './unknown-code.ts';

const finding = (code: string, list = 'reasons') => hubError('E_CODE_UNKNOWN', { code, list }).toFinding();

describe('the unknown code of a failure', () => {
  it.each(['DT', 'broken glass', '', 'is not in the list x.', 'a\nb'])('is read as the hub writes it: %j', (code) => {
    expect(unknownCodeOf(finding(code))).toEqual({ list: 'reasons', code });
  });

  it('other failures have none', () => {
    expect(unknownCodeOf(hubError('E_MAP_FAILED', { reason: 'x' }).toFinding())).toBeUndefined();
  });

  it('each is named once', () => {
    expect(unknownCodesOf([finding('A'), finding('B'), finding('A'), finding('A', 'modes')])).toEqual([
      { list: 'reasons', code: 'A' },
      { list: 'reasons', code: 'B' },
      { list: 'modes', code: 'A' },
    ]);
  });
});
