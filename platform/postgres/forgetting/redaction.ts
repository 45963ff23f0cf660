import { knownValues } from '../../../core/canonical/masking/known-values.ts';
import { maskPersonal, personalMask } from '../../../core/canonical/personal.ts';
import type { CaseId, EnvelopeId, MessageId } from '../../../core/kernel/ids.ts';
import type { Json } from '../../../core/kernel/json.ts';
import type { Session } from '../sql/database.ts';
import { rowset } from '../sql/rowset.ts';

/** Business keys that are the identity of a device, and so of its owner. */
export const personalKeys: readonly string[] = ['imei', 'serialNumber', 'deviceOrder'];

const redacted = rowset({ id: 'uuid', body: 'json', business_keys: 'json' });
const REDACT = {
  name: 'redact-envelopes',
  text: `UPDATE envelopes e SET body = r.body, business_keys = r.business_keys, redacted_at = $${parameters()} FROM ${redacted.from('r')} WHERE e.id = r.id`,
};

/** The instant comes after the columns of the rows. */
function parameters(): number {
  return redacted.values([]).length + 1;
}

/** A canonical message whose personal data is to go. */
export interface PersonalEnvelope {
  readonly id: EnvelopeId;
  readonly message_id: MessageId;
  readonly case_id: CaseId | null;
  readonly type: string;
  readonly business_keys: Readonly<Record<string, string>>;
  readonly body: Json;
}

/** Takes the personal data out of canonical messages for good: by the schema, leaf by leaf, so that cases can still be folded. Business keys
 *  that are personal themselves, or repeat what is, go whole.
 *  @returns the keys that went, with their cases and messages */
export async function redactEnvelopes(session: Session, envelopes: readonly PersonalEnvelope[], at: Date): Promise<readonly LostKey[]> {
  if (envelopes.length === 0) return [];
  const lost: LostKey[] = [];
  const rows = envelopes.map(({ id, message_id, case_id, type, business_keys, body }) => {
    const known = knownValues([{ type, body }]);
    const kept = Object.entries(business_keys).filter(([name, value]) => {
      const isPersonal = personalKeys.includes(name.slice(name.lastIndexOf('/') + 1)) || known.isPersonal(value);
      if (isPersonal) lost.push({ messageId: message_id, caseId: case_id, value });
      return !isPersonal;
    });
    return { id, body: maskPersonal(type, body, () => personalMask), business_keys: Object.fromEntries(kept) };
  });
  await session.query(REDACT, [...redacted.values(rows), at.toISOString()]);
  return lost;
}

/** A business key that was personal. */
export interface LostKey {
  readonly messageId: MessageId;
  readonly caseId: CaseId | null;
  readonly value: string;
}
