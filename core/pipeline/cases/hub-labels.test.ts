import { describe, expect, test } from 'vitest';
import { languages } from '../../canonical/code-types.ts';
import { labelOf } from '../../canonical/codes.ts';
import { hubLabels, labels } from '../../canonical/generated/codes.ts';
import { bodySchemas } from '../../canonical/generated/schemas.ts';
import { familyOf } from '../../cases/kinds.ts';
import { milestoneNames } from '../../cases/milestones.ts';
import { moneySteps, quantitySteps } from '../../cases/reconcile.ts';
import { expectationStates } from '../../spi/ledger/cases.ts';
import type { FigureQueries } from '../../spi/ledger/figures.ts';
import { figureGroups } from '../../spi/ledger/figures.ts';
import { reports } from './reports.ts';

const types = Object.keys(bodySchemas);

/** What is asked of no ledger: one row of everything. */
const oneRow: FigureQueries = {
  figures: async () => [{ group: {}, count: 1, sum: 1, mean: 1, median: 1, p90: 1, good: 1 }],
  documentFigures: async () => [{ group: {}, count: 1, good: 1 }],
};

async function figures(): Promise<readonly string[]> {
  const request = { from: new Date(0), to: new Date(1), by: [], limit: 1 };
  const rows = await Promise.all(Object.values(reports).map((report) => report.run(oneRow, request)));
  return rows.flat().flatMap((row) => Object.keys(row.figures));
}

describe('what is the hub’s own', () => {
  test.each<[string, () => readonly string[] | Promise<readonly string[]>]>([
    ['messageType', () => types],
    ['messageFamily', () => types.map(familyOf)],
    ['caseAxis', () => ['state', 'decision', 'logistics', 'money']],
    ['sentence', () => ['notFromThere']],
    ['milestone', () => milestoneNames],
    ['expectationState', () => expectationStates],
    ['lateSection', () => ['expectations', 'technical', 'application', 'silent']],
    ['reconciliationStep', () => [...quantitySteps, ...moneySteps]],
    ['report', () => Object.keys(reports)],
    ['reportMeaning', () => Object.keys(reports)],
    ['reportColumn', async () => [...figureGroups, ...(await figures())]],
  ])('%s: every value has its wording in every language, and nothing else has', async (list, values) => {
    expect(Object.keys(hubLabels[list] ?? {}).sort()).toEqual([...new Set(await values())].sort());
    for (const wording of Object.values(hubLabels[list] ?? {})) {
      expect(Object.keys(wording).sort()).toEqual([...languages].sort());
      for (const language of languages) expect(wording[language].trim()).not.toBe('');
    }
  });

  test('has no list of the canonical model', () => {
    expect(Object.keys(hubLabels).filter((list) => Object.hasOwn(labels, list))).toEqual([]);
    expect(Object.keys(hubLabels)).toHaveLength(11);
  });

  test.each(languages)('no two messages, reports or columns read the same in %s', (language) => {
    for (const list of ['messageType', 'report', 'reportColumn']) {
      const wordings = Object.keys(hubLabels[list] ?? {}).map((value) => labelOf(list, value, language));
      expect(wordings.filter((wording, place) => wordings.indexOf(wording) < place)).toEqual([]);
    }
  });
});
