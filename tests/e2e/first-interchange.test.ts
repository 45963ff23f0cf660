import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { freePort } from '../support/hub-process.ts';
import { root, textOf } from '../support/repository.ts';

/* docs/first-interchange.md, followed to the letter: its commands run as they stand there, in two terminals. Only the ports are others,
   and `npx relais` and `npm start` run what is built here. */

const page = textOf('docs/first-interchange.md');
let folder: string;
let ports: { readonly hub: number; readonly partner: number };
let first: Terminal;

interface Terminal {
  readonly process: ChildProcess;
  readonly printed: () => string;
}

/** The commands of some blocks. */
function commands(...names: readonly string[]): string {
  const blocks = names.map((name) => new RegExp(`\`\`\`sh ${name}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? `no block ${name}`);
  return blocks.join('\n').replaceAll('8080', String(ports.hub)).replaceAll('8090', String(ports.partner));
}

function terminal(text: string): Terminal {
  const relais = `"${process.execPath}" "${join(root, 'dist/app/cli/main.js')}"`;
  const script = `set -e\nnpx() { shift; ${relais} "$@"; }\nnpm() { ${relais} "$@"; }\n${text}`;
  const env = { PATH: process.env['PATH'], PORT: String(ports.hub), LOG_LEVEL: 'silent' };
  const child = spawn('bash', ['-c', script], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  return { process: child, printed: () => printed };
}

/** Runs commands to their end. @returns what they printed */
async function ran(text: string): Promise<string> {
  const { process: child, printed } = terminal(text);
  const [code] = (await once(child, 'close')) as [number | null];
  expect({ code, printed: printed() }).toMatchObject({ code: 0 });
  return printed();
}

beforeAll(async () => {
  folder = await dataFolder('first-interchange');
  for (const name of ['mappings', 'schemas']) await symlink(join(root, name), join(folder, name));
  ports = { hub: await freePort(), partner: await freePort() };
});
afterAll(async () => {
  if (first?.process.pid !== undefined && first.process.exitCode === null) {
    const ended = once(first.process, 'close');
    process.kill(-first.process.pid, 'SIGTERM');
    await ended;
  }
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test('a home and a partner are made, and are in order', async () => {
  const printed = await ran(commands('home', 'partner'));
  expect(printed).toMatch(/\n0 errors, 0 warnings\n2 passed, 0 failed\n$/);
});

test('the hub starts, takes the interchange, acknowledges it and passes it on', async () => {
  const exports = commands('home').replaceAll(/^(mkdir|cp) .*$/gm, '');
  first = terminal(`${exports}\n${commands('stand-in', 'start')}`);
  const ready = () => fetch(`http://127.0.0.1:${ports.hub}/health/ready`).then(({ ok }) => ok || first.printed(), first.printed);
  await expect.poll(ready, { timeout: 60_000 }).toBe(true);
  expect(await ran(commands('send'))).toContain('"status":"accepted"');
  const announcement = /^-- \/announcements\n(.*)$/m.exec(page.slice(page.indexOf('```text')))?.[1] ?? 'not on the page';
  await expect.poll(first.printed, { timeout: 20_000 }).toContain(`-- /announcements\n${announcement}`);
  await expect.poll(first.printed, { timeout: 20_000 }).toMatch(/-- \/acks\nUN[AB].*UCI\+1\+9501101000704:14\+9501101000049:14\+7'/);
  const header = commands('send').split('\n')[0];
  await expect.poll(() => ran(`${header}\n${commands('look')}`), { timeout: 20_000, interval: 500 }).toMatch(/completed.*\n.*completed/);
});

test('a wrong one is refused with its place, to the partner and to operators', async () => {
  const header = commands('send').split('\n')[0];
  const wrong = commands('wrong').replace(/^npx relais parse .*$/m, '$& || true');
  expect(await ran(`${header}\n${wrong}`)).toContain('E_EDI_CODE_UNKNOWN');
  await expect.poll(first.printed, { timeout: 20_000 }).toMatch(/UCI\+2\+9501101000704:14\+9501101000049:14\+[47].*UCS\+8.*UCD\+\d+\+3/s);
  const dead = () => ran(`${header}\nnpx relais messages --status dead`);
  await expect.poll(dead, { timeout: 20_000, interval: 500 }).toMatch(/dead.*E_EDI_CODE_UNKNOWN/);
});
