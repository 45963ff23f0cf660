import { HubError } from '../../kernel/errors.ts';
import type { AnySide, ChannelConfig, OutboundEndpoint, PollingEndpoint } from '../../spi/connector.ts';
import { unresolved } from '../../spi/field-parser.ts';
import type { Field, FieldTable } from '../../spi/fields.ts';
import type { LoadContext } from '../input.ts';
import type { ConfigNode } from '../yaml-file.ts';

/** What is given in the pack, but not known on this machine, by the name of its field. */
type Unknown = ReadonlyMap<string, ConfigNode>;
type Values = Readonly<Record<string, unknown>>;

/** Lets the connector say what it has against settings and credentials that do not fit together, by opening the channel's endpoint,
 *  which makes no connection. Where values are not known on this machine it is opened without them and with others in their
 *  place: what is refused both times, in the same words, is wrong whatever they are.
 *  @param node the channel's */
export function checkEndpoint({ report, resolve }: LoadContext, side: AnySide<unknown>, config: ChannelConfig, node: ConfigNode): void {
  const [settings, credentials] = ['settings', 'credentials'].map((name) => node.children.get(name));
  const unknown = { settings: unknownIn(settings, resolve), credentials: unknownIn(credentials, resolve) };
  const guess = (make: typeof without): ChannelConfig => ({
    ...config,
    settings: make(config.settings, unknown.settings, side.settings),
    credentials: make(config.credentials, unknown.credentials, side.credentials),
  });
  const isKnown = unknown.settings.size + unknown.credentials.size === 0;
  const refusals = (isKnown ? [config] : [guess(without), guess(withOthers)]).map((each) => refusalOf(side, each));
  const [refusal] = refusals;
  if (refusal === undefined || refusals.some((each) => each?.message !== refusal.message)) return;
  report.add({ ...refusal.toFinding(), at: (settings ?? node).keyAt });
}

/** What is no error of ours is a fault of the connector, and shows when the channel is used. */
function refusalOf(side: AnySide<unknown>, config: ChannelConfig): HubError | undefined {
  try {
    const endpoint = side.open(config) as Partial<OutboundEndpoint & PollingEndpoint>;
    void Promise.resolve(endpoint.close?.() ?? endpoint.stop?.()).catch(() => undefined);
    return undefined;
  } catch (error) {
    return error instanceof HubError ? error : undefined;
  }
}

function unknownIn(node: ConfigNode | undefined, resolve: boolean): Unknown {
  return new Map([...(node?.children ?? [])].filter(([, child]) => isUnknown(child, resolve)));
}

function isUnknown({ value, children }: ConfigNode, resolve: boolean): boolean {
  if (value === unresolved || (!resolve && typeof value === 'string' && value.startsWith('secret:'))) return true;
  return [...children.values()].some((child) => isUnknown(child, resolve));
}

function without(values: Values, unknown: Unknown, _table: FieldTable): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !unknown.has(name)));
}

function withOthers(values: Values, unknown: Unknown, table: FieldTable): Values {
  const others = [...unknown].map(([name, node]) => [name, otherThan(node, table[name])] as const);
  return { ...values, ...Object.fromEntries(others) };
}

/** A value such as the field takes; of a list or a map as many as are given. */
function otherThan({ kind, children }: ConfigNode, field: Field | undefined): unknown {
  if (kind === 'list') return [...children.values()].map(() => 'unknown');
  if (kind === 'group') return Object.fromEntries([...children.keys()].map((name) => [name, 'unknown']));
  if (field?.type === 'url') return 'https://unknown.example/';
  if (field?.type === 'integer' || field?.type === 'duration') return field.minimum ?? 1;
  const text = field?.default ?? field?.example ?? 'unknown';
  return field?.type === 'text-list' ? [text].flat() : text;
}
