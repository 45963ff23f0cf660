import { describe, expect, it } from 'vitest';
import { guideNames, sharedResources } from '../../testing/edifact-guides.ts';
import { type Guide, guideFor, parseIdentity } from './guide.ts';
import { loadGuide, loadServiceSegments } from './guide-files.ts';

const resources = sharedResources();

describe('the committed guides', () => {
  it('are all usable, with every segment defined', () => {
    for (const name of guideNames) expect(loadGuide(name, resources).identity.type, name).toBe(name.split('/')[1]);
  });

  it('have the service segments of both families of the syntax', () => {
    const date = (version: string) => loadServiceSegments(version, resources)('UNB')?.slots[3]?.parts[0];
    expect(date('2')).toMatchObject({ id: '0017', min: 6, max: 6 });
    expect(date('4')).toMatchObject({ id: '0017', min: 8, max: 8 });
  });

  it('know which codes the agency decides on', () => {
    const part = loadGuide('d01b/RETANN', resources).segment('BGM')?.slots[0]?.parts[0];
    expect(part?.codes?.has('381')).toBe(true);
    expect(part?.overriddenBy).toEqual([1, 2]);
  });
});

it.each([
  ['d96/RETANN', ' (did you mean "d96a/RETANN"?)'],
  ['d96a/RETAN', ' (did you mean "d96a/RETANN"?)'],
  ['d96c/RETANN', ' (did you mean "d96a/RETANN"?)'],
  ['nothing', ''],
])('a guide that is none is told with what was meant: %s', (name, hint) => {
  const paths = () => ['edifact/d96a/messages/RETANN.json', 'edifact/d96a/segments.json', 'x12/004010/transactions/180.json'];
  expect(() => loadGuide(name, { ...resources, paths })).toThrow(`The guide ${name}${hint} does not exist.`);
});

it('an overlay changes nothing of what it extends, whichever is loaded first', () => {
  const knows = (name: string, tag: string, slot: number, code: string) =>
    loadGuide(name, resources).segment(tag)?.slots[slot]?.parts[0]?.codes?.has(code);
  for (const name of ['d01b/RETANN', 'eancom-d01b/RETANN', 'd01b/RETANN', 'd01b/RETINS'])
    expect(knows(name, 'CDI', 1, '12E'), name).toBe(name.startsWith('eancom-'));
});

it('the association decides between guides, and a guide without one takes any', () => {
  const [un, eancom] = ['d01b/RETANN', 'eancom-d01b/RETANN'].map((name) => loadGuide(name, resources)) as [Guide, Guide];
  expect(guideFor(parseIdentity('RETANN:D:01B:UN:EAN003'), [un, eancom])).toBe(eancom);
  expect(guideFor(parseIdentity('RETANN:D:01B:UN:EAN002'), [un, eancom])).toBe(un);
  expect(guideFor(parseIdentity('RETANN:D:01B:UN'), [eancom])).toBeUndefined();
  expect(guideFor(parseIdentity('RETANN:D:96A:UN'), [un, eancom])).toBeUndefined();
});
