import { parseArgs } from 'node:util';
import { type ColumnName, columnNames } from './column.ts';
import { type KillsReport, runKills } from './kills.ts';
import { brokerStopped, databaseStopped } from './outages.ts';
import { rollingRestart } from './rolling-restart.ts';
import type { ScenarioReport } from './scenario.ts';
import { inWords, planStrokes } from './schedule.ts';
import { killsSummary, scenarioSummary } from './summary.ts';

const USAGE = `npm run test:crash -- [--seed N] [--kills N] [--column ${columnNames.join('|')}] [--rate N] [--count N] [--keep FOLDER] [--json]
npm run test:crash -- --scenario broker-stopped|database-stopped|rolling-restart [--column …] [--rate N] [--seconds N] [--keep FOLDER] [--json]
--keep FOLDER keeps the logs of the driver, the depot and the hubs there.
Without --column: embedded and rabbitmq, one after the other; for the other scenarios, rabbitmq.
The same seed gives the same schedule. Exit code: 0 every guarantee held, 1 one did not, 2 wrong usage.
`;

type Report = KillsReport | ScenarioReport;

const outages = { 'broker-stopped': brokerStopped, 'database-stopped': databaseStopped, 'rolling-restart': rollingRestart } as const;
const tell = (line: string) => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string', default: 'kills' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      kills: { type: 'string', default: '12' },
      seconds: { type: 'string', default: '10' },
      column: { type: 'string' },
      rate: { type: 'string', default: '60' },
      count: { type: 'string' },
      keep: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { scenario } = values;
  const seed = whole(values.seed);
  const rate = whole(values.rate);
  const count = values.count === undefined ? {} : { count: whole(values.count) };
  const keep = values.keep === undefined ? {} : { keep: values.keep };
  const usual: readonly ColumnName[] = scenario === 'kills' ? ['embedded', 'rabbitmq'] : ['rabbitmq'];
  const columns = columnNames.filter((one) => (values.column === undefined ? usual.includes(one) : one === values.column));
  if (columns.length === 0) throw new TypeError(`there is no column ${values.column}`);
  const reports: Report[] = [];
  for (const column of columns) {
    const options = { column, seed, rate, ...count, ...keep };
    const report = isOutage(scenario)
      ? await outages[scenario]({ ...options, seconds: whole(values.seconds) })
      : await kills(scenario, { ...options, kills: whole(values.kills) });
    reports.push(report);
    if (!values.json) process.stdout.write(report.scenario === 'kills' ? killsSummary(report) : scenarioSummary(report));
  }
  if (values.json) process.stdout.write(`${JSON.stringify(reports, undefined, 2)}\n`);
  return reports.every(isSound) ? 0 : 1;
}

/** Says first what is going to be done, then what is done. */
function kills(scenario: string, options: Parameters<typeof runKills>[0]): Promise<KillsReport> {
  if (scenario !== 'kills') throw new TypeError(`there is no scenario ${scenario}`);
  tell(`Column ${options.column}, seed ${options.seed}, ${options.kills} kills. The schedule:`);
  planStrokes(options).forEach((stroke, at) => {
    tell(`  ${at + 1}. after ${stroke.waitMs} ms: ${inWords(stroke)}`);
  });
  tell('What is done:');
  return runKills(options, (line) => tell(`  ${line}`));
}

function isOutage(scenario: string): scenario is keyof typeof outages {
  return scenario in outages;
}

function isSound(report: Report): boolean {
  return report.violations.length === 0 && (report.scenario === 'kills' || report.wrong.length === 0);
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new TypeError(`${text} is not a whole number`);
  return number;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
