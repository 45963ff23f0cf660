import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../support/repository.ts';

/* What `--profile monitoring` starts finds what it needs; that each metric is there, tests/e2e/watching.test.ts shows. */

interface Service {
  readonly build?: object;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const compose = parse(textOf('docker/compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly environment: string }>>;
};
const yaml = (path: string) => parse(textOf(`docker/${path}`)) as Record<string, unknown>;
/** Where a service sees the files of this folder. */
const mounted = (service: string): ReadonlyMap<string, string> =>
  new Map(
    (compose.services[service]?.volumes ?? []).flatMap((mount) => {
      const [from = '', to = ''] = mount.split(':');
      return from.startsWith('./') ? [[to, from.slice(2)] as const] : [];
    }),
  );

test('Prometheus asks every service of the hub, as one job, with the token', () => {
  const { rule_files: rules, scrape_configs: jobs } = yaml('prometheus/prometheus.yml');
  const hubs = Object.entries(compose.services).flatMap(([name, { build }]) => (build === undefined ? [] : [name]));
  expect(jobs).toEqual([
    {
      job_name: 'relais',
      authorization: { credentials_file: '/run/secrets/relais-admin-token' },
      dns_sd_configs: [{ names: hubs, type: 'A', port: 8080, refresh_interval: '30s' }],
    },
  ]);
  expect(mounted('prometheus').get('/etc/prometheus/prometheus.yml')).toBe('prometheus/prometheus.yml');
  for (const file of rules as readonly string[]) expect(mounted('prometheus').get(file)).toBe('prometheus/alerts.yaml');
  expect(compose.services['prometheus']?.secrets).toEqual(['relais-admin-token']);
  expect(compose.secrets['relais-admin-token']).toEqual({ environment: 'RELAIS_ADMIN_TOKEN' });
});

test('Grafana finds Prometheus and the dashboard', () => {
  const files = mounted('grafana');
  expect(files.get('/etc/grafana/provisioning')).toBe('grafana/provisioning');
  expect(yaml('grafana/provisioning/datasources/prometheus.yaml')).toMatchObject({
    apiVersion: 1,
    datasources: [{ type: 'prometheus', url: 'http://prometheus:9090', isDefault: true }],
  });
  const { providers } = yaml('grafana/provisioning/dashboards/relais.yaml') as {
    readonly providers: readonly { readonly options: { readonly path: string } }[];
  };
  expect(providers.map(({ options }) => files.get(`${options.path}/relais.json`))).toEqual(['grafana/relais.json']);
  const { environment = {} } = compose.services['grafana'] ?? {};
  expect(environment['GF_SECURITY_ADMIN_PASSWORD__FILE']).toBe('/run/secrets/grafana-password');
});

/** Words of PromQL that are no metric. */
const FUNCTIONS = ['sum', 'max', 'rate', 'histogram_quantile', 'vector', 'absent'];

test('queries are well formed: brackets close, functions are those of PromQL, ranges are times', () => {
  const dashboard = JSON.parse(textOf('docker/grafana/relais.json')) as {
    readonly panels: readonly { readonly title: string; readonly targets?: readonly { readonly expr: string }[] }[];
  };
  const groups = yaml('prometheus/alerts.yaml')['groups'] as readonly { readonly rules: readonly { readonly expr: string }[] }[];
  const queries = [...dashboard.panels.flatMap(({ targets = [] }) => targets), ...groups.flatMap(({ rules }) => rules)].map(
    ({ expr }) => expr,
  );
  expect(queries.length).toBeGreaterThan(25);
  for (const query of queries) {
    for (const [open, close] of ['()', '{}', '[]']) expect(query.split(open ?? '').length, query).toBe(query.split(close ?? '').length);
    for (const [, name = ''] of query.matchAll(/\b([a-z_]+)\(/g)) expect([...FUNCTIONS, 'by', 'or'], query).toContain(name);
    for (const [, time = ''] of query.matchAll(/\[([^\]]*)\]/g)) expect(time, query).toMatch(/^\d+[smhd]$/);
  }
});
