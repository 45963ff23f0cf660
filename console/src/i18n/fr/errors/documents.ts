import type { ErrorTexts } from '../../error-texts.ts';

/** La lecture des documents. */
export const documentErrors: ErrorTexts = {
  E_JSON_SYNTAX: ['Le document n’est pas du JSON : {reason}.', 'Envoyez du JSON bien formé (RFC 8259) en UTF-8.'],
  E_XML_SYNTAX: ['Le document n’est pas du XML bien formé : {reason}.', 'Envoyez du XML 1.0 bien formé.'],
  E_XML_SCHEMA: ['Le document ne suit pas son schéma : {reason}.', 'Corrigez le document à cet endroit.'],
  E_XML_DOCTYPE: ['Le document a un DOCTYPE, ce qui est refusé.', 'Envoyez le document sans déclaration de type.'],
  E_DOCUMENT_LIMIT: ['Le document dépasse une limite : {limit}.', 'Envoyez un document plus petit ou moins imbriqué.'],
  E_SCHEMA: ['Valeur non conforme : {reason}.', 'Corrigez le document à cet endroit.'],
  E_CHARSET: ['Le document n’est pas dans le jeu de caractères {charset} qu’il déclare.', 'Corrigez la déclaration ou les octets.'],
  E_FORMAT_UNKNOWN: [
    'Le document n’est dans aucun format lisible ici : {reason}.',
    'Indiquez le format (rien ne le dit dans un fichier CSV ou de largeur fixe), ou envoyez EDIFACT, X12, XML ou JSON.',
  ],
  E_NOT_WRITABLE: [
    'Le document {format} ne peut pas être écrit ; défauts : {count}, le premier : {reason}',
    'Réparez le mapping à ces endroits, puis rejouez.',
  ],
  E_EDI_NOT_EDIFACT: ['Le document ne commence ni par UNA, ni par UNB, ni par UNH.', 'Envoyez un interchange EDIFACT (ISO 9735).'],
  E_EDI_UNA: [
    'Le segment UNA (caractères de service) est inutilisable : {reason}.',
    'Envoyez UNA avec six caractères de service différents, ou ne l’envoyez pas.',
  ],
  E_EDI_TRUNCATED: ['Le document s’arrête au milieu d’un segment : la dernière fin de segment manque.', 'Renvoyez le document entier.'],
  E_EDI_TERMINATOR: [
    'Les segments finissent par des retours à la ligne, qu’aucun UNA n’annonce.',
    'Terminez les segments par une apostrophe, ou annoncez la fin de segment dans UNA.',
  ],
  E_EDI_TAG: [
    'Un segment commence par {tag}, qui n’est pas un nom de segment.',
    'Un nom de segment a deux ou trois majuscules ou chiffres ; une fin de segment peut manquer ou ne pas être échappée avant cet endroit.',
  ],
  E_EDI_CHARACTER: [
    'La valeur contient le caractère {character}, que {charset} ne permet pas.',
    'Retirez le caractère, ou utilisez un jeu de caractères plus large.',
  ],
  E_EDI_SYNTAX_UNKNOWN: [
    'L’identifiant de syntaxe {identifier} n’est pas connu.',
    'Envoyez UNB avec UNOA à UNOL, UNOW ou UNOY comme identifiant de syntaxe (0001).',
  ],
  E_EDI_SERVICE_MISSING: ['Le segment de service {tag} manque.', 'Envoyez l’interchange avec {tag}.'],
  E_EDI_SERVICE_UNEXPECTED: [
    'Le segment de service {tag} n’est pas permis à cet endroit.',
    'Retirez-le, ou fermez ce qui était ouvert avant lui.',
  ],
  E_EDI_OUTSIDE: ['Le segment {tag} se trouve hors de tout message.', 'Placez-le entre l’en-tête et la fin d’un message.'],
  E_EDI_COUNT: ['{tag} annonce {announced} ({what}) ; reçus : {counted}.', 'Corrigez le nombre dans {tag}, ou envoyez ce qui manque.'],
  E_EDI_REFERENCE: [
    '{tag} porte la référence {found} ; son en-tête porte {expected}.',
    'Envoyez la même référence dans l’en-tête et à la fin.',
  ],
  E_EDI_REFERENCE_REPEATED: [
    'La référence {reference} sert deux fois dans cet interchange.',
    'Donnez à chaque message sa propre référence (UNH 0062, ST02), et à chaque groupe son propre numéro (UNG 0048, GS06).',
  ],
  E_EDI_NO_MESSAGE: ['L’interchange n’a aucun message.', 'Envoyez au moins un message dans chaque interchange et chaque groupe.'],
  E_EDI_MIXED: [
    'L’interchange a des messages dans des groupes et hors des groupes.',
    'Mettez tous les messages dans des groupes, ou aucun.',
  ],
  E_EDI_MESSAGE_UNKNOWN: [
    'Le message {identity} n’est pas convenu sur ce canal ; convenus : {agreed}.',
    'Envoyez l’un des messages convenus, ou ajoutez son guide au canal.',
  ],
  E_EDI_NO_GUIDE: [
    'Il n’y a pas de guide pour le message {identity} : seul son cadre a été vérifié.',
    'Indiquez un guide qui lui convient, ou ajoutez-en un dans schemas/.',
  ],
  E_EDI_SEGMENT_UNKNOWN: ['Le segment {tag} n’est pas dans le message {message}.', 'Retirez le segment, ou convenez d’un guide qui l’a.'],
  E_EDI_SEGMENT_ORDER: ['Le segment {tag} n’est pas permis à cet endroit.', 'Mettez-le là où le guide du message le place.'],
  E_EDI_SEGMENT_MISSING: ['Le segment obligatoire {tag} manque après cet endroit.', 'Envoyez {tag}.'],
  E_EDI_GROUP_MISSING: [
    'Le groupe de segments obligatoire {group}, qui commence par {tag}, manque après cet endroit.',
    'Envoyez au moins un {tag} avec ce qui en dépend.',
  ],
  E_EDI_SEGMENT_REPEATS: ['Le segment {tag} vient trop souvent ici ; maximum : {max}.', 'Ne dépassez pas ce maximum : {max}.'],
  E_EDI_GROUP_REPEATS: [
    'Le groupe de segments {group}, qui commence par {tag}, vient trop souvent ici ; maximum : {max}.',
    'Ne dépassez pas ce maximum : {max}.',
  ],
  E_EDI_ELEMENT_MISSING: ['L’élément de données obligatoire {element} manque.', 'Envoyez une valeur pour {element}.'],
  E_EDI_ELEMENT_REPEATS: [
    'L’élément de données {element} est répété, ce qui n’est pas permis ici.',
    'Envoyez une seule valeur pour {element}.',
  ],
  E_EDI_TOO_MANY: [
    'Le segment a trop de {what} ; maximum du répertoire : {max}.',
    'Retirez ce qui est en trop ; un séparateur est peut-être à échapper.',
  ],
  E_EDI_TOO_LONG: ['Longueur de l’élément de données {element} : {length} ; maximum : {max}.', 'Raccourcissez la valeur.'],
  E_EDI_TOO_SHORT: ['Longueur de l’élément de données {element} : {length} ; minimum : {min}.', 'Envoyez une valeur de pleine longueur.'],
  E_EDI_NUMBER: [
    'L’élément de données {element} n’est pas un nombre.',
    'Envoyez des chiffres, avec au besoin un signe moins devant et un seul séparateur décimal entre les chiffres.',
  ],
  E_EDI_DIGIT_BEFORE_MARK: [
    'L’élément de données {element} n’a pas de chiffre d’un côté de son séparateur décimal.',
    'Envoyez 0.5, et non .5 ni 5. (avec le séparateur décimal de l’interchange).',
  ],
  E_EDI_ALPHABETIC: [
    'L’élément de données {element} contient des chiffres ; seules les lettres sont permises.',
    'N’envoyez que des lettres.',
  ],
  E_EDI_CODE_UNKNOWN: [
    'L’élément de données {element} a le code {code}, qui n’est pas dans sa liste.',
    'Envoyez un code du répertoire convenu, ou indiquez l’organisme responsable (3055).',
  ],
  E_EDI_NOT_X12: ['Le document ne commence pas par ISA.', 'Envoyez un interchange X12.'],
  E_EDI_ISA: [
    'Les délimiteurs de l’interchange ne peuvent pas se lire dans son ISA : {reason}.',
    'Envoyez un ISA de 16 éléments à leur largeur fixe.',
  ],
  E_EDI_GROUP_KIND: [
    'Le message X12 {set} va dans un groupe {expected} ; il est venu dans un groupe {found}.',
    'Envoyez GS01 {expected} pour ce message.',
  ],
  E_EDI_HIERARCHY: [
    'Les segments HL ne forment pas un arbre : {reason}.',
    'Numérotez les niveaux dans HL01 et nommez dans HL02 un niveau déjà venu.',
  ],
  E_EDI_CONDITION: ['Le segment enfreint une règle de syntaxe : {rule}.', 'Envoyez ce qui manque, ou retirez ce qui l’exige.'],
  E_EDI_EXCLUSION: ['Un seul des éléments de données {elements} peut être envoyé.', 'Retirez les autres.'],
  E_EDI_DATE: ['L’élément de données {element} n’est pas une date.', 'Envoyez CCYYMMDD, ou YYMMDD là où le répertoire a six chiffres.'],
  E_EDI_TIME: ['L’élément de données {element} n’est pas une heure.', 'Envoyez HHMM, HHMMSS ou HHMMSSDD.'],
  E_EDI_DELIMITER: [
    'La valeur contient le caractère {character}, qui est un délimiteur de l’interchange.',
    'Retirez le caractère : X12 ne sait pas l’échapper. Sans le réglage `delimiters`, le hub prend des délimiteurs absents des données.',
  ],
  E_EDI_TREE: ['L’arbre à écrire est inutilisable : {reason}.', 'Corrigez le résultat du mapping à cet endroit.'],
};
