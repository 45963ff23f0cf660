import { correlate } from '../../cases/correlation.ts';
import { isMasterData, kindOf } from '../../cases/kinds.ts';
import { type Finding, finding } from '../../kernel/errors.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { keyPlace, readKeyName } from '../../spi/correlation.ts';
import type { Envelope } from '../../spi/envelope.ts';
import type { StageContent } from '../../spi/ledger.ts';
import { businessKeysOf } from '../cases/business-keys.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';

/** Each canonical message into its case, by the case of what caused it or by its business keys (Correlation Identifier).
 *  Keys belong to the partner who gave them: another partner's number 4711 is another thing. A key that is said to be of a
 *  partner that is not configured joins nothing; it is noted for operators. */
export function correlateStage(ports: PipelinePorts): Stage {
  return {
    name: 'correlate',
    run: async (context) => {
      const findings = context.envelopes.flatMap((envelope) => foreignKeys(context, envelope));
      if (findings.length > 0) ports.log.warn({ messageId: context.message.id, findings: findings.length }, 'keys of unknown partners');
      return {
        ...context,
        envelopes: await Promise.all(context.envelopes.map((envelope) => correlated(ports, envelope))),
        contents: [...context.contents, ...noted(findings)],
      };
    },
  };
}

/** The envelope with its case; master data has none. A neutral message that brings no number that its cause had not is in the case of
 *  its cause: nothing is asked then.
 *  @param cause the message that it was made from, where that one went through here just now */
export async function correlated(ports: PipelinePorts, envelope: Envelope, cause?: Envelope): Promise<Envelope> {
  if (isMasterData(envelope)) return { ...envelope, caseRef: '' as CaseId };
  if (envelope.caseRef !== '' && kindOf(envelope.type) === undefined && newIdentities(envelope, cause) === 0) return envelope;
  const caseRef = await ports.ledger.correlate({
    type: envelope.type,
    keys: businessKeysOf(envelope),
    ...(envelope.caseRef === '' ? {} : { cause: envelope.caseRef }),
    at: ports.clock.now(),
    decide: correlate,
  });
  return { ...envelope, caseRef };
}

function newIdentities(envelope: Envelope, cause: Envelope | undefined): number {
  const placesOf = (one: Envelope) => businessKeysOf(one).flatMap((key) => (key.strength === 'identity' ? [keyPlace(key)] : []));
  const before = new Set(cause === undefined ? [] : placesOf(cause));
  return placesOf(envelope).filter((place) => !before.has(place)).length;
}

function foreignKeys({ catalog }: Context, { businessKeys }: Envelope): readonly Finding[] {
  return Object.keys(businessKeys).flatMap((written) => {
    const { issuer } = readKeyName(written);
    if (issuer === undefined || catalog.partners.has(issuer)) return [];
    return [finding('E_CONFIG_REFERENCE', { what: `The partner of the business key ${written},`, name: issuer }, {})];
  });
}

function noted(findings: readonly Finding[]): StageContent[] {
  if (findings.length === 0) return [];
  return [{ stage: 'correlate', mediaType: 'application/json', body: Buffer.from(JSON.stringify({ findings })) }];
}
