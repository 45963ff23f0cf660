import { type Answered, all, type Node, textAt } from './soap.ts';

/** A driver who was ordered. */
export interface Pickup {
  readonly number: string;
  /** What the customer calls it: `referenceEsdClient`. */
  readonly reference: string;
  readonly at: string;
}

/** The drivers' book. */
export interface Pickups {
  /** `creerEnlevementNational`. Each good call orders one more driver. */
  order(operation: Node): { readonly answer: Answered; readonly pickup?: Pickup };
  /** `annulerEnlevements`. */
  callOff(operation: Node): Answered;
  /** Those that stand. */
  standing(): readonly Pickup[];
}

export function openPickups(account: string, password: string, now: () => Date): Pickups {
  const standing = new Map<string, Pickup>();
  let serial = 9_000_000_000;
  const wrong = (accountNumber: string, given: string) => (accountNumber.trim() !== account ? 33 : given !== password ? 3 : undefined);

  return {
    order: (operation) => {
      const code = wrong(textAt(operation, 'headerValue', 'accountNumber'), textAt(operation, 'password'));
      if (code !== undefined) return { answer: { codeErreur: code, libelleErreur: 'Contrat invalide' } };
      const at = textAt(operation, 'datePassage');
      if (!(at < textAt(operation, 'datePassageFermeture'))) return { answer: { codeErreur: 12, libelleErreur: 'Horaires incoherents' } };
      if (textAt(operation, 'adresseEnlevement', 'codePays') !== 'FR')
        return { answer: { codeErreur: 14, libelleErreur: 'Pays non desservi' } };
      serial += 1;
      const pickup = { number: `ESD${serial}`, reference: textAt(operation, 'referenceEsdClient'), at };
      standing.set(pickup.number, pickup);
      return { pickup, answer: { codeErreur: 0, infoEnlevement: infoOf(pickup, operation, now()), libelleErreur: null } };
    },
    callOff: (operation) => {
      const code = wrong(textAt(operation, 'accountNumber'), textAt(operation, 'password'));
      if (code !== undefined) return { codeErreur: code, errorMessage: 'Contrat invalide' };
      const numbers = all(operation, 'esdNumber').map(({ text }) => text);
      if (!numbers.every((number) => standing.has(number))) return { codeErreur: 7, errorMessage: 'Enlevement inconnu ou deja effectue' };
      for (const number of numbers) standing.delete(number);
      return { codeErreur: 0, errorMessage: null };
    },
    standing: () => [...standing.values()],
  };
}

function infoOf(pickup: Pickup, operation: Node, now: Date): Answered {
  return {
    codeBu: 'LYO',
    codeDepot: '69',
    codePostal: textAt(operation, 'adresseEnlevement', 'codePostal'),
    dateCreation: now.toISOString(),
    datePassage: pickup.at,
    idEnlevement: Number(pickup.number.slice(-6)),
    numeroUniqueESD: pickup.number,
    refEsdClient: pickup.reference,
    ville: textAt(operation, 'adresseEnlevement', 'ville'),
  };
}
