import type { FieldTable } from '../spi/fields.ts';
import { type ContentClass, contentClasses } from '../spi/ledger/retention.ts';
import type { Report } from './report.ts';
import { type ConfigNode, readFields } from './yaml-file.ts';

const DAY_MS = 86_400_000;

const says: Readonly<Record<ContentClass, string>> = {
  original: 'How long documents are kept as they came; without them nothing can be replayed.',
  stages: 'How long it is kept what documents looked like on their way, and the personal data of canonical messages of closed cases.',
  sent: 'How long it is kept what went out.',
  answers: 'How long it is kept what partners answered.',
  documents: 'How long files such as labels are kept, once their case is closed.',
};

/** How long contents are kept where nothing else is said. */
export const usualRetention: Retained = {
  original: 90 * DAY_MS,
  stages: 30 * DAY_MS,
  sent: 90 * DAY_MS,
  answers: 30 * DAY_MS,
  documents: 730 * DAY_MS,
};

/** How long contents are kept, in milliseconds, by class. */
export type Retained = Readonly<Record<ContentClass, number>>;

/** `retention:` of mappings/hub.yaml, and of a channel, where it says what differs. */
export const retentionFields = Object.fromEntries(
  contentClasses.map((content) => [
    content,
    { type: 'duration', minimum: 3_600_000, description: says[content], example: `${usualRetention[content] / DAY_MS}d` },
  ]),
) as Readonly<Record<ContentClass, { type: 'duration'; minimum: number; description: string; example: string }>> satisfies FieldTable;

/** Reads `retention:`; what is not said is absent. Undefined after a finding. */
export function readRetention(node: ConfigNode | undefined, label: string, report: Report): Partial<Retained> | undefined {
  if (node === undefined) return {};
  const fields = readFields(node, retentionFields, report, { label, missingAt: node.at });
  return fields === undefined ? undefined : Object.freeze(fields);
}
