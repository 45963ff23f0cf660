import { type ErrorEntry, row } from './error-row.ts';

/** Errors of what people do: to messages, and to the configuration. A part of the closed table. */
export const actionErrors = {
  E_ALREADY_ACCEPTED: row(
    409,
    'The message {id} was accepted by {channel} as it is.',
    'Agree with that partner first; then correct it with evenIfAccepted, and the corrected document is sent there, too.',
  ),
  E_FOUR_EYES: row(403, 'The action {id} waits for a second person.', 'Let somebody else than the one who planned it confirm it.'),
  E_CONFIGURATION_GONE: row(
    410,
    'The configuration {hash} is kept no longer.',
    'Replay by the configuration of today; configurations are kept as long as the documents that they processed.',
  ),
  E_CONFIGURATION_PAST: row(
    409,
    'The configuration {hash} does not load with this hub: {reason}.',
    'Replay by the configuration of today.',
  ),
  E_HOME_READ_ONLY: row(
    409,
    'Files of the configuration cannot be changed here: {reason}.',
    'Change them where they come from, then ask the hub to read them again.',
  ),
} as const satisfies Record<string, ErrorEntry>;
