import { hint } from '../../spi/did-you-mean.ts';
import type { LoadContext } from '../input.ts';
import type { Partner } from '../model.ts';
import { type ConfigNode, itemsOf, readFields, readYaml } from '../yaml-file.ts';
import { alertFileFields, alertRuleFields } from './alert-fields.ts';
import { type AlertKind, type AlertKindRow, alertKinds } from './alert-kinds.ts';
import type { AlertRule, AlertSettings } from './alert-model.ts';
import { builtInAlerts } from './built-in-alerts.ts';
import { readTargets } from './read-alert-targets.ts';

const FILE = 'mappings/alerts.yaml';
/** Lower case words joined by hyphens. */
export const ALERT_NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SUPPRESS_MS = 3_600_000;
const LEAST = 20;

/** Reads `mappings/alerts.yaml` over what is built in. No file means what is built in, told nobody: alerts are seen in the console. */
export function readAlerts(context: LoadContext, partners: ReadonlyMap<string, Partner>): AlertSettings {
  const { input, report, resolve } = context;
  const text = input.files.get(FILE);
  const root = text === undefined ? undefined : readYaml(FILE, text, report, { environment: input.env, required: resolve });
  if (root === undefined || root.value === null) return { rules: builtInAlerts, targets: new Map() };
  const fields = readFields(root, alertFileFields, report, { others: ['targets', 'rules'], missingAt: root.at });
  const targetsNode = root.children.get('targets');
  const targets = readTargets(context, targetsNode, partners);
  const known = new Set(targetsNode?.children.keys() ?? []);
  checkTargets(context, root.children.get('to'), known);
  const rules = new Map(builtInAlerts.map((rule) => [rule.name, { ...rule, to: fields?.to ?? [] } as AlertRule | undefined]));
  const list = root.children.get('rules');
  if (list !== undefined && list.value !== null && list.kind !== 'list')
    report.error('E_CONFIG_FIELD', { reason: 'rules is a list' }, list.at);
  const seen = new Set<string>();
  for (const node of list?.kind === 'list' ? list.children.values() : []) {
    const named = node.children.get('name');
    const name = String(named?.written ?? '');
    if (seen.has(name)) report.error('E_CONFIG_DUPLICATE', { what: 'The rule', name }, (named ?? node).at);
    seen.add(name);
    checkTargets(context, node.children.get('to'), known);
    const found = readRule(context, node, rules.get(name), fields?.to ?? []);
    checkPlaces(context, node, partners);
    if (found !== undefined) rules.set(name, found.rule);
  }
  return { rules: Object.freeze([...rules.values()].flatMap((rule) => rule ?? [])), targets };
}

/** @returns undefined where it cannot be read; a rule that is switched off is read, and is none */
function readRule(
  { report }: LoadContext,
  node: ConfigNode,
  base: AlertRule | undefined,
  fileTo: readonly string[],
): { readonly rule: AlertRule | undefined } | undefined {
  const label = String(node.children.get('name')?.written ?? 'the rule');
  const fields = readFields(node, alertRuleFields, report, { label, missingAt: node.at });
  if (fields === undefined) return undefined;
  const refuse = (field: string, reason: string): undefined => {
    report.error('E_CONFIG_FIELD', { reason }, (node.children.get(field) ?? node).at);
    return undefined;
  };
  if (!ALERT_NAME.test(fields.name)) return refuse('name', `the name ${label} is lower case words joined by hyphens`);
  const on = (fields.on ?? base?.on) as AlertKind | undefined;
  if (on === undefined) return refuse('name', `${label} lacks the field on: no rule of that name is built in`);
  if (base !== undefined && on !== base.on) return refuse('on', `${label} is built in and watches ${base.on}: give yours another name`);
  const kind: AlertKindRow = alertKinds[on];
  if (fields.threshold !== undefined && kind.threshold === undefined) return refuse('threshold', `a rule on ${on} has no threshold`);
  const most = kind.threshold?.most ?? Number.MAX_SAFE_INTEGER;
  if ((fields.threshold ?? 0) > most) return refuse('threshold', `the threshold of ${label} is ${most} at most`);
  if (fields.within !== undefined && kind.within === undefined) return refuse('within', `a rule on ${on} has no within`);
  if (fields.least !== undefined && on !== 'failure-rate') return refuse('least', `least belongs to failure-rate, not to ${on}`);
  for (const field of ['partner', 'channel'] as const)
    if (fields[field] !== undefined && !kind.narrows) return refuse(field, `a rule on ${on} has no ${field}`);
  if (!fields.enabled) return { rule: undefined };
  const threshold = fields.threshold ?? base?.threshold ?? kind.threshold?.otherwise;
  const withinMs = fields.within ?? base?.withinMs ?? kind.within?.otherwise;
  return {
    rule: Object.freeze({
      name: fields.name,
      on,
      severity: (fields.severity ?? base?.severity ?? 'warning') as AlertRule['severity'],
      builtIn: base !== undefined,
      ...(threshold === undefined ? {} : { threshold }),
      ...(withinMs === undefined ? {} : { withinMs }),
      ...(on === 'failure-rate' ? { least: fields.least ?? base?.least ?? LEAST } : {}),
      suppressMs: fields.suppress ?? base?.suppressMs ?? SUPPRESS_MS,
      ...(fields.partner === undefined ? {} : { partner: fields.partner }),
      ...(fields.channel === undefined ? {} : { channel: fields.channel }),
      to: fields.to ?? fileTo,
      say: fields.say ?? base?.say ?? kind.say,
    }),
  };
}

function checkTargets({ report }: LoadContext, node: ConfigNode | undefined, known: ReadonlySet<string>): void {
  for (const item of itemsOf(node)) {
    if (typeof item.value === 'string' && !known.has(item.value))
      report.error('E_CONFIG_REFERENCE', { what: 'The target', name: `${item.value}${hint(item.value, [...known])}` }, item.at);
  }
}

function checkPlaces({ report }: LoadContext, node: ConfigNode, partners: ReadonlyMap<string, Partner>): void {
  const partner = node.children.get('partner');
  if (typeof partner?.value === 'string' && !partners.has(partner.value))
    report.error('E_CONFIG_REFERENCE', { what: 'The partner', name: partner.value }, partner.at);
  const channel = node.children.get('channel');
  if (typeof channel?.value !== 'string') return;
  const [owner = '', name = ''] = channel.value.split('/');
  if (partners.get(owner)?.channels.has(name) !== true)
    report.error('E_CONFIG_REFERENCE', { what: 'The channel', name: channel.value }, channel.at);
}
