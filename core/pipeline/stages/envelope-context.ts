import { partyIdentifier } from '../../catalog/bindings.ts';
import type { Catalog, Channel } from '../../catalog/model.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { EnvelopeContext } from '../../spi/format.ts';
import type { Processing } from '../../spi/ledger/ledger.ts';

interface EnvelopePorts {
  readonly ledger: Pick<Processing, 'nextNumber'>;
  readonly clock: Clock;
}

/** Who writes to whom, and under which number. Formats without envelopes draw none: the number is then empty. */
export async function envelopeContext(ports: EnvelopePorts, catalog: Catalog, channel: Channel): Promise<EnvelopeContext> {
  const number =
    channel.formatDefinition.envelope !== undefined ? await ports.ledger.nextNumber(`interchange:${channel.partner.name}`) : undefined;
  return {
    sender: partyIdentifier(catalog.hub.identifiers, catalog.hub.name),
    recipient: partyIdentifier(channel.partner.identifiers, channel.partner.name),
    controlReference: number === undefined ? '' : String(number),
    preparedAt: ports.clock.now(),
  };
}

/** To write a document on trial: the number is none of those that are drawn, so that those of what is sent stay without gaps. */
export function trialContext(clock: Clock, catalog: Catalog, channel: Channel): Promise<EnvelopeContext> {
  return envelopeContext({ clock, ledger: { nextNumber: async () => 1 } }, catalog, channel);
}
