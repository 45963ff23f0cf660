import { describe, expect, it } from 'vitest';
import { describePosition } from '../../kernel/position.ts';
import { lintCatalog } from '../lint.ts';
import { loadCatalog } from '../load.ts';
import type { OutboundChannel } from '../model.ts';
import { edited, linesFormat, packInput } from '../pack.fixture.ts';

const file = 'mappings/swift/partner.yaml';
const given = [
  '      mapping: in/answer.jsonata',
  '      emits: [shipment.refused]',
  '      classify: \'error = 0 ? "accepted" : "rejected"\'',
].join('\n');
const acknowledging = { ...linesFormat, open: () => ({ ...linesFormat.open({}, {} as never), acknowledgements: () => undefined }) };

const inputWith = (reply: string) => ({
  ...packInput(edited(file, given, `      ${reply}`)),
  formats: new Map([...packInput().formats, ['lines', acknowledging]]),
});

/** The reply of swift/labels, read from this line in place of its fields. @returns what is wrong, if anything is */
function reply(line: string): OutboundChannel['reply'] | readonly string[] {
  const result = loadCatalog(inputWith(line));
  if ('findings' in result) return result.findings.map(({ at, message }) => `${describePosition(at)} ${message}`);
  return (result.catalog.channel('swift/labels') as OutboundChannel).reply;
}

describe('a reply', () => {
  it('needs no mapping where answers may bring acknowledgements', () => {
    const read = reply('format: { kind: lines }');
    expect(read).toMatchObject({ emits: [] });
    expect(read).not.toHaveProperty('mapping');
  });

  it('needs no mapping where answers are only judged', () => {
    const read = reply('classify: \'"accepted"\'');
    expect(read).toMatchObject({ emits: [], classify: { name: 'swift/labels.classify' } });
    expect(read).not.toHaveProperty('mapping');
  });

  it.each([
    ['has neither a mapping nor anything else to do', 'format: { kind: json }', 'mapping'],
    ['has a mapping and no types', 'mapping: in/answer.jsonata', 'emits'],
    ['has types and no mapping', 'emits: [shipment.refused]', 'mapping'],
  ])('is refused when it %s', (_, line, field) => {
    expect(reply(line)).toEqual([expect.stringMatching(new RegExp(`^${file}:12:5 reply lacks the field ${field}: .*[^.]\\.$`))]);
  });

  it('without a mapping leaves that file unused, and nothing else to say', () => {
    const found = lintCatalog(inputWith('format: { kind: lines }')).map(({ code, at }) => `${at.file} ${code}`);
    expect(found).toContain('mappings/swift/in/answer.jsonata E_CONFIG_UNUSED');
    expect(found.filter((line) => line.startsWith(file))).toEqual([]);
  });
});
