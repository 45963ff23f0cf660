import type { ErrorTexts } from '../../error-texts.ts';

/** Les fichiers en lignes : CSV et largeur fixe. */
export const recordErrors: ErrorTexts = {
  E_CSV_SYNTAX: [
    'Le document n’est pas un CSV : {reason}.',
    'Envoyez du CSV (RFC 4180) : entre guillemets les valeurs qui en contiennent ou qui vont à la ligne, guillemets intérieurs doublés.',
  ],
  E_ROW_CELLS: [
    'Nombre de valeurs de la ligne : {count} ; attendu : {expected}.',
    'Envoyez autant de valeurs que de colonnes, y compris les vides.',
  ],
  E_COLUMN_MISSING: ['La colonne {column} manque.', 'Envoyez la colonne ; la ligne d’en-tête nomme les colonnes.'],
  E_COLUMN_UNKNOWN: [
    'La colonne {number} a un en-tête qui n’est pas convenu.',
    'Retirez la colonne, ou ajoutez-la au format ; extraColumns: ignore laisse passer de telles colonnes.',
  ],
  E_COLUMN_REPEATED: ['La colonne {number} a l’en-tête d’une autre colonne.', 'Donnez à chaque colonne son propre en-tête.'],
  E_FIELD_MISSING: ['Le champ {field} est obligatoire.', 'Envoyez une valeur.'],
  E_FIELD_TYPE: [
    'La valeur du champ {field} n’est pas du type attendu : {type}.',
    'Corrigez la valeur, ou le type du champ dans le format.',
  ],
  E_FIELD_LENGTH: ['Longueur du champ {field} : {length} ; permis : {allowed}.', 'Envoyez une valeur de cette longueur.'],
  E_FIELD_PATTERN: ['Le champ {field} ne répond pas au motif {pattern}.', 'Corrigez la valeur.'],
  E_FIELD_CODE: [
    'Le champ {field} a une valeur qui n’est pas dans sa liste de codes.',
    'Envoyez l’un des codes convenus, ou ajoutez-le au format.',
  ],
  E_FIELD_CHARACTER: [
    'Le champ {field} contient le caractère {character}, qui ne peut pas s’écrire en {charset}.',
    'Remplacez le caractère dans le mapping ($ascii le fait), ou convenez d’un jeu de caractères plus large.',
  ],
  E_RECORD_UNKNOWN: [
    'L’enregistrement commence par une étiquette qui n’est pas convenue ; convenues : {known}.',
    'Corrigez l’étiquette, ou ajoutez l’enregistrement au format.',
  ],
  E_RECORD_ORDER: ['L’enregistrement {tag} n’est pas permis à cet endroit.', 'Mettez-le là où le format le place.'],
  E_RECORD_REPEATS: ['L’enregistrement {tag} ne peut venir qu’une fois ici.', 'Envoyez-le une seule fois.'],
  E_RECORD_MISSING: ['L’enregistrement {tag} manque.', 'Envoyez {tag}.'],
  E_RECORD_COUNT: [
    'Le champ {field} n’annonce pas le nombre d’enregistrements reçus ; reçus : {counted}.',
    'Corrigez le nombre, ou envoyez ce qui manque.',
  ],
  E_RECORD_LENGTH: [
    'Longueur de l’enregistrement : {length} ; attendue : {expected}.',
    'Envoyez des enregistrements de pleine longueur, espaces de fin compris.',
  ],
};
