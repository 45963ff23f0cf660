/** One row of the closed table of errors. */
export interface ErrorEntry {
  /** HTTP status (RFC 9110) of an answer that carries it. */
  readonly status: number;
  /** May the same thing succeed later without anybody changing anything? */
  readonly transient: boolean;
  /** What happened; `{names}` are filled from the details of the occurrence. */
  readonly text: string;
  /** What to do. */
  readonly remedy: string;
}

const row = (status: number, text: string, remedy: string, transient = false): ErrorEntry => ({ status, transient, text, remedy });

/** Every error that Relais can raise. A code is never reused; its page is `docs/errors.md`, generated from here. */
export const errorTable = {
  // -- the hub itself
  E_INTERNAL: row(500, 'The hub met a fault of its own ({name}).', 'Nothing accepted is lost. Tell the operators; the log has the cause.', true),
  E_NOT_READY: row(503, 'The hub is not ready: {reason}.', 'Send again in a few seconds.', true),
  E_ENV_UNKNOWN: row(500, 'The environment variable {name} is not one of Relais.', 'Remove it or correct its spelling; the known names are: {known}.'),
  E_ENV_INVALID: row(500, 'The environment variable {name} has an unusable value: {reason}.', 'Correct {name}.'),
  E_ADMIN_TOKEN_WEAK: row(500, 'The hub would listen on {host} without a strong admin token.', 'Set RELAIS_ADMIN_TOKEN to at least 32 random characters, or listen on 127.0.0.1.'),

  // -- the door: HTTP
  E_HTTP_NOT_FOUND: row(404, 'There is nothing at {path}.', 'Check the address; the routes are in docs/http.md.'),
  E_PARTNER_UNKNOWN: row(404, 'There is no inbound channel {channel}.', 'Check partner and channel in the address; the operators can list them.'),
  E_KEY_MISSING: row(401, 'The request carries no API key.', 'Send the key that you were given as "Authorization: Bearer KEY" or "X-API-Key: KEY".'),
  E_KEY_WRONG: row(401, 'The API key is not valid for {channel}.', 'Check the key: it may be mistyped, expired, revoked, or belong to another channel.'),
  E_ADMIN_TOKEN_WRONG: row(401, 'The admin token is missing or wrong.', 'Send "Authorization: Bearer TOKEN" with the value of RELAIS_ADMIN_TOKEN.'),
  E_BODY_EMPTY: row(400, 'The request has no body.', 'Send the document as the body of the request.'),
  E_BODY_TOO_LARGE: row(413, 'The document is larger than {maxBytes} bytes.', 'Split it into smaller documents, or agree on SFTP for large files.'),
  E_MEDIA_TYPE: row(415, 'The channel does not take {mediaType}.', 'Send one of: {accepted}.'),
  E_REQUEST_INVALID: row(400, 'The request is not valid: {reason}.', 'Correct the request and send it again.'),
  E_IDEMPOTENCY_CONFLICT: row(409, 'The idempotency key was used before with another body.', 'Use a new key for a new document; repeat a document only with the same bytes.'),
  E_NOT_FOUND: row(404, 'There is no {what} {id}.', 'Check the identifier.'),
  E_STATE_CONFLICT: row(409, 'The {what} {id} is {state}: it cannot be {action}.', 'Look at its present state first.'),

  // -- reading documents
  E_JSON_SYNTAX: row(422, 'The document is not JSON: {reason}.', 'Send well-formed JSON (RFC 8259) in UTF-8.'),
  E_XML_SYNTAX: row(422, 'The document is not well-formed XML: {reason}.', 'Send well-formed XML 1.0.'),
  E_XML_DOCTYPE: row(422, 'The document has a DOCTYPE, which is refused.', 'Send the document without a document type declaration.'),
  E_DOCUMENT_LIMIT: row(422, 'The document exceeds a limit: {limit}.', 'Send a smaller or flatter document.'),
  E_SCHEMA: row(422, 'The value {reason}.', 'Correct the document at this place.'),
  E_CHARSET: row(422, 'The document is not in the character set {charset} that it declares.', 'Correct the declaration or the bytes.'),

  // -- mapping
  E_MAP_SYNTAX: row(500, 'The mapping cannot be compiled: {reason}.', 'Correct the expression at this place.'),
  E_MAP_FAILED: row(422, 'The mapping {mapping} failed: {reason}.', 'Mend the mapping or the document, then replay.'),
  E_MAP_LIMIT: row(422, 'The mapping {mapping} exceeded its limit of {limit}.', 'Simplify the mapping or split the document.'),
  E_MAP_RESULT: row(422, 'The mapping {mapping} gave something unusable: {reason}.', 'Mend the mapping, then replay.'),
  E_CODE_UNKNOWN: row(422, 'The code {code} is not in the list {list}.', 'Add the code to codes.yaml, then replay.'),
  E_CANONICAL: row(422, 'The canonical message {type} is not valid: {reason}.', 'Mend the mapping so that it gives a valid {type}, then replay.'),

  // -- routing and delivery
  E_NO_ROUTE: row(422, 'No route takes {type}.', 'Add a route for {type} to routes.yaml, then replay.'),
  E_ROUTE_LOOP: row(422, 'The routes emit messages in a circle: {chain}.', 'Break the circle in routes.yaml, then replay.'),
  E_DESTINATION_UNKNOWN: row(422, 'The route {route} leads to {channel}, which does not exist.', 'Correct the destination in routes.yaml or add the channel, then replay.'),
  E_DELIVERY_REFUSED: row(502, 'The partner refused the document: {reason}.', 'Read the partner\'s answer, mend the cause, then retry or replay.'),
  E_DELIVERY_UNAVAILABLE: row(502, 'The partner could not be reached or asked to wait: {reason}.', 'The hub tries again by itself.', true),
  E_DELIVERY_TIMEOUT: row(504, 'The partner did not answer within {timeoutMs} ms.', 'The hub tries again by itself under the same idempotency key.', true),
  E_RETRIES_EXHAUSTED: row(502, 'All {attempts} attempts failed; the last one said: {reason}', 'Ask the partner, then retry the delivery.'),
  E_CHANNEL_GONE: row(410, 'The partner says that the address is gone (410).', 'Ask the partner for the new address; the channel is disabled until then.'),

  // -- configuration
  E_CONFIG_SYNTAX: row(500, 'The file is not valid YAML: {reason}.', 'Correct the file at this place.'),
  E_CONFIG_FIELD: row(500, '{reason}.', 'Correct the field; docs/partner-packs.md describes it.'),
  E_CONFIG_REFERENCE: row(500, '{what} {name} does not exist.', 'Create it or correct the name.'),
  E_CONFIG_DUPLICATE: row(500, '{what} {name} is defined twice.', 'Give each its own name.'),
  E_CONFIG_VARIABLE: row(500, 'The environment variable {name} is not set.', 'Set {name} before the hub starts.'),
  E_SECRET_MISSING: row(500, 'The secret {name} is not in the store.', 'Set {variable}, or add the secret to the secrets file.'),
  E_CASE_MISSING: row(500, 'The mapping {mapping} has no case.', 'Add cases/{folder}/NAME/input.* and expected.*.'),
  E_CASE_FAILED: row(500, 'The case {name} gave another result.', 'Compare the two results; mend the mapping or the expectation.'),
} as const satisfies Record<string, ErrorEntry>;

/** The code of an error: one of the closed table. */
export type ErrorCode = keyof typeof errorTable;
