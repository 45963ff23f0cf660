import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validate } from 'dockerfile-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { run } from '../services/program.ts';
import { buildContext, copied, type Stage, stagesOf } from '../support/docker-files.ts';
import { root, textOf } from '../support/repository.ts';

const dockerfile = textOf('docker/Dockerfile');
const stages = stagesOf(dockerfile);
const final: Stage = stages.at(-1) ?? { image: '', instructions: [] };
const textsOf = (keyword: string) => final.instructions.filter((one) => one.keyword === keyword).map(({ text }) => text);
const context = buildContext();

describe('Dockerfile', () => {
  test('has no fault that a builder would find', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  test('every stage begins with a Node image of a stated version', () => {
    expect(stages.length).toBeGreaterThan(1);
    for (const { image } of stages) expect(image).toMatch(/^node:\d+(\.\d+)*-[a-z]+-slim$/);
  });

  test('installs by the lock file, and what it ships is for production', () => {
    const installs = stages.flatMap(({ name, instructions }) =>
      instructions
        .filter(({ keyword, text }) => keyword === 'RUN' && /\bnpm (ci|i|install)\b/.test(text))
        .map(({ text }) => ({ name, text })),
    );
    expect(installs.length).toBeGreaterThan(0);
    for (const { text } of installs) expect(text).toMatch(/npm ci --ignore-scripts/);
    const [, shipped] = /--from=(\w+) \S*node_modules/.exec(textsOf('COPY').join('\n')) ?? [];
    expect(installs.find(({ name }) => name === shipped)?.text).toContain('--omit=dev --omit=optional');
  });

  test('runs as a user of its own, and says whether it is well', () => {
    expect(textsOf('USER').at(-1)).toMatch(/^(?!root$|0$)\w+$/);
    expect(textsOf('HEALTHCHECK')).toHaveLength(1);
    expect(textsOf('CMD')).toEqual(['["node", "--max-semi-space-size=64", "dist/app/cli/main.js", "start"]']);
  });

  test('copies; it adds nothing from elsewhere', () => {
    expect(stages.flatMap(({ instructions }) => instructions).filter(({ keyword }) => keyword === 'ADD')).toEqual([]);
  });

  test('every source that it copies is there and sent to the builder', () => {
    const sources = stages.flatMap(copied).flatMap((copy) => copy.sources);
    expect(sources.length).toBeGreaterThan(5);
    const missing = sources.filter((source) => !context.some((path) => path === source || path.startsWith(`${source}/`)));
    expect(missing).toEqual([]);
  });

  test('nothing secret, made or for tests only is sent to the builder', () => {
    expect(context.filter((path) => /(^|\/)(\.env|\.git|node_modules|dist|var)(\/|$)|\.test\.ts$/.test(path))).toEqual([]);
  });

  test('what is copied is enough to build the hub and to run it', { timeout: 180_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relais-image-'));
    const copy = async (stage: Stage) => {
      const sources = copied(stage).flatMap((one) => one.sources);
      const paths = context.filter((path) => sources.some((source) => path === source || path.startsWith(`${source}/`)));
      for (const path of paths) await cp(join(root, path), join(folder, path));
    };
    try {
      await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
      await copy(stages.find(({ name }) => name === 'build') ?? final);
      const compiler = join(root, 'node_modules/typescript/bin/tsc');
      // The types are checked elsewhere.
      expect(await run([process.execPath, compiler, '-p', join(folder, 'tsconfig.build.json'), '--noCheck'])).toMatchObject({ code: 0 });
      for (const source of ['core', 'connectors', 'platform', 'app']) await rm(join(folder, source), { recursive: true });
      await copy(final);
      const main = join(folder, 'dist/app/cli/main.js');
      expect(await run([process.execPath, main, 'test'], { env: { RELAIS_HOME: folder } })).toMatchObject({ code: 0, err: '' });
      const start = pathToFileURL(join(folder, 'dist/app/hub/start-hub.js')).href;
      expect(await run([process.execPath, '-e', `import('${start}')`])).toMatchObject({ code: 0, err: '' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('the health check', () => {
  const [instruction = ''] = textsOf('HEALTHCHECK');
  const [program, ...args] = JSON.parse(/CMD (\[.*\])$/.exec(instruction)?.[1] ?? '[]') as string[];
  const timeoutS = Number(/--timeout=(\d+)s/.exec(instruction)?.[1]);
  const servers: { close(): unknown; closeAllConnections(): void }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** A hub that answers with a status when it is asked whether it is ready; 0: never. */
  async function hub(status: number): Promise<number> {
    const server = createServer((request, response) => {
      if (status !== 0) response.writeHead(request.url === '/health/ready' ? status : 404).end();
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async function check(port: number): Promise<number> {
    expect(program).toBe('node');
    const child = spawn(process.execPath, args, { env: { PORT: String(port) }, stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number];
    return code;
  }

  test('a hub that is ready is well', async () => {
    expect(await check(await hub(200))).toBe(0);
  });

  test('one that is not ready, or is not there, is not', async () => {
    expect(await check(await hub(503))).toBe(1);
    const port = await hub(200);
    servers.pop()?.close();
    expect(await check(port)).toBe(1);
  });

  test('one that does not answer is not either, before Docker loses its patience', async () => {
    const port = await hub(0);
    const start = performance.now();
    expect(await check(port)).toBe(1);
    expect(performance.now() - start).toBeLessThan(timeoutS * 1_000);
  });

  test('asks where the image says that the hub listens', () => {
    expect(textsOf('ENV').join(' ')).toMatch(/\bPORT=8080\b/);
    expect(textsOf('EXPOSE')).toEqual(['8080']);
  });
});
