import { describe, expect, it } from 'vitest';
import type { Finding } from '../../kernel/errors.ts';
import { describePosition } from '../../kernel/position.ts';
import { loadCatalog } from '../load.ts';
import { packInput } from '../pack.fixture.ts';
import { builtInAlerts } from './built-in-alerts.ts';

const FILE = 'mappings/alerts.yaml';
const line = (found: Finding): string => `${describePosition(found.at)} ${found.code} ${found.message}`;

function load(text: string, secrets: Readonly<Record<string, string>> = {}) {
  const { secrets: own, ...input } = packInput({ [FILE]: text });
  return loadCatalog({ ...input, secrets: { ...own, get: (name) => secrets[name] ?? own.get(name) } });
}

function alerts(text: string, secrets: Readonly<Record<string, string>> = {}) {
  const result = load(text, secrets);
  if ('findings' in result) throw new Error(result.findings.map(line).join('\n'));
  return result.catalog.alerts;
}

function findings(text: string): readonly string[] {
  const result = load(text);
  return 'findings' in result ? result.findings.map(line) : [];
}

const targets = `
targets:
  on-call: { kind: webhook, url: https://hooks.example/relais, secret: "secret:alerts/on-call" }
  mail: { kind: email, host: mail.example, from: relais@hub.example, to: ops@hub.example }
`;
const secrets = { 'alerts/on-call': 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz' };

describe('mappings/alerts.yaml', () => {
  it('need not be there: what is built in holds, and nobody is told', () => {
    const result = loadCatalog(packInput());
    expect('catalog' in result && result.catalog.alerts.rules).toEqual(builtInAlerts);
  });

  it('names targets, for all rules or for one', () => {
    const read = alerts(`${targets}to: [mail]\nrules: [{ name: disk, to: on-call }]\n`, secrets);
    expect(read.targets.get('on-call')).toEqual({
      ...{ kind: 'webhook', name: 'on-call', url: 'https://hooks.example/relais' },
      ...{ secret: secrets['alerts/on-call'], allowPrivateNetwork: false, timeout: 10_000, language: 'en', gather: 60_000 },
    });
    expect(read.targets.get('mail')).toMatchObject({ kind: 'email', port: 587, tls: 'starttls', to: ['ops@hub.example'] });
    expect(read.rules.find(({ name }) => name === 'disk')?.to).toEqual(['on-call']);
    expect(read.rules.find(({ name }) => name === 'late')?.to).toEqual(['mail']);
  });

  it('changes a rule that is built in, switches one off, adds one', () => {
    const { rules } = alerts(
      'rules:\n  - { name: backlog, threshold: 50 }\n  - { name: late, enabled: false }\n  - { name: acme-fails, on: failures, partner: acme, within: 1h, severity: critical }\n',
    );
    expect(rules.find(({ name }) => name === 'backlog')).toMatchObject({ builtIn: true, threshold: 50, withinMs: 600_000 });
    expect(rules.map(({ name }) => name)).not.toContain('late');
    expect(rules.at(-1)).toEqual({
      ...{ name: 'acme-fails', on: 'failures', severity: 'critical', builtIn: false, partner: 'acme', to: [] },
      ...{ threshold: 1, withinMs: 3_600_000, suppressMs: 3_600_000, say: 'Messages or deliveries failed for one cause.' },
    });
  });

  it.each([
    ['an unknown target', 'to: [mial]\n', `${FILE}:1:6 E_CONFIG_REFERENCE The target mial does not exist.`],
    [
      'an unknown kind of target',
      'targets:\n  a: { kind: fax }\n',
      `${FILE}:2:14 E_CONFIG_FIELD the target a has a kind: webhook, email, channel.`,
    ],
    ['a target that lacks something', 'targets:\n  a: { kind: webhook }\n', `${FILE}:2:3 E_CONFIG_FIELD targets.a lacks the field url`],
    [
      'a channel that takes no notification',
      'targets:\n  a: { kind: channel, channel: swift/labels, to: "+33600000000" }\n',
      `${FILE}:2:32 E_CONFIG_FIELD the channel swift/labels does not take contact.notification-requested.`,
    ],
    ['a rule that watches nothing', 'rules:\n  - { name: mine }\n', `${FILE}:2:13 E_CONFIG_FIELD mine lacks the field on`],
    [
      'a built-in rule of another kind',
      'rules:\n  - { name: disk, on: late }\n',
      `${FILE}:2:23 E_CONFIG_FIELD disk is built in and watches disk`,
    ],
    [
      'a threshold where there is none',
      'rules:\n  - { name: silence, threshold: 3 }\n',
      `${FILE}:2:33 E_CONFIG_FIELD a rule on silence has no threshold`,
    ],
    [
      'a share of more than all',
      'rules:\n  - { name: disk, threshold: 101 }\n',
      `${FILE}:2:30 E_CONFIG_FIELD the threshold of disk is 100 at most`,
    ],
    ['a time where there is none', 'rules:\n  - { name: late, within: 1h }\n', `${FILE}:2:27 E_CONFIG_FIELD a rule on late has no within`],
    [
      'an unknown partner',
      'rules:\n  - { name: silence, partner: nobody }\n',
      `${FILE}:2:31 E_CONFIG_REFERENCE The partner nobody does not exist.`,
    ],
    [
      'an unknown channel',
      'rules:\n  - { name: silence, channel: acme/none }\n',
      `${FILE}:2:31 E_CONFIG_REFERENCE The channel acme/none does not exist.`,
    ],
    [
      'a name given twice',
      'rules:\n  - { name: disk }\n  - { name: disk }\n',
      `${FILE}:3:13 E_CONFIG_DUPLICATE The rule disk is defined twice.`,
    ],
    ['a misspelt field', 'rules:\n  - { name: disk, treshold: 3 }\n', `${FILE}:2:19 E_CONFIG_FIELD disk.treshold is not known`],
  ])('refuses %s', (_what, text, expected) => {
    expect(findings(text)).toEqual([expect.stringContaining(expected)]);
  });
});
