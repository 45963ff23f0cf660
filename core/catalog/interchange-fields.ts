import type { FieldTable } from '../spi/fields.ts';

/** `interchange:` of an inbound channel: what is agreed about the envelopes that come. */
export const interchangeFields = {
  from: {
    type: 'text-list',
    default: [],
    description:
      "The identifiers under which the partner sends (UNB S002, ISA06). Without them, the partner's own identifiers; where it has none, anybody.",
    example: '4012345500004',
  },
  to: {
    type: 'text-list',
    default: [],
    description: "The identifiers that it may be sent to (UNB S003, ISA08). Without them, the hub's own; where it has none, anybody.",
  },
  duplicates: {
    type: 'choice',
    choices: ['reject', 'accept', 'hold'],
    default: 'reject',
    description:
      'An interchange under a control reference that came before, with other content: reject refuses it, accept takes it, hold keeps it for a person. The same content again has no second effect, whatever is chosen.',
  },
  sequence: {
    type: 'choice',
    choices: ['any', 'reject', 'hold'],
    default: 'any',
    description: 'An interchange whose number does not follow one that came: any takes it, reject refuses it, hold keeps it for a person.',
  },
  remember: {
    type: 'duration',
    default: '365d',
    minimum: 3_600_000,
    description: 'How long a control reference is remembered; one that is older may come again.',
  },
  test: {
    type: 'choice',
    choices: ['check', 'accept', 'refuse'],
    default: 'check',
    description:
      'An interchange with the test indicator (UNB 0035, ISA15): check validates and acknowledges it and goes no further, accept treats it as a real one, refuse refuses it.',
  },
  partial: {
    type: 'boolean',
    default: true,
    description: 'Take the good messages of an interchange that has bad ones. False: all or none.',
  },
} as const satisfies FieldTable;

/** `acknowledge:` of an inbound channel: what the partner is answered. */
export const acknowledgeFields = {
  kind: {
    type: 'choice',
    choices: ['contrl', 'x12'],
    description:
      'The technical acknowledgement: contrl for EDIFACT; x12 for X12 (TA1, and 997 or 999 as its format says). Without it, there is none.',
  },
  technical: {
    type: 'choice',
    choices: ['always', 'errors'],
    default: 'always',
    description: 'When the technical acknowledgement is sent: for every interchange, or only for one with errors.',
  },
  application: {
    type: 'choice',
    choices: ['never', 'errors', 'always'],
    default: 'never',
    description:
      'When an application acknowledgement (APERAK, 824) is sent for a message: when its content is refused, or also when it was taken.',
  },
  to: { type: 'text', required: true, description: 'The outbound channel of the same partner that carries it.' },
} as const satisfies FieldTable;

/** `awaits:` of an outbound channel: what the partner is expected to answer, and when at the latest. */
export const awaitsFields = {
  technical: {
    type: 'duration',
    minimum: 1_000,
    description: 'How long after its delivery an interchange may be without CONTRL, or 997 or 999, before it is overdue.',
    example: '2h',
  },
  receiptSuffices: {
    type: 'boolean',
    default: false,
    description: 'The partner says no more than that the interchange came (CONTRL action 8, TA1): that settles it.',
  },
  application: {
    type: 'duration',
    minimum: 1_000,
    description: 'How long after its delivery a message may be without APERAK or 824 before it is overdue.',
    example: '2d',
  },
} as const satisfies FieldTable;
