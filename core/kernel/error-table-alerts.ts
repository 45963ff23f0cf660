import { type ErrorEntry, row } from './error-row.ts';

/** Errors of telling operators. A part of the closed table. */
export const alertErrors = {
  E_MAIL: row(
    502,
    'The mail could not be sent: {reason}.',
    'Check host, port, tls, login and addresses of the target in mappings/alerts.yaml; the hub tries again by itself.',
    true,
  ),
  E_ALERT_TARGET: row(
    502,
    'The alert target {target} did not take the alert: {reason}.',
    'Check the address and the secret of the target in mappings/alerts.yaml; the hub tries again by itself.',
    true,
  ),
} as const satisfies Record<string, ErrorEntry>;
