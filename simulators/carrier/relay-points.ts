import { type Answered, type Node, textAt } from './soap.ts';

const NAMES = ['TABAC DES ESSAIS', 'PRESSING DU TEST', 'LIBRAIRIE EXEMPLE'] as const;

/** `recherchePointChronopost`: up to three shops in the town that was asked for; none in Corsica, which is answered as an error. */
export function findPoints(operation: Node, account: string, password: string): Answered {
  if (textAt(operation, 'accountNumber').trim() !== account || textAt(operation, 'password') !== password)
    return { errorCode: 3, errorMessage: 'Bad password' };
  const zipCode = textAt(operation, 'zipCode');
  if (zipCode.startsWith('20')) return { errorCode: 11, errorMessage: 'Aucun point relais' };
  const count = Math.min(Number(textAt(operation, 'maxPointChronopost')), NAMES.length);
  return { errorCode: 0, errorMessage: null, listePointRelais: NAMES.slice(0, count).map((name, n) => point(name, n, operation)) };
}

function point(name: string, n: number, operation: Node): Answered {
  const zipCode = textAt(operation, 'zipCode');
  return {
    adresse1: `${12 + n} RUE DES ESSAIS`,
    adresse2: null,
    codePays: textAt(operation, 'countryCode'),
    codePostal: zipCode,
    coordGeolocalisationLatitude: `45.75${n}7`,
    coordGeolocalisationLongitude: `4.84${n}2`,
    distanceEnMetre: 420 * (n + 1),
    identifiant: `${zipCode.slice(0, 4)}${'XYZ'[n]}`,
    listeHoraireOuverture: [1, 2, 3, 4, 5, 6, 7].map((jour) => ({ horairesAsString: hours(jour), jour })),
    localite: textAt(operation, 'city').toUpperCase(),
    nom: name,
    poidsMaxi: 20_000,
    typeDePoint: 'P',
  };
}

function hours(jour: number): string {
  if (jour === 7) return '00:00-00:00 00:00-00:00';
  return jour === 6 ? '08:00-12:30 00:00-00:00' : '08:00-12:30 14:00-19:00';
}
