import { type ErrorEntry, row } from './error-row.ts';

/** Errors of routing, and of what is sent to partners. A part of the closed table. */
export const deliveryErrors = {
  E_NO_ROUTE: row(422, 'No route takes {type}.', 'Add a route for {type} to routes.yaml, then replay.'),
  E_CASE_GUARD: row(409, 'The case is not ready for {type}: {missing}', 'Replay the message when what is missing has come.'),
  E_CASE_APART: row(
    409,
    '{key} is of the case {other}, and {issuer} gave this one another number: the two stay apart.',
    'Ask the partner which number is right. If both are of one matter, {issuer} must say so in a message with both.',
  ),
  E_ROUTE_FAILED: row(422, 'A route for {type} could not be worked out: {reason}', 'Mend the route, then replay.'),
  E_ROUTE_LOOP: row(422, 'The routes emit messages in a circle: {chain}.', 'Break the circle in routes.yaml, then replay.'),
  E_DESTINATION_UNKNOWN: row(
    422,
    'The route {route} leads to {channel}, which does not exist.',
    'Correct the destination in routes.yaml or add the channel, then replay.',
  ),
  E_DELIVERY_REFUSED: row(
    502,
    'The partner refused the document: {reason}.',
    "Read the partner's answer, mend the cause, then retry or replay.",
  ),
  E_DELIVERY_UNAVAILABLE: row(502, 'The partner could not be reached or asked to wait: {reason}.', 'The hub tries again by itself.', true),
  E_DELIVERY_TIMEOUT: row(
    504,
    'The partner did not answer within {timeoutMs} ms.',
    'The hub tries again by itself under the same idempotency key.',
    true,
  ),
  E_NOT_ACCEPTED: row(
    422,
    'The channel {channel} has no mapping for {type}.',
    'Add {type} to its accepts in partner.yaml, or correct the route, then replay.',
  ),
  E_GIVEN_UP: row(
    500,
    'Processing never came to its end; times that it began: {attempts}.',
    'Look for what stops the hub at this message, then replay it.',
  ),
  E_RETRIES_EXHAUSTED: row(
    502,
    'Given up after attempt {attempts}, which failed as those before it: {reason}',
    'Ask the partner, then retry the delivery.',
  ),
  E_ANSWER_PENDING: row(
    502,
    'Attempt {attempts} was the last, and the answer of the partner is still not final.',
    'Ask the partner what became of it, then retry the delivery: it is asked anew.',
  ),
  E_ADDRESS_FORBIDDEN: row(
    502,
    'The address of {host} is {kind}: the channel may only contact the public internet.',
    'Correct the address, or set allowPrivateNetwork if the partner really is in your own network.',
  ),
  E_PEER_UNTRUSTED: row(
    502,
    "Another peer answers at the partner's address: {reason}.",
    'Ask the partner, by another way, whether its key or certificate changed; only then enter the new one.',
  ),
  E_LOGIN_REFUSED: row(
    502,
    'The partner does not take the credentials: {reason}.',
    'Check the credentials of the channel with the partner.',
    true,
  ),
  E_ANSWER_TOO_LARGE: row(
    502,
    "The partner's answer is larger than {maxBytes} bytes.",
    'Ask the partner whether the document arrived; raise the limit if such answers are lawful, then retry.',
  ),
  E_TEMPLATE_VALUE: row(
    422,
    'The template of {setting} cannot be filled: {reason}.',
    'Correct the template, or let the mapping give this business key, then replay.',
  ),
  E_CHANNEL_GONE: row(
    410,
    'The partner says that the address is gone (410).',
    'Ask the partner for the new address; correct it in the pack, then retry.',
  ),
} as const satisfies Record<string, ErrorEntry>;
