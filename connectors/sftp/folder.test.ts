import { expect, it } from 'vitest';
import { recordingLog } from '../../core/testing/memory-intake.ts';
import { documentsIn, Notices, unchanged } from './folder.ts';
import type { Entry } from './session.ts';

const file = (name: string, changes: Partial<Entry> = {}): Entry => ({ name, kind: 'file', size: 1, modifiedAt: 0, ...changes });
const settings = {
  host: 'partner.example',
  hostKey: [],
  folder: '/out',
  timeout: 1,
  allowPrivateNetwork: false,
  poll: 1,
  pattern: '*',
  ignore: ['.*'],
  ready: 'stable',
  stableFor: 0,
  claimFolder: '.relais',
  lease: 1,
  after: 'archive',
  archive: 'archive',
  maxBytes: 100,
} as const;

it('gives the oldest first, then by name', () => {
  const entries = [file('c', { modifiedAt: 2 }), file('b', { modifiedAt: 1 }), file('a', { modifiedAt: 2 })];
  expect(documentsIn(entries, settings, new Notices(), recordingLog()).map(({ name }) => name)).toEqual(['b', 'a', 'c']);
});

it('leaves what is no document, and says why where it might be one', () => {
  const log = recordingLog();
  const entries = [
    file('folder', { kind: 'folder' }),
    file('link', { kind: 'other' }),
    file('.hidden'),
    file('empty', { size: 0 }),
    file('large', { size: 101 }),
    file('bad-\ufffd'),
    file('n'.repeat(201)),
    file('up/../there'),
  ];
  expect(documentsIn(entries, settings, new Notices(), log)).toEqual([]);
  expect(log.lines).toHaveLength(5);
});

it('says it again only after the file was away', () => {
  const log = recordingLog();
  const notices = new Notices();
  const look = () => documentsIn([file('empty', { size: 0 })], settings, notices, log);
  look();
  look();
  expect(log.lines).toHaveLength(1);
  notices.keepOnly(new Set());
  look();
  expect(log.lines).toHaveLength(2);
});

it('takes as unchanged what has the same size and time at both looks', () => {
  const first = [file('same'), file('grew'), file('touched'), file('went')];
  const second = [file('same'), file('grew', { size: 2 }), file('touched', { modifiedAt: 1 }), file('came')];
  expect(unchanged(first, second).map(({ name }) => name)).toEqual(['same']);
});
