import type { ErrorTexts } from '../../error-texts.ts';

/** Ce que font les personnes : sur les messages et sur la configuration. */
export const actionErrors: ErrorTexts = {
  E_ALREADY_ACCEPTED: [
    'Le message {id} a été accepté tel quel par {channel}.',
    'Mettez-vous d’abord d’accord avec ce partenaire ; corrigez ensuite avec evenIfAccepted : le document corrigé lui est envoyé aussi.',
  ],
  E_FOUR_EYES: [
    'L’action {id} attend une deuxième personne.',
    'Faites-la confirmer par quelqu’un d’autre que la personne qui l’a planifiée.',
  ],
  E_CONFIGURATION_GONE: [
    'La configuration {hash} n’est pas dans le registre.',
    'Rejouez selon la configuration d’aujourd’hui ; les configurations ne sont conservées que depuis que le hub sait les redonner.',
  ],
  E_CONFIGURATION_PAST: [
    'La configuration {hash} ne se charge pas avec ce hub : {reason}.',
    'Rejouez selon la configuration d’aujourd’hui.',
  ],
  E_HOME_READ_ONLY: [
    'Les fichiers de la configuration ne peuvent pas être modifiés ici : {reason}.',
    'Modifiez-les là d’où ils viennent, puis demandez au hub de les relire.',
  ],
};
