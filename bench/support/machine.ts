import { execFile } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { findBinaries } from '../../platform/embedded/binaries.ts';

const run = promisify(execFile);

/** The machine on which figures were taken, as lines of Markdown. */
export async function describeMachine(): Promise<readonly string[]> {
  const [cpu] = cpus();
  return [
    `- processor: ${cpu?.model ?? 'unknown'}, ${cpus().length} cores`,
    `- memory: ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `- ${process.platform} ${process.arch}, Node ${process.versions.node}`,
    `- PostgreSQL: ${process.env['DATABASE_URL'] === undefined ? await embeddedVersion() : 'the one at DATABASE_URL'}`,
    `- RabbitMQ: ${process.env['AMQP_URL'] === undefined ? await brokerVersion() : 'the one at AMQP_URL'}`,
  ];
}

async function embeddedVersion(): Promise<string> {
  return findBinaries(import.meta.url).then(
    ({ version }) => `${version}, started as the hub starts its own`,
    () => 'none',
  );
}

async function brokerVersion(): Promise<string> {
  const path = `/usr/lib/rabbitmq/bin:${process.env['PATH'] ?? ''}`;
  return run('rabbitmqctl', ['version'], { env: { ...process.env, PATH: path } }).then(
    ({ stdout }) => stdout.trim(),
    () => 'none',
  );
}
