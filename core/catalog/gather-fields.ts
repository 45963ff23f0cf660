import type { JsonObject } from '../kernel/json.ts';
import type { FieldTable } from '../spi/fields.ts';

/** How long answers may be waited for: a case that is kept longer than this waits for an expectation, not for a gathering. */
const LONGEST_MS = 15 * 60_000;

/** `gather:` of a route; `complete` is read beside them. */
export const gatherFields = {
  to: {
    type: 'text-list',
    required: true,
    description: 'The channels that are asked: partner/channel, or $origin/channel for the partner with whom it all began.',
  },
  within: {
    type: 'duration',
    required: true,
    minimum: 100,
    maximum: LONGEST_MS,
    description: 'How long answers are waited for, from when the request is in the ledger.',
    example: '3s',
  },
  with: {
    type: 'path',
    required: true,
    description: 'The JSONata file that makes canonical messages of { request, answers }; relative to the folder of routes.yaml.',
  },
  emits: { type: 'text-list', required: true, description: 'The canonical types that the mapping may give.' },
  useful: {
    type: 'text-list',
    description:
      'Canonical types that make an answer count for complete: first or a number. Without it every answer with a message counts.',
  },
} as const satisfies FieldTable;
export const gatherSections = ['complete'] as const;

/** `complete:` of a gathering, as JSON Schema. */
export const completeSchema: JsonObject = {
  anyOf: [{ enum: ['all', 'first'] }, { type: 'integer', minimum: 1 }],
  default: 'all',
  description: 'When there is enough: all channels have come to their end, the first useful answer is there, or so many are.',
};
