import { describe, expect, it } from 'vitest';
import { describePosition } from '../../kernel/position.ts';
import type { FormatDefinition } from '../../spi/format.ts';
import { lintCatalog } from '../lint.ts';
import { edited, linesFormat, packInput } from '../pack.fixture.ts';

const text = { type: 'text', description: 'A party.' } as const;
/** Lines in envelopes. */
const lines: FormatDefinition = {
  ...linesFormat,
  settings: { ...linesFormat.settings, sender: text, recipient: text },
  envelope: {
    places: { controlReference: {}, sender: {}, recipient: {}, test: {} },
    identifierIn: (written) => written.split(':')[0] ?? '',
    acknowledgements: { technical: 'CONTRL', application: 'APERAK' },
  },
};

const [hub, acme] = ['9501101000049', '9501101000018'];
const file = 'mappings/acme/partner.yaml';

/** Warnings of a pack whose inbound channel has `interchange`, and whose outbound one has `format`. */
function warnings(format: string, { interchange = '', identifiers = true } = {}): readonly string[] {
  const inbound = edited(file, '    settings: { folder: in }', `    settings: { folder: in }\n    format: { kind: lines }\n${interchange}`);
  const outbound = inbound[file]?.replace('    retry: [1s, 2m]', `    retry: [1s, 2m]\n    format: { kind: lines${format} }`) ?? '';
  const whole = identifiers ? outbound : outbound.replace(/^identifiers:.*\n/m, '');
  const input = packInput({ [file]: whole, 'mappings/hub.yaml': `name: Hub\nidentifiers: { gln: "${hub}" }\n` });
  return lintCatalog({ ...input, formats: new Map([...input.formats, ['lines', lines]]) })
    .filter(({ at, severity }) => at.file === file && severity === 'warning')
    .map(({ at, message }) => `${describePosition(at)} ${message}`);
}

describe('parties of envelopes', () => {
  it.each([
    ['the identifiers of both are used', '', {}],
    ['both are written as they are known', `, sender: "${hub}:14", recipient: "${acme}:14"`, {}],
    [
      'others are taken by name',
      ', sender: "HUB:ZZ", recipient: "ACME:ZZ"',
      { interchange: '    interchange: { from: [ACME], to: [HUB] }' },
    ],
    ['a variable says who', ', sender: "${WHO}"', {}],
    ['a nameless partner has a recipient', ', recipient: "ACME:ZZ"', { identifiers: false }],
  ])('fit where %s', (_, format, more) => {
    expect(warnings(format, more)).toEqual([]);
  });

  it.each([
    [
      'the receiver is taken nowhere',
      ', recipient: "ACME:ZZ"',
      {},
      'answers writes to ACME, from which returns takes nothing: name it in its interchange.from.',
    ],
    [
      'the sender is nobody to them',
      ', sender: "HUB:ZZ"',
      {},
      'answers writes as HUB, for which returns takes nothing: name it in its interchange.to.',
    ],
    [
      'the partner has no identifier',
      '',
      { identifiers: false },
      'answers writes to acme, its name, as the partner has no identifier: give it one, or format.recipient.',
    ],
  ])('are warned of where %s', (_, format, more, sentence) => {
    expect(warnings(format, more)).toEqual([expect.stringMatching(new RegExp(`^${file}:\\d+:\\d+ ${sentence}$`))]);
  });
});
