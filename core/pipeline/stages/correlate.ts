import { correlate } from '../../cases/correlation.ts';
import { isMasterData, kindOf } from '../../cases/kinds.ts';
import { type Finding, finding } from '../../kernel/errors.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { Envelope } from '../../spi/envelope.ts';
import { type Correlation, keyPlace, readKeyName } from '../../spi/ledger/correlation.ts';
import type { StageContent } from '../../spi/ledger/ledger.ts';
import { businessKeysOf } from '../cases/business-keys.ts';
import type { Stage } from '../compose.ts';
import type { Context, PipelinePorts } from '../context.ts';

/** Each canonical message into its case, by the case of what caused it or by its business keys (Correlation Identifier).
 *  Keys belong to the partner who gave them: another partner's number 4711 is another thing. A key that is said to be of a
 *  partner that is not configured joins nothing, and one that contradicts what its issuer gave merges nothing; both are noted for
 *  operators. */
export function correlateStage(ports: PipelinePorts): Stage {
  return {
    name: 'correlate',
    run: async (context) => {
      const findings = context.envelopes.flatMap((envelope) => foreignKeys(context, envelope));
      const placed = context.envelopes.map((envelope) => correlated(ports, envelope, { tell: (apart) => findings.push(apart) }));
      const envelopes = await Promise.all(placed);
      if (findings.length > 0) ports.log.warn({ messageId: context.message.id, findings: findings.length }, 'keys that join nothing');
      return { ...context, envelopes, contents: [...context.contents, ...keyFindings(findings)] };
    },
  };
}

/** What goes with a message on its way to its case. */
interface OnTheWay {
  /** The message that it was made from, where that one went through here just now. */
  readonly cause?: Envelope;
  /** Takes each key that leads to a case which stays apart. */
  readonly tell?: (apart: Finding) => void;
}

/** The envelope with its case; master data has none. A neutral message that brings no number that its cause had not is in the case of
 *  its cause: nothing is asked then. */
export async function correlated(ports: PipelinePorts, envelope: Envelope, { cause, tell }: OnTheWay = {}): Promise<Envelope> {
  if (isMasterData(envelope)) return { ...envelope, caseRef: '' as CaseId };
  if (envelope.caseRef !== '' && kindOf(envelope.type) === undefined && newIdentities(envelope, cause) === 0) return envelope;
  let apart: Correlation['apart'] = [];
  const caseRef = await ports.ledger.correlate({
    type: envelope.type,
    keys: businessKeysOf(envelope),
    ...(envelope.caseRef === '' ? {} : { cause: envelope.caseRef }),
    ...(cause === undefined ? {} : { made: true }),
    at: ports.clock.now(),
    // Of several answers, when others were faster, the last one holds.
    decide: (question, known, newId) => {
      const decided = correlate(question, known, newId);
      apart = decided.apart;
      return decided;
    },
  });
  for (const { issuer, name, value, caseId } of apart)
    tell?.(finding('E_CASE_APART', { key: `${name} ${value}`, issuer, other: caseId }, {}));
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

/** The content in which operators find them. */
export function keyFindings(findings: readonly Finding[]): StageContent[] {
  if (findings.length === 0) return [];
  return [{ stage: 'correlate', mediaType: 'application/json', body: Buffer.from(JSON.stringify({ findings })) }];
}
