import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readEnvironment } from '../../app/config/environment.ts';
import { DRAIN_MS } from '../../app/hub/closing.ts';
import { root, textOf } from '../support/repository.ts';

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly hostname?: string;
  readonly profiles?: readonly string[];
  readonly deploy?: { readonly replicas?: number; readonly resources?: { readonly limits?: { readonly memory?: string } } };
}

const text = textOf('docker/compose.yaml');
const { services, volumes } = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};
const all = Object.entries(services);
const hubs = all.filter(([, { build }]) => build !== undefined);

/** `${NAME:-default}` and `${NAME:?what to set}`. */
const variables = [...text.matchAll(/\$\{(\w+)(?::(-|\?)([^}]*))?\}/g)].map(([whole, name = '', kind, rest = '']) => ({
  whole,
  name,
  kind,
  rest,
}));
const filled = (value: string) =>
  variables.reduce((done, { whole, kind, rest }) => done.replaceAll(whole, kind === '-' ? rest : 'x'.repeat(40)), value);

describe('every service', () => {
  test.each(all)('%s says whether it is well, comes back, and has limits', (_, service) => {
    // The image of the hub brings its own check.
    const checked = service.build?.dockerfile === 'docker/Dockerfile' || service.healthcheck?.test[0] === 'CMD';
    expect(checked).toBe(true);
    expect(service.restart).toBe('unless-stopped');
    expect(service.deploy?.resources?.limits?.memory).toMatch(/^\d+[MG]$/);
    expect(service.stop_grace_period).toMatch(/^\d+s$/);
  });

  test.each(all)('%s has an image of a stated version', (_, { image }) => {
    expect(image).toMatch(/^[a-z/]+:v?\d+(\.\d+)*$/);
  });

  test.each(all)('%s is reached from this machine only', (_, { ports = [] }) => {
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test.each(all)('%s mounts what is there', (_, service) => {
    for (const mount of service.volumes ?? []) {
      const [source = ''] = mount.split(':');
      expect({ source, there: source.startsWith('.') ? existsSync(join(root, 'docker', source)) : source in volumes }).toEqual({
        source,
        there: true,
      });
    }
  });

  test.each(all)('%s waits until those that it needs are well', (_, { depends_on: needs = {} }) => {
    for (const [name, { condition }] of Object.entries(needs)) {
      expect(condition).toBe('service_healthy');
      expect(services[name]?.profiles).toBeUndefined();
    }
  });

  test('its name is that of its data', () => {
    expect(services['rabbitmq']?.hostname).toBe('rabbitmq');
  });
});

describe('the hub', () => {
  const { version } = JSON.parse(textOf('package.json')) as { version: string };

  test('runs in every role, the workers side by side', () => {
    const roles = hubs.map(([name, { environment, deploy }]) => ({
      name,
      role: environment?.['RELAIS_ROLE'],
      replicas: deploy?.replicas ?? 1,
    }));
    expect(roles).toEqual([
      { name: 'api', role: 'api', replicas: 1 },
      { name: 'worker', role: 'worker', replicas: 2 },
      { name: 'poller', role: 'poller', replicas: 1 },
    ]);
    for (const [, { image }] of hubs) expect(image).toBe(`relais:${version}`);
  });

  test.each(hubs)('%s takes its environment', (name, { environment = {} }) => {
    const given = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(value)]));
    expect(readEnvironment(given)).toMatchObject({
      role: name,
      host: '0.0.0.0',
      port: 8080,
      databaseUrl: `postgres://relais:${'x'.repeat(40)}@postgres:5432/relais`,
      amqpUrl: `amqp://relais:${'x'.repeat(40)}@rabbitmq:5672/relais`,
    });
    const table = textOf('docs/operating.md');
    for (const key of Object.keys(environment)) expect(table).toContain(`| \`${key}\` |`);
  });

  test.each(hubs)('%s has the time to end what it has in hand', (_, service) => {
    // Doors, workers and pollers end one after the other.
    expect(Number.parseInt(service.stop_grace_period ?? '', 10) * 1_000).toBeGreaterThan(3 * DRAIN_MS);
  });

  test('needs the store and the broker', () => {
    for (const [, { depends_on: needs = {} }] of hubs) expect(Object.keys(needs)).toEqual(['postgres', 'rabbitmq']);
  });
});

describe('every variable', () => {
  test('is explained in the README, and only those', () => {
    const explained = [...textOf('docker/README.md').matchAll(/^\| `(\w+)` \| (\S*) ?\|/gm)].map(([, name = '', value = '']) => ({
      name,
      value,
    }));
    const used = new Map(variables.map(({ name, kind, rest }) => [name, kind === '-' ? rest : '']));
    expect(explained.sort((a, b) => a.name.localeCompare(b.name))).toEqual(
      [...used].map(([name, value]) => ({ name, value })).sort((a, b) => a.name.localeCompare(b.name)),
    );
  });

  test('has a default, or is asked for by name', () => {
    for (const { name, kind, rest } of variables)
      expect({ name, fits: kind === '-' || (kind === '?' && rest.includes(name)) }).toEqual({ name, fits: true });
  });

  test('that is a secret has no default', () => {
    for (const { name, kind } of variables) if (/PASSWORD|TOKEN|SECRET|KEY/.test(name)) expect(kind).toBe('?');
  });
});

test('RabbitMQ reckons with the memory that its container has', () => {
  const [, memory] = /^total_memory_available_override_value = (\d+G)B$/m.exec(textOf('docker/rabbitmq/rabbitmq.conf')) ?? [];
  expect(memory).toBe(services['rabbitmq']?.deploy?.resources?.limits?.memory);
});
