import type { Dictionary } from '../dictionary.ts';

export const login: Dictionary['login'] = {
  title: 'Se connecter',
  say: 'Voir chaque message, réparer ce qui a échoué.',
  login: 'Identifiant',
  password: 'Mot de passe',
  submit: 'Se connecter',
  or: 'ou',
  oidc: 'Continuer avec {{provider}}',
  wrong: 'Identifiant ou mot de passe erroné.',
  refused: {
    E_OIDC_NO_ROLE: 'Vous êtes connu, mais n’avez aucun rôle dans ce hub. Demandez-en un à un administrateur.',
    other: 'Le fournisseur d’identité n’a pas pu vous connecter. Réessayez, ou demandez à un administrateur.',
  },
  ended: 'Votre session a pris fin. Connectez-vous pour reprendre où vous étiez.',
  noMethod: 'Personne ne peut encore se connecter à ce hub : un administrateur crée le premier compte.',
  change: {
    title: 'Choisissez votre mot de passe',
    say: 'Le premier mot de passe ne servait qu’à cette connexion.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    hint: 'Au moins 12 caractères. Une phrase convient bien.',
    submit: 'Garder ce mot de passe',
  },
};
