import type { FieldTable } from '../spi/fields.ts';
import { partnerRoles } from './model.ts';

/* The fields of the configuration files, declared once: reading, checking and the JSON Schemas in schemas/hub all
   follow from these tables. Groups inside groups ("sections") are named beside them, where they are read. */

/** mappings/hub.yaml */
export const hubFields = {
  name: { type: 'text', required: true, description: 'The name of this hub, as partners know it.' },
  identifiers: { type: 'text-map', description: 'What identifies the hub to partners: gln and others.' },
  fourEyes: {
    type: 'boolean',
    default: false,
    description: 'Does it take a second person to correct a message, and to act on many at once?',
  },
} as const satisfies FieldTable;

/** mappings/<partner>/partner.yaml */
export const partnerFields = {
  partner: { type: 'text', required: true, description: 'The name of the partner: the name of its folder.' },
  name: { type: 'text', required: true, description: 'The name for people.' },
  role: { type: 'choice', required: true, choices: partnerRoles, description: 'What the partner does in the returns and claims trade.' },
  identifiers: { type: 'text-map', description: 'What identifies the partner in documents: gln, siret and others.' },
  enabled: {
    type: 'boolean',
    default: true,
    description:
      'false: the pack is checked and tested, but not connected. It needs no variables and no secrets, takes nothing in, and what it should be sent is held.',
    example: '${ACME_ENABLED:-false}',
  },
  timezone: { type: 'text', default: 'UTC', description: 'IANA time zone in which the partner writes its dates.', example: 'Europe/Paris' },
} as const satisfies FieldTable;
export const partnerSections = ['channels', 'parties', 'expectations', 'tolerance'] as const;

/** A channel, whichever its direction. */
export const channelFields = {
  direction: {
    type: 'choice',
    required: true,
    choices: ['in', 'out'],
    description: 'in: the partner sends to the hub; out: the hub sends to the partner.',
  },
  connector: { type: 'text', required: true, description: 'The kind of connector: the name of a folder under connectors/.' },
} as const satisfies FieldTable;
export const channelSections = ['settings', 'credentials', 'format', 'parameters'] as const;
export const inboundSections = [...channelSections, 'message', 'interchange', 'acknowledge', 'answer', 'expect'] as const;
export const outboundSections = [...channelSections, 'request', 'reply', 'awaits', 'limits', 'retry', 'ordering', 'batch'] as const;

/** `message:` of an inbound channel. */
export const messageFields = {
  mapping: {
    type: 'path',
    required: true,
    description: 'The JSONata file that makes canonical messages of a document; relative to the pack.',
  },
  emits: { type: 'text-list', required: true, description: 'The canonical types that the mapping may give.' },
} as const satisfies FieldTable;

/** `request:` of an outbound channel, or each of several; `answer:` of an inbound channel likewise. */
export const requestFields = {
  accepts: { type: 'text-list', required: true, description: 'The canonical types that the channel takes.' },
  mapping: {
    type: 'path',
    required: true,
    description: 'The JSONata file that makes the document of a canonical message; relative to the pack.',
  },
} as const satisfies FieldTable;

/** `reply:` of an outbound channel; its section `format` says how the answer is read. */
export const replyFields = {
  mapping: {
    type: 'path',
    description:
      "The JSONata file that makes canonical messages of the partner's answer; relative to the pack. Not needed where answers bring nothing but acknowledgements, or are only classified.",
  },
  emits: { type: 'text-list', description: 'The canonical types that the mapping may give; with mapping.' },
  classify: {
    type: 'text',
    description:
      'JSONata, or the name of a .jsonata file: says of an answer that came without a transport error "accepted", "rejected", "deferred" or "pending": not final, asked again.',
    example: 'errorCode = "0" ? "accepted" : "rejected"',
  },
} as const satisfies FieldTable;

/** `limits:` of an outbound channel. */
export const limitsFields = {
  rate: {
    type: 'text',
    description: 'How many documents may be sent in a time: N/s, N/m or N/h. Without it there is no limit.',
    example: '10/s',
  },
  concurrency: { type: 'integer', default: 4, minimum: 1, maximum: 1_000, description: 'How many documents may be under way at once.' },
  timeout: { type: 'duration', default: '30s', minimum: 100, maximum: 600_000, description: 'How long one attempt may take.' },
} as const satisfies FieldTable;

/** A route of routes.yaml. */
export const routeFields = {
  name: { type: 'text', required: true, description: 'The name of the route, unique in its file; deliveries and decisions show it.' },
  on: { type: 'text', required: true, description: 'The canonical type that the route takes.' },
  when: {
    type: 'text',
    description:
      'JSONata, or the name of a .jsonata file: the route takes the messages for which it is true. The input is the body; $envelope is the message around it.',
    example: '$exists(items[reason.canonical = "damaged_on_arrival"])',
  },
  once: {
    type: 'choice',
    choices: ['case'],
    description: 'case: taken at most once in a case, whatever comes how often.',
  },
  while: {
    type: 'text-list',
    description: 'Partners: as long as all of them are switched off, it is as if the route were not there.',
    example: 'crm',
  },
  to: {
    type: 'text-list',
    description:
      'Destinations: partner/channel, or $origin/channel for the partner with whom it all began. None: the message is kept with its case.',
  },
} as const satisfies FieldTable;
export const routeSections = ['emit', 'gather'] as const;

/** `emit:` of a route. */
export const emitFields = {
  type: { type: 'text', required: true, description: 'The canonical type of the message that is made.' },
  with: { type: 'path', required: true, description: 'The JSONata file that makes it; relative to the folder of routes.yaml.' },
  using: { type: 'text-list', description: 'Canonical types whose latest message in the case the mapping needs: $latest(type).' },
  usingLinked: {
    type: 'text-list',
    description: 'Canonical types of which the latest message in a linked case will do as well, where the case itself has none.',
    example: 'dispute.opened',
  },
} as const satisfies FieldTable;

/** An entry of a list in codes.yaml. */
export const codeFields = {
  partner: { type: 'text', required: true, description: 'The code as the partner writes it.' },
  canonical: { type: 'text', required: true, description: 'The canonical value.' },
  label: { type: 'text', description: 'What the partner says that the code means.' },
  from: { type: 'text', description: 'First day on which the entry holds: YYYY-MM-DD.' },
  to: { type: 'text', description: 'Last day on which the entry holds: YYYY-MM-DD.' },
  preferred: { type: 'boolean', description: 'Of several codes for one canonical value, the one that is written to the partner.' },
} as const satisfies FieldTable;
