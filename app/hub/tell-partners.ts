import type { Catalog } from '../../core/catalog/model.ts';
import type { Logger } from '../../core/spi/log.ts';

/** Which partners are on, and what switches the others on, in one line; where none is on, what to do next. */
export function tellPartners(log: Logger, { partners }: Catalog): void {
  const all = [...partners.values()];
  const on = all.filter(({ switchedOffBy }) => switchedOffBy === undefined).map(({ name }) => name);
  const off = Object.fromEntries(all.flatMap(({ name, switchedOffBy }) => (switchedOffBy === undefined ? [] : [[name, switchedOffBy]])));
  log.info({ on, off }, `partners: ${on.length} on, ${all.length - on.length} off`);
  if (on.length === 0)
    log.warn({}, 'no partner is on: switch one on with its variable, as its README says, or make one: relais new partner NAME');
}
