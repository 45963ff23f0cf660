import type { ErrorTexts } from '../../error-texts.ts';

/** Les interchanges dans leur ensemble, et ce qu’on y répond. */
export const interchangeErrors: ErrorTexts = {
  E_CONTROL_REFERENCE_USED: [
    'La référence de contrôle {reference} a déjà servi, dans le message {messageId}, pour un autre document.',
    'Renvoyez le document sous une nouvelle référence de contrôle.',
  ],
  E_SENDER_UNKNOWN: [
    'L’interchange vient de {sender}, sous lequel aucun partenaire n’est connu sur ce canal.',
    'Ajoutez l’identifiant à ceux du partenaire, ou à interchange.from du canal, et rejouez le message ; si personne ne connaît l’expéditeur, abandonnez-le.',
  ],
  E_RECIPIENT_UNKNOWN: [
    'L’interchange est destiné à {recipient}, qui n’est pas un identifiant de ce hub.',
    'S’il est à nous, ajoutez-le aux identifiants dans hub.yaml ou à interchange.to du canal et rejouez le message ; sinon prévenez l’expéditeur et abandonnez-le.',
  ],
  E_INTERCHANGE_GAP: [
    'L’interchange {reference} ne suit aucun de ceux qui sont arrivés : le précédent, {before}, manque.',
    'Demandez à l’expéditeur l’interchange qui manque. Celui qui est retenu est pris quand on rejoue son message.',
  ],
  E_INTERCHANGE_TEST: [
    'L’interchange porte l’indicateur de test, et ce canal ne prend pas de tests.',
    'Envoyez-le sans l’indicateur s’il est réel ; envoyez les tests sur un canal qui les prend.',
  ],
  E_INTERCHANGE_PARTLY: [
    'Des messages de l’interchange ont des erreurs, et il est convenu de les prendre tous ou aucun.',
    'Corrigez les messages en erreur et renvoyez l’interchange.',
  ],
  E_CONTENT_REFUSED: ['Le contenu est refusé : {reason}.', 'Corrigez le document et renvoyez-le.'],
  E_ACKNOWLEDGEMENT_UNMATCHED: [
    'L’acquittement {kind} porte sur {subject}, et rien de tel n’a été envoyé à ce partenaire.',
    'Demandez au partenaire à quoi il répond, et abandonnez le message.',
  ],
  E_MESSAGE_NOT_MAPPED: [
    'Le canal {channel} ne prend que des acquittements ; ceci est un {type}.',
    'Envoyez-le au canal qui le prend, ou donnez à celui-ci une section message avec un mapping, et rejouez.',
  ],
};
