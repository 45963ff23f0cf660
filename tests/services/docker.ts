import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { mustRun, run } from './program.ts';
import type { Service } from './service.ts';

const composeFile = resolve(import.meta.dirname, '../../docker/compose.yaml');

/** Does an engine answer? `docker info` may print the client's part and end with 0 although there is none; its server's version is then empty. */
export async function dockerAnswers(): Promise<boolean> {
  const { code, out } = await run(['docker', 'info', '--format', '{{.ServerVersion}}']);
  return code === 0 && /^\d/.test(out.trim());
}

/** The image with which a service is put into production. */
export function imageOf({ composed }: Service): string {
  const { services } = parse(readFileSync(composeFile, 'utf8')) as { services: Readonly<Record<string, { image?: string }>> };
  const image = services[composed]?.image;
  if (image === undefined) throw new Error(`docker/compose.yaml has no image for ${composed}`);
  return image;
}

/** Starts a container, which {@link removeContainer} removes. Its ports are on the loopback address only.
 *  @param options.ports from ours to the container's
 *  @param options.files files of ours that it sees, by their path in it */
export async function startContainer(
  service: Service,
  options: {
    readonly name: string;
    readonly ports: Readonly<Record<number, number>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly files?: Readonly<Record<string, string>>;
    readonly command?: readonly string[];
  },
): Promise<void> {
  const { name, ports, env = {}, files = {}, command = [] } = options;
  await mustRun([
    ...['docker', 'run', '--detach', '--name', name, '--hostname', name],
    ...Object.entries(ports).flatMap(([ours, theirs]) => ['--publish', `127.0.0.1:${ours}:${theirs}`]),
    ...Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...Object.entries(files).flatMap(([path, ours]) => ['--volume', `${ours}:${path}:ro`]),
    imageOf(service),
    ...command,
  ]);
}

export async function removeContainer(name: string): Promise<void> {
  await run(['docker', 'rm', '--force', '--volumes', name]);
}

/** As {@link removeContainer}, in the last moment of a process. */
export function removeContainerNow(name: string): void {
  spawnSync('docker', ['rm', '--force', '--volumes', name], { stdio: 'ignore' });
}
