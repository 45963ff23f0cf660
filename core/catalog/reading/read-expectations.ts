import { languages } from '../../canonical/code-types.ts';
import { parseDuration } from '../../spi/duration.ts';
import { BUSINESS_DURATION, type calendarNames, expectationFields, expectationFileFields } from '../expectation-fields.ts';
import { isTimezone } from '../identifiers.ts';
import type { LoadContext } from '../input.ts';
import type { ExpectationSetting } from '../model.ts';
import { checkTypes } from '../type-names.ts';
import { type ConfigNode, readFields, readYaml } from '../yaml-file.ts';

const FILE = 'mappings/expectations.yaml';
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const WITHIN = new RegExp(`^(?:${BUSINESS_DURATION})$`);

type CalendarName = (typeof calendarNames)[number];
interface Defaults {
  readonly calendar: CalendarName;
  readonly timezone: string;
}

/** Reads `mappings/expectations.yaml`. No file means that nothing is expected. */
export function readExpectations(context: LoadContext): readonly ExpectationSetting[] {
  const { input, report } = context;
  const text = input.files.get(FILE);
  const root = text === undefined ? undefined : readYaml(FILE, text, report);
  if (root === undefined || root.value === null) return [];
  const fields = readFields(root, expectationFileFields, report, { others: ['expectations'], missingAt: root.at });
  checkTimezone(context, root.children.get('timezone'));
  const defaults = { calendar: (fields?.calendar ?? 'none') as CalendarName, timezone: fields?.timezone ?? 'UTC' };
  return readRows(context, 'mappings', root.children.get('expectations'), defaults);
}

/** Reads the rows of a list of expectations: of the file, or `expectations:` of a pack. */
export function readRows(
  context: LoadContext,
  folder: string,
  list: ConfigNode | undefined,
  defaults: Defaults,
): readonly ExpectationSetting[] {
  if (list === undefined || list.value === null) return [];
  if (list.kind !== 'list') {
    context.report.error('E_CONFIG_FIELD', { reason: 'expectations is a list' }, list.at);
    return [];
  }
  return [...list.children.values()].flatMap((node) => readRow(context, folder, node, defaults) ?? []);
}

function readRow(context: LoadContext, folder: string, node: ConfigNode, defaults: Defaults): ExpectationSetting | undefined {
  const { mappings, report } = context;
  const label = String(node.children.get('name')?.written ?? 'the expectation');
  const fields = readFields(node, expectationFields, report, { label, missingAt: node.at });
  const typesAreKnown = [checkTypes(node.children.get('on'), report), checkTypes(node.children.get('until'), report)].every(Boolean);
  checkTimezone(context, node.children.get('timezone'));
  const whenNode = node.children.get('when');
  const when = whenNode && mappings.expression(folder, whenNode, `${label}.when`);
  const untilNode = node.children.get('untilWhen');
  const untilWhen = untilNode && mappings.expression(folder, untilNode, `${label}.untilWhen`);
  if (fields === undefined || !typesAreKnown || (whenNode !== undefined && when === undefined)) return undefined;
  if (untilNode !== undefined && untilWhen === undefined) return undefined;
  const refuse = (field: string, reason: string): undefined => {
    report.error('E_CONFIG_FIELD', { reason }, (node.children.get(field) ?? node).at);
    return undefined;
  };
  if (!NAME.test(fields.name)) return refuse('name', `the name ${label} is lower case words joined by hyphens`);
  if (!WITHIN.test(fields.within)) return refuse('within', `within of ${label} is a time such as 48h, 28d, 2 working days or 3 months`);
  if (!isSensible(fields.within)) return refuse('within', `within of ${label} is more than nothing, and no more than 10000 days`);
  if (when !== undefined && fields.on === 'shipment.tracked')
    return refuse('when', `${label} looks into shipment.tracked, which may report several scans: expect another type`);
  for (const field of ['labels', 'says'] as const) {
    const strange = Object.keys(fields[field] ?? {}).find((language) => !languages.some((known) => known === language));
    if (strange !== undefined) return refuse(field, `${field} of ${label} are in ${languages.join(', ')}, not in ${strange}`);
  }
  return Object.freeze({
    name: fields.name,
    where: `${node.at.file ?? ''}:${node.at.line ?? 1}`,
    on: fields.on,
    ...(when === undefined ? {} : { when }),
    until: fields.until,
    ...(untilWhen === undefined ? {} : { untilWhen }),
    within: fields.within,
    ...(fields.dueFrom === undefined ? {} : { dueFrom: fields.dueFrom }),
    calendar: fields.calendar ?? defaults.calendar,
    timezone: fields.timezone ?? defaults.timezone,
    say: fields.say,
    labels: fields.labels ?? {},
    says: { en: fields.say, ...fields.says },
  });
}

/** A longer time would be waited for by nobody, and is not reckoned with; none at all is late at once. */
function isSensible(within: string): boolean {
  const ms = parseDuration(within);
  return Number.parseInt(within, 10) > 0 && (ms === undefined ? !/\d(ms|s|m|h)$/.test(within) : ms <= MAX_MS);
}

const MAX_MS = 10_000 * 86_400_000;

function checkTimezone({ report }: LoadContext, node: ConfigNode | undefined): void {
  if (typeof node?.value === 'string' && !isTimezone(node.value))
    report.error('E_CONFIG_FIELD', { reason: `there is no time zone ${node.written}` }, node.at);
}
