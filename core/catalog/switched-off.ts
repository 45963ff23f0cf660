import { hubError } from '../kernel/errors.ts';
import type { Catalog, Channel, Partner } from './model.ts';
import { Report } from './report.ts';
import { type Environment, expandVariables } from './variables.ts';
import { type ConfigNode, readYaml } from './yaml-file.ts';

/** What switches a pack's partner off. Asked before the pack is read, because it decides what must be known for that.
 *  @returns the variable that `enabled:` names, else the place of `enabled` itself; undefined when the partner is on, and when the
 *  file or the value cannot be read, of which the reader of the pack tells */
export function offSwitchOf(file: string, text: string, environment: Environment): string | undefined {
  if (!text.includes('enabled')) return undefined;
  // Nearly always a line of its own: the file is read whole soon enough.
  const line = /^enabled:[^\n]*/m.exec(text)?.[0] ?? text;
  const enabled = readYaml(file, line, new Report(), { environment, required: false })?.children.get('enabled');
  if (enabled?.value !== false && enabled?.value !== 'false') return undefined;
  return /\$\{(\w+)/.exec(enabled.written ?? '')?.[1] ?? `enabled in ${file}`;
}

/** The parts of a channel that its documents are made with; the others say how they travel. */
const OF_DOCUMENTS = ['format', 'parameters'];

/** The first variable that is not set and that documents of the pack are made with. What is translated for a partner that is switched
 *  off is sent as it is when the partner is on: with a gap in it, it would be wrong for good. */
export function missingForDocuments(root: ConfigNode, environment: Environment): { readonly missing?: string } {
  const channels = [...(root.children.get('channels')?.children.values() ?? [])];
  const nodes = [
    ...[...root.children].flatMap(([key, node]) => (key === 'channels' ? [] : [node])),
    ...channels.flatMap(({ children }) => OF_DOCUMENTS.flatMap((name) => children.get(name) ?? [])),
  ];
  const [missing] = nodes.flatMap((node) => missingIn(node, environment));
  return missing === undefined ? {} : { missing };
}

function missingIn({ written, children }: ConfigNode, environment: Environment): readonly string[] {
  const own = written === undefined ? [] : expandVariables(written, environment).missing;
  return [...own, ...[...children.values()].flatMap((child) => missingIn(child, environment))];
}

/** Why nothing travels on the channel: its partner, or the one whose channel carries it, is switched off.
 *  @returns that partner; undefined when both are on */
export function switchedOffPartner(catalog: Pick<Catalog, 'channel'>, { partner, carrier }: Channel): Partner | undefined {
  const carrying = carrier === undefined ? undefined : catalog.channel(carrier)?.partner;
  return [partner, carrying].find((one) => one?.switchedOffBy !== undefined);
}

/** @throws E_PARTNER_OFF when nothing travels on the channel */
export function refuseSwitchedOff(catalog: Pick<Catalog, 'channel'>, channel: Channel): void {
  const off = switchedOffPartner(catalog, channel);
  if (off !== undefined) throw hubError('E_PARTNER_OFF', { partner: off.name });
}
