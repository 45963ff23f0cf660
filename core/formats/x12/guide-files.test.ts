import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { repositoryResources } from '../../testing/format-resources.ts';
import { guideFor } from './guide.ts';
import { loadGuide, loadServiceSegments } from './guide-files.ts';

const resources = repositoryResources();
const folder = fileURLToPath(new URL('../../../schemas/x12/', import.meta.url));
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => /^(\d{6})[/\\]transactions[/\\](\d{3})\.json$/.exec(path))
  .flatMap((match) => (match === null ? [] : [`${match[1]}/${match[2]}`]));

const overlay = (guide: object) => loadGuide('own.json', repositoryResources({ 'own.json': JSON.stringify(guide) }));

describe('the committed guides', () => {
  it('are all usable, with every segment defined', () => {
    expect(names.length).toBe(33);
    for (const name of names) expect(loadGuide(name, resources), name).toMatchObject({ release: name.slice(0, 6), set: name.slice(7) });
  });

  it('have the segments of the envelope', () => {
    const service = loadServiceSegments(resources);
    for (const tag of ['ISA', 'IEA', 'GS', 'GE', 'ST', 'SE', 'TA1', 'ISB', 'ISE']) expect(service(tag)?.tag).toBe(tag);
    expect(service('ISA')?.slots).toHaveLength(16);
  });

  it('know loops, uses, composites, repetitions and syntax notes', () => {
    const guide = loadGuide('005010/999', resources);
    expect(guide.root.nodes.map(({ key, mandatory, max }) => [key, mandatory, max])).toEqual([
      ['AK1', true, 1],
      ['AK2Loop', false, Infinity],
      ['AK9', true, 1],
    ]);
    expect(guide.segment('CTX')?.slots[0]).toMatchObject({ key: 'CTX01', mandatory: true, repeats: 10, parts: [{ key: 'CTX01_1' }, {}] });
    expect(loadGuide('004010/850', resources).segment('N1')?.notes).toEqual([
      { kind: 'R', elements: [2, 3], mask: 12 },
      { kind: 'P', elements: [3, 4], mask: 24 },
    ]);
  });
});

describe('a guide of a partner', () => {
  it('changes one that it extends', () => {
    const guide = overlay({
      extends: '004010/997',
      release: '004030',
      segments: { AK1: 'AN:2! N0:1/9!' },
      codes: { AK501: 'Z' },
      onlyCodes: { AK901: 'A R' },
      tolerate: 'structure E_EDI_COUNT',
    });
    expect(guide).toMatchObject({ set: '997', release: '004030', group: 'FA', tolerate: ['structure', 'E_EDI_COUNT'] });
    expect(guide.segment('AK1')?.slots[1]?.type).toBe('N');
    expect([...(guide.segment('AK5')?.slots[0]?.codes ?? [])]).toEqual(['A', 'E', 'M', 'R', 'W', 'X', 'Z']);
    expect([...(guide.segment('AK9')?.slots[0]?.codes ?? [])]).toEqual(['A', 'R']);
  });

  it('is refused when it cannot be used', () => {
    const cases: [object, RegExp][] = [
      [{ extends: '004010/997', surprise: 1 }, /field surprise/],
      [{ structure: [] }, /needs "release"/],
      [{ extends: 'own.json' }, /extends itself/],
      [{ extends: '004010/997', structure: ['AK1!', 'ZZZ'] }, /does not define the segment ZZZ/],
      [{ extends: '004010/997', structure: ['ak1'] }, /ak1, which cannot be read/],
      [{ extends: '004010/997', segments: { AK1: 'XX:2' } }, /XX:2, which cannot be read/],
      [{ extends: '004010/997', segments: { AK1: 'AN:2 | P0109' } }, /P0109, which cannot be read/],
      [{ extends: '004010/997', codes: { AK501: 5 } }, /needs texts in "codes"/],
    ];
    for (const [guide, message] of cases) expect(() => overlay(guide)).toThrow(message);
    expect(() => loadGuide('004010/nosuch', resources)).toThrow(expect.objectContaining({ code: 'E_CONFIG_REFERENCE' }));
  });

  it('for a convention goes before one for the release', () => {
    const general = loadGuide('005010/820', resources);
    const special = overlay({ extends: '005010/820', release: '005010X306' });
    const find = (release: string, convention?: string) =>
      guideFor({ set: '820', release, ...(convention === undefined ? {} : { convention }) }, [general, special])?.name;
    expect([find('005010'), find('005010X306'), find('005010', '005010X306'), find('004010')]).toEqual([
      '005010/820',
      'own.json',
      'own.json',
      undefined,
    ]);
  });
});
