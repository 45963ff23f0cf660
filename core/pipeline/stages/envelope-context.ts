import type { Catalog, Channel } from '../../catalog/model.ts';
import type { EnvelopeContext, PartyIdentifier } from '../../spi/format.ts';
import type { PipelinePorts } from '../context.ts';

/** Who writes to whom, and under which number. Formats that are not numbered draw none: the number is then empty. */
export async function envelopeContext(ports: PipelinePorts, catalog: Catalog, channel: Channel): Promise<EnvelopeContext> {
  const number =
    channel.formatDefinition.numbered === true ? await ports.ledger.nextNumber(`interchange:${channel.partner.name}`) : undefined;
  return {
    sender: partyOf(catalog.hub.identifiers, catalog.hub.name),
    recipient: partyOf(channel.partner.identifiers, channel.partner.name),
    controlReference: number === undefined ? '' : String(number),
    preparedAt: ports.clock.now(),
  };
}

/** GS1 parties are known by their GLN, qualifier 14 (UN/EDIFACT 0007). */
function partyOf(identifiers: Readonly<Record<string, string>>, name: string): PartyIdentifier {
  const gln = identifiers['gln'];
  return gln === undefined ? { id: name } : { id: gln, qualifier: '14' };
}
