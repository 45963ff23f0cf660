import { gln } from '../support/gs1.ts';
import { seededRandom } from '../support/random.ts';

const header =
  'NumeroRetour;DateRetour;Ligne;NumeroCommande;NumeroClient;Civilite;Nom;Prenom;Adresse;CodePostal;Ville;Telephone;Courriel;EAN;Reference;Designation;Quantite;PrixUnitaireTTC;Motif;Commentaire';
const reasons = ['CAS', 'PAN', 'NCO', 'RET', 'AVI'] as const;

/** The numbers of the returns in a file. */
export function gardenReturnNumbers(seed: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => `JD-${seed}${String(n + 1).padStart(2, '0')}`);
}

/** The returns of an evening as Jardin Dupré writes them: a row for each article, decimal comma, to be stored in ISO 8859-1. The rows of
 *  the first return stand apart, as they do when articles are scanned one by one. Comments look like formulas.
 *  @param spoil index of a return whose quantity is no number */
export function gardenReturns(seed: number, count: number, now: Date, spoil?: number): string {
  const random = seededRandom(seed);
  const [year, month, day] = now.toISOString().slice(0, 10).split('-');
  const rows = gardenReturnNumbers(seed, count).map((number, n) => {
    const row = (line: number): string =>
      [
        number,
        `${day}/${month}/${year}`,
        line,
        `C-${seed}`,
        `CL-${seed}`,
        'MME',
        'Léger',
        'Élodie',
        '3 allée des Érables',
        '45000',
        'Orléans',
        '+33600000002',
        'elodie@example.test',
        gln(53000 + line),
        `ARTICLE-${line}`,
        'Sécateur à crémaillère',
        n === spoil ? 'deux' : random.integer(1, 4),
        `${random.integer(5, 90)},90`,
        random.pick(reasons),
        '"=HYPERLINK(""https://example.test"")"',
      ].join(';');
    return [row(1), row(2)];
  });
  const [first = []] = rows;
  const ordered = [first[0], ...rows.slice(1).flat(), first[1]];
  return `${[header, ...ordered].join('\r\n')}\r\n`;
}

/** A row of the answers, by column. */
export type GardenAnswer = Readonly<Record<string, string>>;

/** Reads a file of answers as the garden shop's spreadsheet does: no quoted value has a semicolon. */
export function gardenAnswers(text: string): readonly GardenAnswer[] {
  const [columns = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(';').map((value) => value.replace(/^"(.*)"$/, '$1').replaceAll('""', '"')));
  return rows.map((row) => Object.fromEntries(row.map((value, n) => [columns[n] ?? '', value])));
}
