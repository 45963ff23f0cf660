import { describe, expect, it } from 'vitest';
import { describePosition } from '../../kernel/position.ts';
import type { BatchPolicy } from '../batch-policy.ts';
import { loadCatalog } from '../load.ts';
import { edited, linesFormat, packInput } from '../pack.fixture.ts';

const file = 'mappings/acme/partner.yaml';
const joining = { ...linesFormat, kind: 'json', open: () => ({ ...linesFormat.open({}, {} as never), join: () => ({}) }) };

/** Loads the pack with these lines in its outbound channel. @param one a format whose documents hold one thing */
function load(lines: string, { format = 'joining', variables = {} } = {}) {
  const input = packInput(edited(file, '    limits: { rate: 120/m, timeout: 5s }', lines));
  const formats = format === 'joining' ? new Map([...input.formats, ['json', joining]]) : input.formats;
  const result = loadCatalog({ ...input, formats, env: variables });
  if ('findings' in result) return result.findings.map(({ at, code, message }) => `${describePosition(at)} ${code} ${message}`);
  const channel = result.catalog.channel('acme/answers');
  return channel?.direction === 'out' ? channel.batch : undefined;
}

describe('batch', () => {
  it.each<[string, BatchPolicy]>([
    ['{ every: 15m }', { schedule: { everyMs: 900_000 }, max: 200 }],
    [
      '{ at: ["06:00", "18:30"], days: workdays, max: 50 }',
      {
        schedule: {
          at: [
            { hour: 6, minute: 0 },
            { hour: 18, minute: 30 },
          ],
          days: 'workdays',
          timezone: 'Europe/Paris',
        },
        max: 50,
      },
    ],
    ['{ at: 23:59 }', { schedule: { at: [{ hour: 23, minute: 59 }], days: 'all', timezone: 'Europe/Paris' }, max: 200 }],
  ])('is read: %s', (batch, policy) => {
    expect(load(`    batch: ${batch}`)).toEqual(policy);
  });

  it('takes variables', () => {
    expect(load('    batch: { every: "${PACE:-2h}" }')).toMatchObject({ schedule: { everyMs: 7_200_000 } });
  });

  it.each<[string, string, string]>([
    ['nothing in it', '{}', ':18:5 E_CONFIG_FIELD answers.batch needs either every'],
    ['no group', '15m', ':18:12 E_CONFIG_FIELD answers.batch must be a group of fields'],
    ['two schedules', '{ every: 1h, at: "06:00" }', ':18:5 E_CONFIG_FIELD answers.batch needs either every'],
    ['a duration without unit', '{ every: "15" }', ':18:21 E_CONFIG_FIELD answers.batch.every must be a duration with its unit'],
    ['too short a time', '{ every: 10ms }', ':18:21 E_CONFIG_FIELD answers.batch.every must be at least 1s'],
    ['more than a day', '{ every: 48h }', ':18:21 E_CONFIG_FIELD answers.batch.every must be at most 1d'],
    ['a time of day that is none', '{ at: ["06:00", "24:00"] }', ':18:28 E_CONFIG_FIELD answers.batch.at.1 must be a time of day such as'],
    ['a time of day twice', '{ at: ["06:00", "06:00"] }', ':18:14 E_CONFIG_FIELD answers.batch.at has a time of day twice'],
    ['no time of day', '{ at: [] }', ':18:14 E_CONFIG_FIELD answers.batch.at needs at least one time of day'],
    ['days beside every', '{ every: 1h, days: workdays }', ':18:25 E_CONFIG_FIELD answers.batch.days goes with at'],
    ['days that are none', '{ at: "06:00", days: sundays }', ':18:33 E_CONFIG_FIELD answers.batch.days must be one of all, workdays'],
    ['too many', '{ every: 1h, max: 5000 }', ':18:30 E_CONFIG_FIELD answers.batch.max must be at most 1000'],
    ['a misspelt field', '{ evry: 1h, at: "06:00" }', ':18:14 E_CONFIG_FIELD answers.batch.evry is not known (did you mean "every"?)'],
  ])('is refused with %s', (_, batch, finding) => {
    expect(load(`    batch: ${batch}`)).toEqual([expect.stringContaining(`${file}${finding}`)]);
  });

  it('is refused where the order of cases is kept', () => {
    expect(load('    batch: { every: 1h }\n    ordering: case')).toEqual([
      expect.stringContaining(`${file}:18:5 E_CONFIG_FIELD answers.batch does not go with ordering: case`),
    ]);
  });

  it('is refused where a document of the format holds one thing', () => {
    expect(load('    batch: { every: 1h }', { format: 'plain' })).toEqual([
      expect.stringContaining(`${file}:18:5 E_CONFIG_FIELD answers.batch needs a format whose documents hold several messages; json`),
    ]);
  });

  it('is refused on a channel for acknowledgements alone', () => {
    const lines = '  acks:\n    direction: out\n    connector: mail\n    batch: { every: 1h }';
    const changes = edited(file, 'parties:', `${lines}\nparties:`);
    const input = packInput(changes);
    const result = loadCatalog({ ...input, formats: new Map([...input.formats, ['json', joining]]) });
    expect('findings' in result && result.findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('acks.batch is for what request: makes'),
    ]);
  });

  it('is not known on an inbound channel', () => {
    const changes = edited(file, '    settings: { folder: in }', '    settings: { folder: in }\n    batch: { every: 1h }');
    const result = loadCatalog(packInput(changes));
    expect('findings' in result && result.findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('returns.batch is not known'),
    ]);
  });
});
