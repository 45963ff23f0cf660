import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../app/config/environment.ts';
import { runScenario } from './run-scenario.ts';
import { isMet, type Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { describeMachine } from './support/machine.ts';
import { type Measured, notes, resultTable } from './support/table.ts';

const USAGE = `usage: npm run bench [-- scenario…] [--quick] [--json] [--write] [--seed N] [--profile FOLDER]
${scenarios.map(({ name, tells }) => `  ${name.padEnd(20)} ${tells}`).join('\n')}`;

/** Runs the scenarios by name, or all of them. A miss of a target is a figure, not a failure; exit code 1 when a scenario
 *  could not be measured, 2 for wrong usage. */
async function main(): Promise<void> {
  const { values, positionals } = readOptions();
  const chosen = choose(positionals);
  const profiles = values.profile === undefined ? undefined : resolve(values.profile);
  if (profiles !== undefined) await mkdir(profiles, { recursive: true });
  const measured: Measured[] = [];
  for (const scenario of chosen) {
    say(`${scenario.name}: ${scenario.tells}`);
    const one = await runScenario(scenario, {
      quick: values.quick,
      seed: Number(values.seed),
      say,
      ...(profiles === undefined ? {} : { profiles }),
    });
    if (one.failed !== undefined) say(`${one.name}: ${one.failed}`);
    measured.push(one);
  }
  process.stdout.write(
    values.json ? `${JSON.stringify(jsonOf(measured))}\n` : `${[resultTable(measured), ...notes(measured)].join('\n')}\n`,
  );
  if (values.write || (!values.quick && positionals.length === 0)) await write(measured);
  process.exitCode = measured.some(({ failed }) => failed !== undefined) ? 1 : 0;
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        profile: { type: 'string' },
      },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'unreadable options');
  }
}

function choose(names: readonly string[]): readonly Scenario[] {
  const unknown = names.find((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown !== undefined) return refuse(`there is no scenario ${unknown}`);
  return names.length === 0
    ? scenarios.filter(({ byNameOnly }) => byNameOnly !== true)
    : scenarios.filter(({ name }) => names.includes(name));
}

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n${USAGE}\n`);
  process.exit(2);
}

function jsonOf(measured: readonly Measured[]) {
  return { scenarios: measured.map((one) => ({ ...one, rows: one.rows.map((row) => ({ ...row, met: isMet(row) })) })) };
}

async function write(measured: readonly Measured[]): Promise<void> {
  const remarks = notes(measured);
  const text = [
    '# Results of the bench',
    '',
    'Written by the command itself. What each scenario measures is in [README.md](README.md); the targets are those of the design.',
    '',
    `- date: ${new Date().toISOString().slice(0, 10)}`,
    `- command: \`npm run bench${process.argv.length > 2 ? ` -- ${process.argv.slice(2).join(' ')}` : ''}\``,
    ...(await describeMachine()),
    '- hub, PostgreSQL, RabbitMQ, load and partners on this one machine, each in a process of its own',
    '',
    resultTable(measured),
    ...(remarks.length === 0 ? [] : ['', ...remarks]),
    '',
  ].join('\n');
  await writeFile(join(packageRoot(), 'bench/RESULTS.md'), text);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

await main();
