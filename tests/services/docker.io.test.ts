import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dockerAnswers, imageOf, removeContainer, startContainer } from './docker.ts';
import { rabbitmq, redis } from './service.ts';

/** A `docker` that writes down how it is called. */
describe('docker', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-docker-'));
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  const says = (script: string) =>
    writeFile(join(folder, 'docker'), `#!/bin/sh\necho "$*" >> ${folder}/calls\n${script}\n`, { mode: 0o755 });
  const calls = async () => (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');

  test('an engine answers with its version', async () => {
    await says('echo 28.2.2');
    expect(await dockerAnswers()).toBe(true);
  });

  test('the command alone is no engine', async () => {
    await says('echo; echo "Cannot connect to the Docker daemon" >&2; exit 1');
    expect(await dockerAnswers()).toBe(false);
    await says('echo; exit 0');
    expect(await dockerAnswers()).toBe(false);
  });

  test('a container has a loopback port, and is removed with its volumes', async () => {
    await says('exit 0');
    await startContainer(rabbitmq, { name: 'one', ports: { 41000: 5_672 }, env: { A: 'b' }, files: { '/etc/there': '/srv/here' } });
    await removeContainer('one');
    expect(await calls()).toEqual([
      `run --detach --name one --hostname one --publish 127.0.0.1:41000:5672 --env A=b --volume /srv/here:/etc/there:ro ${imageOf(rabbitmq)}`,
      'rm --force --volumes one',
    ]);
  });

  test('a container that cannot be started says why', async () => {
    await says('echo "no such image" >&2; exit 125');
    await expect(startContainer(redis, { name: 'two', ports: {} })).rejects.toThrow('no such image');
  });

  test('the images are those of production', () => {
    expect(imageOf(rabbitmq)).toMatch(/^rabbitmq:\d/);
    expect(imageOf(redis)).toMatch(/^redis:\d/);
  });
});
