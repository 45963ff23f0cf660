import type { FieldTable } from '../../spi/fields.ts';
import type { LoadContext } from '../input.ts';
import type { Partner } from '../model.ts';
import { readCredentials, warnOfUnsafe } from '../reading/read-credentials.ts';
import { type ConfigNode, hasUnresolved } from '../yaml-file.ts';
import { targetFields } from './alert-fields.ts';
import type { AlertTarget } from './alert-model.ts';

/** Secrets of alerts are `secret:alerts/NAME`. */
const OWNER = 'alerts';
/** What a channel that tells alerts has to take. */
export const NOTIFICATION = 'contact.notification-requested';

/** Reads `targets:` of mappings/alerts.yaml: a group of targets by name. */
export function readTargets(
  context: LoadContext,
  node: ConfigNode | undefined,
  partners: ReadonlyMap<string, Partner>,
): ReadonlyMap<string, AlertTarget> {
  const { report } = context;
  if (node === undefined || node.value === null) return new Map();
  if (node.kind !== 'group') {
    report.error('E_CONFIG_FIELD', { reason: 'targets is a group of targets by name' }, node.at);
    return new Map();
  }
  const targets = new Map<string, AlertTarget>();
  for (const [name, child] of node.children) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      report.error('E_CONFIG_FIELD', { reason: `the name ${name} is lower case words joined by hyphens` }, child.keyAt);
    const target = readTarget(context, name, child);
    if (target === undefined) continue;
    if (target.kind === 'channel') checkChannel(context, child, target.channel, partners);
    targets.set(name, target);
  }
  return targets;
}

function readTarget(context: LoadContext, name: string, node: ConfigNode): AlertTarget | undefined {
  const kindNode = node.children.get('kind');
  const kind = Object.keys(targetFields).find((one) => one === kindNode?.value) as AlertTarget['kind'] | undefined;
  if (kind === undefined) {
    const reason = `the target ${name} has a kind: ${Object.keys(targetFields).join(', ')}`;
    context.report.error('E_CONFIG_FIELD', { reason }, kindNode?.at ?? node.keyAt);
    return undefined;
  }
  const table: FieldTable = targetFields[kind];
  const children = new Map([...node.children].filter(([key]) => key !== 'kind'));
  const { kind: _, ...value } = node.value as Record<string, unknown>;
  warnOfUnsafe(context, `targets.${name}`, table, node);
  const fields = readCredentials(context, OWNER, table, { ...node, children, value }, node, `targets.${name}`);
  return fields === undefined ? undefined : (Object.freeze({ kind, name, ...fields }) as AlertTarget);
}

function checkChannel({ report }: LoadContext, node: ConfigNode, written: string, partners: ReadonlyMap<string, Partner>): void {
  const place = node.children.get('channel');
  if (place === undefined || hasUnresolved(place)) return;
  const [owner = '', name = ''] = written.split('/');
  const channel = partners.get(owner)?.channels.get(name);
  if (channel?.direction !== 'out') report.error('E_CONFIG_REFERENCE', { what: 'The outbound channel', name: written }, place.at);
  else if (!channel.requests.has(NOTIFICATION))
    report.error('E_CONFIG_FIELD', { reason: `the channel ${written} does not take ${NOTIFICATION}` }, place.at);
}
