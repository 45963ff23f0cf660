import { THE_HUB } from '../../spi/envelope.ts';
import { makeCodeLists } from '../code-lists.ts';
import { checkIdentifiers, isTimezone } from '../identifiers.ts';
import type { LoadContext } from '../input.ts';
import type { Channel, ExpectationSetting, Partner, PartnerRole } from '../model.ts';
import { EXACT, readTolerance } from '../partner-sections.ts';
import { partnerFields, partnerSections } from '../shapes.ts';
import { missingForDocuments, offSwitchOf } from '../switched-off.ts';
import { type ConfigNode, freeGroup, readFields, readYaml } from '../yaml-file.ts';
import { readChannel } from './read-channel.ts';
import { type ReadCodes, readCodes } from './read-codes.ts';
import { refuseSecrets } from './read-credentials.ts';
import { readRows } from './read-expectations.ts';
import { type ReadRoute, readRoutes } from './read-routes.ts';

/** A pack as far as it could be read. What refers to a channel asks `declared`, so that a broken channel is not also
 *  called missing. */
export interface ReadPack {
  /** The folder, which is the partner's name. */
  readonly folder: string;
  /** False if there is no partner.yaml or it is no YAML: nothing can then be said of its channels. */
  readonly readable: boolean;
  /** Undefined if anything in partner.yaml is wrong. */
  readonly partner: Partner | undefined;
  /** `partner:` of the file and where it stands. */
  readonly declaredName: ConfigNode | undefined;
  /** Channels of the file by name, readable or not. */
  readonly declared: ReadonlyMap<string, ConfigNode>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly routes: readonly ReadRoute[];
  readonly codes: ReadCodes;
  readonly expectations: readonly ExpectationSetting[];
}

/** The form of the names of partners and channels: they are part of addresses, queues and files. */
export const NAME_PATTERN = '^[a-z0-9]+(-[a-z0-9]+)*$';

/** Reads the pack in `mappings/<folder>/`. */
export function readPack(whole: LoadContext, folder: string): ReadPack {
  const { input, report } = whole;
  const path = (name: string) => `mappings/${folder}/${name}`;
  const codes = readCodes(path('codes.yaml'), input.files.get(path('codes.yaml')), report);
  const routes = readRoutes(whole, path('routes.yaml'), folder);
  const file = path('partner.yaml');
  const text = input.files.get(file);
  const nothing = {
    folder,
    readable: false,
    partner: undefined,
    declaredName: undefined,
    declared: new Map(),
    channels: new Map(),
    routes,
    codes,
    expectations: [],
  };
  if (text === undefined) {
    report.error('E_CONFIG_REFERENCE', { what: 'The file', name: file }, { file });
    return nothing;
  }
  const switchedOffBy = offSwitchOf(file, text, input.env);
  const context: LoadContext = { ...whole, resolve: whole.resolve && switchedOffBy === undefined };
  const root = readYaml(file, text, report, { environment: input.env, required: context.resolve });
  if (root === undefined) return nothing;
  const head = readFields(root, partnerFields, report, { others: partnerSections, missingAt: root.at });
  checkHead(context, folder, root);
  const timezone = typeof head?.timezone === 'string' && isTimezone(head.timezone) ? head.timezone : 'UTC';
  const tolerance = readTolerance(root.children.get('tolerance'), report);
  const channels = new Map<string, Channel>();
  const partner: Partner = Object.freeze({
    name: folder,
    title: head?.name ?? folder,
    role: (head?.role as PartnerRole | undefined) ?? 'retailer',
    identifiers: Object.freeze(head?.identifiers ?? {}),
    timezone,
    parties: freeGroup(root.children.get('parties'), 'parties', report),
    tolerance: tolerance ?? EXACT,
    codes: makeCodeLists(context.sharedCodes, codes.lists, timezone),
    channels,
    ...(switchedOffBy === undefined ? {} : { switchedOffBy, ...missingForDocuments(root, input.env) }),
  });
  const declared = root.children.get('channels')?.children ?? new Map<string, ConfigNode>();
  for (const [name, node] of declared) {
    const channel = checkName(context, 'channel', name, node) ? readChannel(context, partner, name, node) : undefined;
    if (channel !== undefined) channels.set(name, channel);
  }
  return {
    folder,
    readable: true,
    partner: tolerance && head && partner,
    declaredName: root.children.get('partner'),
    declared,
    channels,
    routes,
    codes,
    expectations: readRows(context, `mappings/${folder}`, root.children.get('expectations'), { calendar: 'none', timezone }),
  };
}

function checkHead(context: LoadContext, folder: string, root: ConfigNode): void {
  const { report } = context;
  const name = root.children.get('partner');
  if (typeof name?.value === 'string' && name.value !== folder) {
    report.error('E_CONFIG_FIELD', { reason: `partner must be the name of the folder, ${folder}` }, name.at);
  }
  if (!new RegExp(NAME_PATTERN).test(folder)) {
    report.error('E_CONFIG_FIELD', { reason: 'the name of a partner has small letters, digits and single hyphens' }, root.at);
  }
  if (folder === THE_HUB)
    report.error('E_CONFIG_FIELD', { reason: `${THE_HUB} is the name of what the hub says by itself: no partner has it` }, root.at);
  const timezone = root.children.get('timezone');
  if (typeof timezone?.value === 'string' && !isTimezone(timezone.value)) {
    report.error('E_CONFIG_FIELD', { reason: 'timezone must be an IANA time zone such as Europe/Paris' }, timezone.at);
  }
  checkIdentifiers(root.children.get('identifiers'), report);
  const channels = root.children.get('channels');
  if (channels === undefined || channels.kind !== 'group') {
    report.error('E_CONFIG_FIELD', { reason: 'channels must be a group of channels by name' }, channels?.at ?? root.at);
  }
  refuseSecrets(context, root, 'credentials');
}

function checkName({ report }: LoadContext, what: string, name: string, node: ConfigNode): boolean {
  if (new RegExp(NAME_PATTERN).test(name)) return true;
  report.error('E_CONFIG_FIELD', { reason: `the name of a ${what} has small letters, digits and single hyphens` }, node.keyAt);
  return false;
}
