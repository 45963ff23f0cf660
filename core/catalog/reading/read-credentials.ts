import { unresolved } from '../../spi/field-parser.ts';
import type { FieldTable, FieldValue } from '../../spi/fields.ts';
import type { LoadContext } from '../input.ts';
import { type ConfigNode, readFields } from '../yaml-file.ts';

type Values = Readonly<Record<string, FieldValue>>;

const SECRET = /^secret:([a-z0-9-]+)\/([A-Za-z0-9._-]+)$/;

/** Reads credentials: `secret:partner/name` is looked up, in the pack's own secrets only. */
export function readCredentials(
  context: LoadContext,
  partner: string,
  table: FieldTable,
  node: ConfigNode | undefined,
  channel: ConfigNode,
  label = 'credentials',
): Values | undefined {
  const read = (found: ConfigNode | undefined) =>
    readFields(found, table, context.report, { label, missingAt: channel.keyAt }) as Values | undefined;
  if (node === undefined) return read(node);
  let complete = true;
  const look = (child: ConfigNode): ConfigNode => {
    if (child.kind !== 'scalar') return { ...child, ...rebuild(child, look) };
    if (typeof child.value !== 'string' || !child.value.startsWith('secret:')) return child;
    const value = lookUp(context, partner, child);
    if (value === undefined) complete = false;
    return { ...child, value: value ?? unresolved };
  };
  const fields = read(look(node));
  warnOfClearText(context, label, table, node);
  return complete ? fields : undefined;
}

function rebuild(node: ConfigNode, look: (child: ConfigNode) => ConfigNode): Pick<ConfigNode, 'children' | 'value'> {
  const children = new Map([...node.children].map(([key, child]) => [key, look(child)]));
  const values = [...children].map(([key, child]) => [key, child.value] as const);
  return { children, value: node.kind === 'list' ? values.map(([, value]) => value) : Object.fromEntries(values) };
}

/** The secret's value; `unresolved` where it need not be known; undefined after a finding. */
function lookUp({ input, report, resolve }: LoadContext, partner: string, node: ConfigNode): string | typeof unresolved | undefined {
  const [, owner, name] = SECRET.exec(String(node.value)) ?? [];
  if (owner === undefined || name === undefined) {
    report.error('E_CONFIG_FIELD', { reason: `a secret is written secret:${partner}/name` }, node.at);
    return undefined;
  }
  if (owner !== partner) {
    report.error('E_CONFIG_FIELD', { reason: `a pack may use its own secrets only: secret:${partner}/name` }, node.at);
    return undefined;
  }
  if (!resolve) return unresolved;
  const full = `${owner}/${name}`;
  const value = input.secrets.get(full);
  if (value === undefined)
    report.error('E_SECRET_MISSING', { name: full, variable: input.secrets.variable?.(full) ?? 'its variable' }, node.at);
  return value;
}

/** A password in a file that many can read is found sooner or later. */
function warnOfClearText({ report }: LoadContext, label: string, table: FieldTable, node: ConfigNode): void {
  for (const [key, child] of node.children) {
    if (table[key]?.secret !== true || child.written === undefined || /^secret:|\$\{/.test(child.written)) continue;
    report.warning('E_CONFIG_UNSAFE', { what: `${label}.${key}`, reason: 'a secret stands in the file in clear' }, child.at);
  }
}

/** Secrets are looked up in credentials only: anywhere else they would be shown. */
export function refuseSecrets(context: LoadContext, node: ConfigNode, skip: string): void {
  for (const [key, child] of node.children) if (key !== skip) refuseSecrets(context, child, skip);
  if (typeof node.value === 'string' && SECRET.test(node.value)) {
    context.report.error('E_CONFIG_FIELD', { reason: 'secrets are read in credentials only' }, node.at);
  }
}

/** Choices that weaken security, for the lint: a field marked `unsafe` that is given and is not false. */
export function warnOfUnsafe({ report }: LoadContext, label: string, table: FieldTable, node: ConfigNode | undefined): void {
  for (const [key, child] of node?.children ?? []) {
    const unsafe = table[key]?.unsafe;
    const isSafe = child.value === unresolved || child.value === false || child.value === 'false';
    if (unsafe !== undefined && !isSafe) {
      report.warning('E_CONFIG_UNSAFE', { what: `${label}.${key}`, reason: unsafe.replace(/\.$/, '') }, child.at);
    }
  }
}
