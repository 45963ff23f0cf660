import { parseBusinessDuration } from '../../cases/duration.ts';
import type { ExpectationRule } from '../../cases/expectations.ts';
import { calendars } from '../../cases/holidays.ts';
import { type Moment, momentsOf } from '../../cases/moments.ts';
import type { Catalog, ExpectationSetting, PackMapping } from '../../catalog/model.ts';
import type { IdSource } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { CaseEvent } from '../../spi/ledger/cases.ts';

/** What is expected of a case with these events. Conditions are worked out here, as they are mappings: one that fails, or gives
 *  anything but true, opens and meets nothing. */
export async function expectationRules(
  catalog: Catalog,
  ids: IdSource,
  events: readonly Omit<CaseEvent, 'messageId'>[],
  now: Date,
): Promise<readonly ExpectationRule[]> {
  const types = new Set(events.map(({ type }) => type));
  const rules = catalog.expectations.filter(({ on }) => types.has(on)).map((setting) => ruleOf(catalog, ids, setting, events, now));
  return (await Promise.all(rules)).filter((rule) => rule !== undefined);
}

async function ruleOf(
  catalog: Catalog,
  ids: IdSource,
  { when, untilWhen, calendar, within, where: _, labels: _labels, says: _says, ...setting }: ExpectationSetting,
  events: readonly Omit<CaseEvent, 'messageId'>[],
  now: Date,
): Promise<ExpectationRule | undefined> {
  const duration = parseBusinessDuration(within);
  const rules = calendars[calendar];
  if (duration === undefined || rules === undefined) return undefined;
  const rule = { ...setting, within: duration, calendar: rules };
  const opening = new Set<JsonObject>();
  if (when !== undefined)
    for (const { type, body } of events) if (type === setting.on && (await holds(catalog, ids, when, body, now))) opening.add(body);
  const meeting = new Set<string>();
  if (untilWhen !== undefined) {
    const moments = momentsOf(events).filter(({ event }) => setting.until.includes(event.type));
    for (const moment of moments) if (await holds(catalog, ids, untilWhen, moment.body, now)) meeting.add(placeOf(moment));
  }
  return {
    ...rule,
    ...(when === undefined ? {} : { when: (body: JsonObject) => opening.has(body) }),
    ...(untilWhen === undefined ? {} : { meets: (moment: Moment) => meeting.has(placeOf(moment)) }),
  };
}

/** Scans of one message differ by what the carrier said, and by nothing else that a condition sees. */
function placeOf({ event, body }: Moment): string {
  return `${event.id} ${event.type === 'shipment.tracked' ? String(body['tracking']) : ''}`;
}

async function holds({ hub }: Catalog, ids: IdSource, when: PackMapping, body: JsonObject, now: Date): Promise<boolean> {
  try {
    const { output } = await when.run(body, {
      now,
      ids,
      partner: {},
      hub: { name: hub.name, identifiers: hub.identifiers },
      codes: { toCanonical: () => undefined, toPartner: () => undefined, has: () => false },
    });
    return output === true;
  } catch {
    return false;
  }
}
