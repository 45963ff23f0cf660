import { type ErrorEntry, row } from './error-row.ts';

/** Errors of who may do what in the operations API. A part of the closed table. */
export const accessErrors = {
  E_ADMIN_TOKEN_WRONG: row(
    401,
    'The token is not the admin token, and no API key that opens this.',
    'Send "Authorization: Bearer TOKEN" with the value of RELAIS_ADMIN_TOKEN, or a key that is neither expired nor revoked.',
  ),
  E_LOGIN_NEEDED: row(
    401,
    'Nobody is logged in, or the session has ended.',
    'Log in. Programs send "Authorization: Bearer TOKEN" with the admin token or with an API key.',
  ),
  E_LOGIN_WRONG: row(
    401,
    'Login and password do not fit together, or the account is closed.',
    'Check both. An admin can give a new first password.',
  ),
  E_LOGIN_SLOW: row(429, 'Too many logins failed: the next is possible in {seconds} s.', 'Wait so long, then try once.', true),
  E_LOGIN_TAKEN: row(409, 'There is an account with this login already.', 'Choose another login, or change the account that there is.'),
  E_PASSWORD_WEAK: row(
    400,
    'The password cannot be used: {reason}.',
    'Choose a long one: a few words that have nothing to do with each other.',
  ),
  E_PASSWORD_CHANGE_NEEDED: row(
    403,
    'The first password must be changed before anything else.',
    'Change the password: PUT /api/session/password.',
  ),
  E_ROLE_MISSING: row(403, 'This needs the role {needed}; yours is {role}.', 'Ask an admin to do it, or for the role.'),
  E_SCOPE_MISSING: row(403, 'The API key may not do this: {reason}.', 'Use a key with that scope, or ask the operators to do it.'),
  E_CSRF: row(
    403,
    'The request does not come from the console: {reason}.',
    'Send the csrfToken of GET /api/session as X-CSRF-Token, from a page of this address.',
  ),
  E_OIDC_OFF: row(404, 'No provider of identities is set up.', 'Set RELAIS_OIDC_ISSUER, or log in with a local account.'),
  E_OIDC_FAILED: row(
    401,
    'The login with the provider of identities did not succeed: {reason}.',
    'Log in again from the start. The log has more.',
  ),
  E_OIDC_NO_ROLE: row(
    403,
    'The provider of identities knows you, but gives you no role here.',
    'Ask for one of the groups that RELAIS_OIDC_ROLES names.',
  ),
  E_LEDGER_BROKEN: row(
    500,
    'What is written is not as it was written: {what}.',
    'Keep the database as it is, compare it with a backup, and find out who had access to it.',
  ),
} as const satisfies Record<string, ErrorEntry>;
