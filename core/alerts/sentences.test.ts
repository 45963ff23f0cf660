import { describe, expect, it } from 'vitest';
import { languages } from '../canonical/code-types.ts';
import { alertKindNames } from '../catalog/alerts/alert-kinds.ts';
import type { AlertFacts, AlertRecord } from '../spi/ledger/alerts.ts';
import { saidIn, sentence, wordingIn } from './sentences.ts';

const AT = '2026-03-02T08:00:00.000Z';
/** One of each kind, with marks that each sentence has to hold. */
const all: readonly (readonly [AlertFacts, readonly string[]])[] = [
  [
    { kind: 'failures', count: 3, channel: 'acme/x', stage: 'decode', code: 'E_JSON_SYNTAX', within: '15m' },
    ['3 ', 'acme/x', 'decode', 'E_JSON_SYNTAX', '15m'],
  ],
  [{ kind: 'failure-rate', dead: 5, messages: 20, channel: 'acme/x', within: '1h' }, ['5 ', '20', 'acme/x', '1h', '25 %']],
  [{ kind: 'late', count: 1, name: 'label-in-time' }, ['1 ', 'label-in-time']],
  [{ kind: 'silence', channel: 'acme/x', lastAt: AT, dueAt: '2026-03-03' }, ['acme/x', AT, '2026-03-03']],
  [{ kind: 'acknowledgements', count: 2, channel: 'acme/x' }, ['2 ', 'acme/x']],
  [{ kind: 'breaker', channel: 'acme/x', since: AT }, ['acme/x', AT]],
  [{ kind: 'backlog', count: 9, queue: 'process', seconds: 61 }, ['9 ', 'process', '61 s']],
  [{ kind: 'disk', percent: 7 }, ['7 %']],
  [{ kind: 'job', job: 'overdue', succeededAt: AT, failed: 'E_INTERNAL' }, ['overdue', AT, 'E_INTERNAL']],
  [{ kind: 'test' }, []],
];

describe.each(languages)('alerts in %s', (language) => {
  it('have a sentence with all facts for each kind', () => {
    expect(all.map(([{ kind }]) => kind)).toEqual([...alertKindNames, 'test']);
    for (const [facts, marks] of all) {
      const said = sentence(facts, language);
      expect(said).toMatch(/^\S.*\.$/);
      for (const mark of marks) expect(said).toContain(mark);
    }
  });

  it('say things of their own', () => {
    const { sentences, ...rest } = wordingIn(language);
    const words = (of: typeof rest) => [...Object.values(of.remedies), ...Object.values(of.marks), of.alerts(2), of.since(AT, AT)];
    for (const other of languages.filter((one) => one !== language))
      expect(words(rest).filter((word) => words(wordingIn(other)).includes(word))).toEqual([]);
    expect(Object.keys(sentences)).toEqual([...alertKindNames, 'test']);
  });
});

it('an alert without facts is said as it was written', () => {
  const old = { say: 'Something.', remedy: 'Do it.' } as AlertRecord;
  expect(saidIn(old, 'fr')).toEqual({ say: 'Something.', remedy: 'Do it.' });
});
