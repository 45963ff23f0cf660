// `npm run check`: what can be said of the code and the packs without running it. That generated files are current is a
// test (tests/repo/documents.test.ts), since the generators take as long as half of this. Types are checked with
// the lint, each file by the tsconfig.json nearest to it; what each command said is printed when it has ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Each lane goes one step after the other; lanes go side by side. */
const lanes = [
  ['npm run -s lint', 'npm run -s floors'],
  ['npm run -s packs', 'knip', 'npm run -s format'],
];

/** Each step reads much and keeps little: a large nursery spares it most of its garbage collection. */
const env = { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=128`.trim() };

/** Runs a command. @returns whether it found nothing */
async function run(command) {
  const from = Date.now();
  const child = spawn(command, { shell: true, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const [code] = await once(child, 'close');
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${command} (${seconds} s)\n${Buffer.concat(said).toString('utf8').trimEnd()}`.trimEnd());
  return code === 0;
}

/** A step that fails does not keep the next from being told. */
async function follow(commands) {
  let good = true;
  for (const command of commands) good = (await run(command)) && good;
  return good;
}

const results = await Promise.all(lanes.map(follow));
process.exitCode = results.every(Boolean) ? 0 : 1;
