import { type ErrorEntry, row } from './error-row.ts';

/** Errors of interchanges as a whole, and of what is answered to them. A part of the closed table. */
export const interchangeErrors = {
  E_CONTROL_REFERENCE_USED: row(
    422,
    'The control reference {reference} was used before, in message {messageId}, for another document.',
    'Send the document again under a new control reference.',
  ),
  E_SENDER_UNKNOWN: row(
    422,
    'The interchange comes from {sender}, under which no partner is known on this channel.',
    'Add the identifier to those of its partner, or to interchange.from of the channel, and replay the message; if nobody knows the sender, discard it.',
  ),
  E_RECIPIENT_UNKNOWN: row(
    422,
    'The interchange is for {recipient}, which is not an identifier of this hub.',
    'If it is ours, add it to the identifiers in hub.yaml or to interchange.to of the channel and replay the message; else tell the sender, and discard it.',
  ),
  E_INTERCHANGE_GAP: row(
    422,
    'The interchange {reference} does not follow one that came: its predecessor {before} is missing.',
    'Ask the sender for the interchange that is missing. One that is held is taken by replaying its message.',
  ),
  E_INTERCHANGE_TEST: row(
    422,
    'The interchange has the test indicator, and this channel takes no tests.',
    'Send it without the indicator if it is meant; send tests to a channel that takes them.',
  ),
  E_INTERCHANGE_PARTLY: row(
    422,
    'Messages of the interchange have errors, and it is agreed that all of its messages are taken or none.',
    'Correct the messages that have errors and send the interchange again.',
  ),
  E_CONTENT_REFUSED: row(422, 'The content is refused: {reason}.', 'Correct the document and send it again.'),
  E_ACKNOWLEDGEMENT_UNMATCHED: row(
    422,
    'The {kind} speaks of {subject}, and nothing of that kind was sent to this partner.',
    'Ask the partner what it answers, and discard the message.',
  ),
  E_MESSAGE_NOT_MAPPED: row(
    422,
    'The channel {channel} takes acknowledgements only; this is a {type}.',
    'Send it to the channel that takes it, or give this one a message section with a mapping and replay.',
  ),
} as const satisfies Record<string, ErrorEntry>;
