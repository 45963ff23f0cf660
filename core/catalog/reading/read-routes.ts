import type { LoadContext } from '../input.ts';
import type { Route } from '../model.ts';
import { emitFields, routeFields, routeSections } from '../shapes.ts';
import { checkTypes } from '../type-names.ts';
import { type ConfigNode, readFields, readYaml } from '../yaml-file.ts';
import { readGather } from './read-gather.ts';

/** A route as far as it could be read, and where it stands. */
export interface ReadRoute {
  /** Undefined if anything in it is wrong. */
  readonly route: Route | undefined;
  readonly name: string;
  readonly node: ConfigNode;
}

/** Reads the routes that concern several partners: `mappings/routes.yaml`, and the files of `mappings/routes/`, one for a subject.
 *  A name is given once in all of them. */
export function readSharedRoutes(context: LoadContext): readonly ReadRoute[] {
  const bySubject = [...context.input.files.keys()].filter((file) => /^mappings\/routes\/[^/]+\.yaml$/.test(file)).sort();
  const names = new Set<unknown>();
  return ['mappings/routes.yaml', ...bySubject].flatMap((file) => readFile(context, file, 'mappings', undefined, names));
}

/** Reads the routes.yaml of a pack: a list of routes. No file means no routes.
 *  @param scope the partner whose pack it is */
export function readRoutes(context: LoadContext, file: string, scope: string): readonly ReadRoute[] {
  return readFile(context, file, file.slice(0, file.lastIndexOf('/')), scope, new Set());
}

/** @param folder where mappings are looked for */
function readFile(
  context: LoadContext,
  file: string,
  folder: string,
  scope: string | undefined,
  names: Set<unknown>,
): readonly ReadRoute[] {
  const { input, report } = context;
  const text = input.files.get(file);
  const root = text === undefined ? undefined : readYaml(file, text, report);
  if (root === undefined || root.value === null) return [];
  if (root.kind !== 'list') {
    report.error('E_CONFIG_FIELD', { reason: 'the file must be a list of routes' }, root.at);
    return [];
  }
  const routes: ReadRoute[] = [];
  for (const node of root.children.values()) {
    const name = node.children.get('name');
    if (name !== undefined && names.has(name.value)) report.error('E_CONFIG_DUPLICATE', { what: 'The route', name: name.written }, name.at);
    names.add(name?.value);
    const label = String(name?.written ?? 'the route');
    const route = readRoute(context, { file, folder, scope }, label, node);
    routes.push({ route, name: scope === undefined ? label : `${scope}/${label}`, node });
  }
  return routes;
}

/** Where a route is written. */
interface RoutesFile {
  readonly file: string;
  readonly folder: string;
  readonly scope: string | undefined;
}

function readRoute(context: LoadContext, { file, folder, scope }: RoutesFile, label: string, node: ConfigNode): Route | undefined {
  const { mappings, report } = context;
  const fields = readFields(node, routeFields, report, { label, others: routeSections, missingAt: node.at });
  const known = checkTypes(node.children.get('on'), report);
  checkName(context, node.children.get('name'));
  const name = scope === undefined ? label : `${scope}/${label}`;
  const whenNode = node.children.get('when');
  const when = whenNode && mappings.expression(folder, whenNode, `${name}.when`);
  const emitNode = node.children.get('emit');
  const emit = emitNode && readEmit(context, folder, emitNode);
  const gatherNode = node.children.get('gather');
  const gather = gatherNode && readGather(context, folder, gatherNode);
  checkEnds(context, label, node);
  if (fields === undefined || !known || (whenNode && when === undefined)) return undefined;
  if ((emitNode && emit === undefined) || (gatherNode && gather === undefined)) return undefined;
  return Object.freeze({
    name,
    where: `${file}:${node.at.line}`,
    on: fields.on,
    ...(scope === undefined ? {} : { scope }),
    ...(when === undefined ? {} : { when }),
    ...(fields.once === undefined ? {} : { once: 'case' as const }),
    ...(fields.while === undefined ? {} : { while: fields.while }),
    to: [...new Set(fields.to ?? [])],
    ...(emit === undefined ? {} : { emit }),
    ...(gather === undefined ? {} : { gather }),
  });
}

/** A route leads somewhere, and one that gathers asks the channels of its gathering alone. */
function checkEnds({ report }: LoadContext, label: string, node: ConfigNode): void {
  const [to, emit, gather] = ['to', 'emit', 'gather'].map((name) => node.children.get(name));
  if (to === undefined && emit === undefined && gather === undefined)
    report.error('E_CONFIG_FIELD', { reason: `${label} leads nowhere: it needs to, emit or gather` }, node.at);
  const beside = gather && (to ?? emit);
  if (beside !== undefined)
    report.error('E_CONFIG_FIELD', { reason: `${label} gathers: to and emit beside that are routes of their own` }, beside.keyAt);
}

function readEmit({ mappings, report }: LoadContext, folder: string, node: ConfigNode): Route['emit'] {
  const fields = readFields(node, emitFields, report, { label: 'emit', missingAt: node.keyAt });
  const mapping = mappings.file(folder, node.children.get('with'));
  const known = ['type', 'using', 'usingLinked'].map((name) => checkTypes(node.children.get(name), report)).every(Boolean);
  if (fields === undefined || mapping === undefined || !known) return undefined;
  return Object.freeze({ type: fields.type, mapping, using: fields.using ?? [], usingLinked: fields.usingLinked ?? [] });
}

/** Routes of packs are named `partner/name`, and technical acknowledgements travel as route `acknowledge`. */
function checkName({ report }: LoadContext, node: ConfigNode | undefined): void {
  if (typeof node?.value !== 'string') return;
  if (node.value.includes('/')) report.error('E_CONFIG_FIELD', { reason: 'the name of a route has no slash' }, node.at);
  if (node.value === 'acknowledge')
    report.error('E_CONFIG_FIELD', { reason: 'the name acknowledge is kept for technical acknowledgements' }, node.at);
}
