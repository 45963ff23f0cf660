import { type ErrorEntry, row } from './error-row.ts';

/** What is told to callers of a SOAP service, beside what every document can have wrong with it. */
export const soapErrors = {
  E_SOAP_ENVELOPE: row(
    400,
    'The request is not a SOAP call: {reason}.',
    'Send one operation of the service in a SOAP 1.1 or 1.2 envelope.',
  ),
  E_SOAP_VERSION: row(400, 'The envelope is of no version of SOAP that is known here.', 'Send SOAP 1.1 or 1.2.'),
  E_SOAP_HEADER: row(
    400,
    'The header {name} must be understood, and is not.',
    'Send the call without this header, or without mustUnderstand.',
  ),
  E_SOAP_OPERATION: row(400, 'The service has no operation for {what}.', 'Look at ?wsdl for the operations and their elements.'),
  E_SOAP_SECURITY: row(
    401,
    'The WS-Security header is not as it should be: {reason}.',
    'Send the UsernameToken or the signature that was agreed on, made anew for each call, with a clock that is right to five minutes.',
  ),
  E_SOAP_NO_ANSWER: row(
    504,
    'The call was taken as message {messageId}; its answer is not there yet.',
    'Send the same call again later: it has no second effect, and is answered as soon as the answer is there.',
    true,
  ),
} as const satisfies Record<string, ErrorEntry>;
