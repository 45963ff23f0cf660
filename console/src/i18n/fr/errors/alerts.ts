import type { ErrorTexts } from '../../error-texts.ts';

/** Prévenir les opérateurs. */
export const alertErrors: ErrorTexts = {
  E_MAIL: [
    'Le courriel n’a pas pu être envoyé : {reason}.',
    'Vérifiez hôte, port, tls, identifiant et adresses du destinataire dans mappings/alerts.yaml ; le hub réessaie de lui-même.',
  ],
  E_ALERT_TARGET: [
    'Le destinataire {target} n’a pas pris l’alerte : {reason}.',
    'Vérifiez l’adresse et le secret du destinataire dans mappings/alerts.yaml ; le hub réessaie de lui-même.',
  ],
};
