import { describe, expect, it } from 'vitest';
import { fillTemplate, templateNames } from './template.ts';

describe('fillTemplate', () => {
  it('puts encoded values in place of names', () => {
    expect(fillTemplate('url', '/a/{x}/{y.z}?x={x}', { x: 'one', 'y.z': 'two' }, (value) => value.toUpperCase())).toBe('/a/ONE/TWO?x=ONE');
  });

  it('does not look for names in values', () => {
    expect(fillTemplate('url', '{x}', { x: '{y}', y: 'no' }, (value) => value)).toBe('{y}');
  });

  it.each([[{}], [{ x: '' }], [{ x: 'cannot-be-told' }]])('refuses %j without telling a value', (parameters: Record<string, string>) => {
    expect(() => fillTemplate('url', '/{x}', parameters, () => undefined)).toThrowError(
      expect.objectContaining({ code: 'E_TEMPLATE_VALUE', message: expect.not.stringContaining('cannot-be-told') }),
    );
  });

  it('takes nothing from the prototype', () => {
    expect(() => fillTemplate('url', '/{constructor}', {}, (value) => value)).toThrowError(
      expect.objectContaining({ code: 'E_TEMPLATE_VALUE' }),
    );
  });
});

describe('templateNames', () => {
  it('gives each name once, in order', () => {
    expect(templateNames('{b}/{a}/{b}')).toEqual(['b', 'a']);
  });
});
