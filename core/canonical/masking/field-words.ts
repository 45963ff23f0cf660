/** What names of fields tell of their values, in English, French, German and Spanish. Without accents, in small letters. */

/** Parts of names behind which personal data stands, however the value looks. */
const personalStems = [
  ...['phone', 'email', 'mobile', 'telefon', 'telefono', 'courriel', 'portable', 'handy', 'movil', 'contact', 'kontakt', 'contacto'],
  ...['address', 'adress', 'direccion', 'street', 'strasse', 'calle', 'postal', 'postcode', 'postleitzahl', 'zipcode', 'voirie'],
  ...['surname', 'firstname', 'lastname', 'fullname', 'givenname', 'familyname', 'prenom', 'nomfamille', 'vorname', 'nachname', 'apellido'],
  ...['birth', 'naissance', 'geburt', 'nacimiento', 'iban', 'holder', 'titulaire', 'inhaber', 'titular', 'serial', 'numeroserie'],
  ...['seriennummer', 'imei', 'latitude', 'longitude', 'passport', 'passeport', 'socialsecurity', 'signature', 'signedby', 'signataire'],
  ...['comment', 'commentaire', 'kommentar', 'comentario', 'password', 'secret', 'token', 'username', 'cardnumber', 'licenseplate'],
];

/** Whole words of names behind which personal data stands. */
const personalWords = new Set([
  ...['tel', 'mail', 'gsm', 'fax', 'cell', 'zip', 'plz', 'cp', 'cap', 'rue', 'ville', 'stadt', 'ort', 'ciudad', 'city', 'town', 'lines'],
  ...['bic', 'ssn', 'nir', 'nif', 'dni', 'ip', 'plate', 'civility', 'civilite', 'anrede', 'lat', 'lng', 'lon', 'note', 'notes', 'remark'],
  ...['nom', 'apellidos', 'nombre', 'given', 'family', 'dob', 'floor', 'etage', 'building', 'apartment', 'digicode', 'building', 'account'],
]);

/** Words that end the names of codes, numbers of documents, dates, quantities and amounts. */
const harmlessWords = new Set([
  ...['id', 'ids', 'uuid', 'guid', 'ref', 'reference', 'referenz', 'referencia', 'number', 'no', 'nr', 'num', 'numero', 'nummer', 'key'],
  ...['code', 'codes', 'codigo', 'type', 'typ', 'tipo', 'kind', 'class', 'category', 'categorie', 'kategorie', 'categoria', 'status'],
  ...['statut', 'estado', 'state', 'etat', 'zustand', 'phase', 'stage', 'step', 'result', 'resultat', 'outcome', 'verdict', 'decision'],
  ...['reason', 'motif', 'grund', 'motivo', 'cause', 'event', 'evenement', 'ereignis', 'evento', 'action', 'operation', 'mode', 'method'],
  ...['date', 'datum', 'fecha', 'at', 'time', 'timestamp', 'heure', 'zeit', 'hora', 'on', 'since', 'until', 'from', 'to', 'day', 'due'],
  ...['quantity', 'quantite', 'qty', 'menge', 'cantidad', 'count', 'amount', 'montant', 'betrag', 'importe', 'price', 'prix', 'preis'],
  ...['precio', 'total', 'net', 'gross', 'tax', 'vat', 'tva', 'mwst', 'iva', 'rate', 'taux', 'percent', 'currency', 'devise', 'waehrung'],
  ...['moneda', 'country', 'pays', 'land', 'pais', 'lang', 'language', 'langue', 'sprache', 'idioma', 'locale', 'version', 'sku', 'gtin'],
  ...['ean', 'gln', 'siret', 'sscc', 'weight', 'poids', 'gewicht', 'peso', 'unit', 'unite', 'einheit', 'unidad', 'carrier', 'service'],
  ...['channel', 'canal', 'kanal', 'severity', 'priority', 'grade', 'level', 'brand', 'marque', 'marke', 'marca', 'model', 'modele'],
  ...['modell', 'modelo', 'colour', 'color', 'capacity', 'storage', 'warranty', 'canonical', 'raw', 'role', 'source', 'format', 'scheme'],
  ...['flow', 'direction', 'success', 'valid', 'error', 'severity', 'line', 'index', 'position', 'sequence', 'tag', 'group', 'document'],
]);

/** What the names that lead to a value, the outermost first, tell of it. */
export function natureOf(names: readonly string[]): 'personal' | 'harmless' | 'unknown' {
  const own = wordsOf(names.at(-1) ?? '');
  if (own.length === 1 && /^(country|pays|land|pais|lang|language|langue)$/.test(own[0] ?? '')) return 'harmless';
  if (own.at(-1) === 'code' && /^(country|currency|pays|devise)$/.test(own.at(-2) ?? '')) return 'harmless';
  if (names.some((name) => tellsOfPerson(wordsOf(name)))) return 'personal';
  return own.some((word, index) => index === own.length - 1 && harmlessWords.has(singular(word))) ? 'harmless' : 'unknown';
}

/** Is this a name of a field that is known here? */
export function isFieldName(name: string): boolean {
  return /^[\p{L}][\p{L}\p{N} _.#/()-]{0,60}$/u.test(name) && natureOf([name]) !== 'unknown';
}

function tellsOfPerson(words: readonly string[]): boolean {
  const flat = words.join('');
  return (
    words.some((word) => personalWords.has(word) || personalWords.has(singular(word))) || personalStems.some((stem) => flat.includes(stem))
  );
}

const known = new Map<string, readonly string[]>();

/** `customerAddress_line2` → customer, address, line. */
function wordsOf(name: string): readonly string[] {
  let words = known.get(name);
  if (words === undefined) {
    words = name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word !== '');
    if (known.size < 5_000) known.set(name, words);
  }
  return words;
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') ? word.slice(0, -1) : word;
}
