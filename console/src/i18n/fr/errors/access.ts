import type { ErrorTexts } from '../../error-texts.ts';

/** Qui peut faire quoi. */
export const accessErrors: ErrorTexts = {
  E_ADMIN_TOKEN_WRONG: [
    'Le jeton n’est ni celui de l’administrateur, ni une clé d’API qui ouvre cet accès.',
    'Envoyez « Authorization: Bearer JETON » avec la valeur de RELAIS_ADMIN_TOKEN, ou une clé ni expirée ni révoquée.',
  ],
  E_LOGIN_NEEDED: [
    'Personne n’est connecté, ou la session a pris fin.',
    'Connectez-vous. Un programme envoie « Authorization: Bearer JETON » avec le jeton d’administration ou une clé d’API.',
  ],
  E_LOGIN_WRONG: [
    'L’identifiant et le mot de passe ne vont pas ensemble, ou le compte est fermé.',
    'Vérifiez les deux. Un administrateur peut donner un nouveau premier mot de passe.',
  ],
  E_LOGIN_SLOW: [
    'Trop de connexions ont échoué : le prochain essai est possible dans {seconds} s.',
    'Attendez ce délai, puis réessayez une fois.',
  ],
  E_LOGIN_TAKEN: ['Un compte porte déjà cet identifiant.', 'Choisissez un autre identifiant, ou modifiez le compte existant.'],
  E_PASSWORD_WEAK: [
    'Ce mot de passe ne peut pas servir : {reason}.',
    'Choisissez-en un long : quelques mots qui n’ont rien à voir les uns avec les autres.',
  ],
  E_PASSWORD_CHANGE_NEEDED: [
    'Le premier mot de passe doit être changé avant toute autre chose.',
    'Changez le mot de passe : PUT /api/session/password.',
  ],
  E_ROLE_MISSING: [
    'Cette action demande le rôle {needed} ; le vôtre est {role}.',
    'Demandez à un administrateur de la faire, ou de vous donner ce rôle.',
  ],
  E_SCOPE_MISSING: [
    'La clé d’API n’a pas ce droit : {reason}.',
    'Utilisez une clé qui porte ce droit, ou demandez aux opérateurs de le faire.',
  ],
  E_CSRF: [
    'La requête ne vient pas de la console : {reason}.',
    'Envoyez le csrfToken de GET /api/session dans X-CSRF-Token, depuis une page de cette adresse.',
  ],
  E_OIDC_OFF: ['Aucun fournisseur d’identité n’est configuré.', 'Définissez RELAIS_OIDC_ISSUER, ou connectez-vous avec un compte local.'],
  E_OIDC_FAILED: [
    'La connexion par le fournisseur d’identité a échoué : {reason}.',
    'Recommencez la connexion depuis le début. Le journal en dit plus.',
  ],
  E_OIDC_NO_ROLE: [
    'Le fournisseur d’identité vous connaît, mais ne vous donne aucun rôle ici.',
    'Demandez l’un des groupes nommés dans RELAIS_OIDC_ROLES.',
  ],
  E_LEDGER_BROKEN: [
    'Ce qui est enregistré n’est plus tel qu’il a été écrit : {what}.',
    'Laissez la base telle quelle, comparez-la à une sauvegarde et cherchez qui y avait accès.',
  ],
};
