import { languages } from '../../canonical/code-types.ts';
import type { FieldTable } from '../../spi/fields.ts';
import { alertKindNames, alertSeverities } from './alert-kinds.ts';

/** mappings/alerts.yaml, beside its rules and targets. */
export const alertFileFields = {
  to: { type: 'text-list', description: 'Targets of the rules that name none, those built in among them.', example: 'on-call' },
} as const satisfies FieldTable;

/** A rule of mappings/alerts.yaml. */
export const alertRuleFields = {
  name: {
    type: 'text',
    required: true,
    description: 'Lower case words joined by hyphens. The name of a rule that is built in changes that rule: what is not said stays.',
  },
  on: { type: 'choice', choices: alertKindNames, description: 'What it watches. Required but for rules that are built in.' },
  enabled: { type: 'boolean', default: true, description: 'false: switched off.' },
  threshold: { type: 'integer', minimum: 1, description: 'From how much on; what it counts depends on the kind.' },
  within: { type: 'duration', minimum: 1_000, maximum: 604_800_000, description: 'In which time, or for how long; depends on the kind.' },
  least: {
    type: 'integer',
    minimum: 1,
    description: 'Of failure-rate: so many messages must have come before a share says anything; 20 unless told otherwise.',
  },
  suppress: {
    type: 'duration',
    minimum: 60_000,
    maximum: 604_800_000,
    description: 'In which time the same subject is not told again; 1h unless told otherwise.',
  },
  severity: { type: 'choice', choices: alertSeverities, description: 'warning unless told otherwise.' },
  partner: { type: 'text', description: 'Only of this partner.' },
  channel: { type: 'text', description: 'Only of this channel: partner/channel.' },
  to: { type: 'text-list', description: 'Targets that are told.' },
  say: { type: 'text', description: 'One sentence for operators: what the rule means here.' },
} as const satisfies FieldTable;

/** Of targets of every kind. */
const commonFields = {
  language: { type: 'choice', choices: languages, default: 'en', description: 'The language of the sentences.' },
  gather: {
    type: 'duration',
    default: '1m',
    minimum: 0,
    maximum: 3_600_000,
    description: 'The least time between two calls or mails: what comes in it is told together when it is over.',
  },
} as const satisfies FieldTable;

/** A target of the kind webhook. */
export const webhookTargetFields = {
  ...commonFields,
  url: { type: 'url', required: true, description: 'Where alerts are posted, as JSON.' },
  secret: {
    type: 'text',
    secret: true,
    description: 'Signs as Standard Webhooks says: secret:alerts/NAME, whose value is whsec_ and the base64 of 24 to 64 bytes.',
  },
  allowPrivateNetwork: {
    type: 'boolean',
    default: false,
    description: 'May the address be in a private network?',
    unsafe: 'addresses of the own network can be reached.',
  },
  timeout: { type: 'duration', default: '10s', minimum: 100, maximum: 60_000, description: 'How long one attempt may take.' },
} as const satisfies FieldTable;

/** A target of the kind email. */
export const emailTargetFields = {
  ...commonFields,
  host: { type: 'text', required: true, description: 'The mail server (SMTP).' },
  port: { type: 'integer', default: 587, minimum: 1, maximum: 65_535, description: 'Its port.' },
  tls: {
    type: 'choice',
    choices: ['starttls', 'implicit', 'none'],
    default: 'starttls',
    description: 'starttls: begun on the plain connection, and required; implicit: from the first byte (port 465); none: never.',
  },
  certificateAuthority: {
    type: 'text',
    description: "PEM of the authority of the server's certificate, where it is an own one; such as ${MAIL_CA}.",
  },
  user: { type: 'text', description: 'Who logs in; nobody without it.' },
  password: { type: 'text', secret: true, description: 'secret:alerts/NAME.' },
  from: { type: 'text', required: true, description: 'The sender.', example: 'relais@hub.example' },
  to: { type: 'text-list', required: true, description: 'The recipients.' },
  allowPrivateNetwork: {
    type: 'boolean',
    default: false,
    description: 'May the server be in a private network?',
    unsafe: 'addresses of the own network can be reached.',
  },
  timeout: { type: 'duration', default: '20s', minimum: 100, maximum: 120_000, description: 'How long one attempt may take.' },
} as const satisfies FieldTable;

/** A target of the kind channel. */
export const channelTargetFields = {
  ...commonFields,
  channel: {
    type: 'text',
    required: true,
    description: 'An outbound channel, partner/channel, that takes contact.notification-requested.',
    example: 'acme/messages',
  },
  by: {
    type: 'choice',
    choices: ['sms', 'email', 'webhook', 'push'],
    default: 'sms',
    description: 'How the channel tells: sms and push need a telephone number in `to`, email an address.',
  },
  to: { type: 'text', required: true, description: 'Whom: an international telephone number or an e-mail address.' },
} as const satisfies FieldTable;

/** The kinds of targets, by the value of `kind`. */
export const targetFields = { webhook: webhookTargetFields, email: emailTargetFields, channel: channelTargetFields } as const;
