import { describe, expect, it } from 'vitest';
import { describePosition } from '../../kernel/position.ts';
import { lintCatalog } from '../lint.ts';
import { loadCatalog } from '../load.ts';
import { edited, packInput } from '../pack.fixture.ts';

const codes = 'mappings/acme/codes.yaml';
const formats = (value: string) =>
  `lists:\n  formats:\n    - { partner: "1", canonical: PDF }\n    - { partner: "2", canonical: ${value} }\n  reasons: []\n`;
const asked = edited('mappings/acme/in/booking.jsonata', '"labelFormat": "PDF"', '"labelFormat": $code("formats", format, "PDF")');
const told = edited('mappings/acme/out/refusal.jsonata', '$code("reasons", reason.code)', '$codeOf("directions", direction, "")');
const directions = (value: string) => `lists:\n  directions:\n    - { partner: R, canonical: ${value} }\n`;

function findings(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  return lintCatalog(packInput(changes, { secrets: { get: () => undefined } }))
    .filter(({ at }) => at.file === codes)
    .map(({ severity, message, at }) => `${severity} ${describePosition(at)} ${message}`);
}

describe('values of code lists', () => {
  it('that the canonical field does not know refuse the configuration, at their place', () => {
    const changes = { ...asked, [codes]: formats('ZPLL') };
    const said = `${codes}:4:34 the list formats has the value ZPLL, which labelFormat of shipment.booked does not know (did you mean "ZPL"?).`;
    expect(findings(changes)).toEqual([`error ${said}`]);
    expect(loadCatalog(packInput(changes))).toHaveProperty('findings');
  });

  it('that it knows are fine, and are told for the list', () => {
    const changes = { ...asked, [codes]: formats('ZPL') };
    expect(findings(changes)).toEqual([]);
    const loaded = loadCatalog(packInput(changes));
    if (!('catalog' in loaded)) throw new Error('it was refused');
    expect(loaded.catalog.codeValues(codes).get('formats')).toEqual(['PDF', 'ZPL', 'PNG', 'QR']);
    expect(loaded.catalog.codeValues('mappings/codes.yaml').size).toBe(0);
  });

  it('that no canonical message asks for are only a warning: no message fails for them', () => {
    expect(findings({ ...told, [codes]: directions('return') })).toEqual([]);
    expect(findings({ ...told, [codes]: directions('retrun') })).toEqual([
      `warning ${codes}:3:32 the list directions has the value retrun, which direction of shipment.refused does not know (did you mean "return"?).`,
    ]);
  });
});
