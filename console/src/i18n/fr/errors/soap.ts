import type { ErrorTexts } from '../../error-texts.ts';

/** Appels d’un service SOAP. */
export const soapErrors: ErrorTexts = {
  E_SOAP_ENVELOPE: [
    'La requête n’est pas un appel SOAP : {reason}.',
    'Envoyez une seule opération du service dans une enveloppe SOAP 1.1 ou 1.2.',
  ],
  E_SOAP_VERSION: ['L’enveloppe n’est d’aucune version de SOAP connue ici.', 'Envoyez du SOAP 1.1 ou 1.2.'],
  E_SOAP_HEADER: ['L’en-tête {name} doit être compris, et ne l’est pas.', 'Envoyez l’appel sans cet en-tête, ou sans mustUnderstand.'],
  E_SOAP_OPERATION: ['Le service n’a pas d’opération pour {what}.', 'Consultez ?wsdl pour les opérations et leurs éléments.'],
  E_SOAP_SECURITY: [
    'L’en-tête WS-Security n’est pas conforme : {reason}.',
    'Envoyez le UsernameToken ou la signature convenus, refaits à chaque appel, avec une horloge juste à cinq minutes près.',
  ],
  E_SOAP_NO_ANSWER: [
    'L’appel a été pris comme message {messageId} ; sa réponse n’est pas encore là.',
    'Renvoyez le même appel plus tard : il n’a pas de second effet, et reçoit la réponse dès qu’elle est là.',
  ],
};
