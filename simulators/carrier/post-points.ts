const week = (hours: string) =>
  Object.fromEntries(['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi'].map((day) => [`horairesOuverture${day}`, hours]));

const office = {
  identifiant: '991234',
  nom: 'LYON ESSAIS BP',
  adresse1: '5 RUE DES ESSAIS',
  adresse2: '',
  adresse3: null,
  coordGeolocalisationLatitude: '45.7588',
  coordGeolocalisationLongitude: '4.8499',
  ...week('09:00-12:30 14:00-18:00'),
  horairesOuvertureSamedi: '09:00-12:00 00:00-00:00',
  horairesOuvertureDimanche: '00:00-00:00 00:00-00:00',
  // 4 to 17 August 2025, midnight in Paris.
  listeConges: [{ numero: 1, calendarDeDebut: 1_754_258_400_000, calendarDeFin: 1_755_381_600_000 }],
  typeDePoint: 'BPR',
  poidsMaxi: 30_000,
  distanceEnMetre: 410,
  reseau: 'R01',
};

const locker = {
  ...office,
  identifiant: '691701',
  nom: 'CONSIGNE ESSAI',
  ...week('00:00-23:59 00:00-00:00'),
  listeConges: [],
  typeDePoint: 'PCS',
  poidsMaxi: 20_000,
  distanceEnMetre: 900,
};

/** The points near a postal code, the nearest first: a post office that closes in August, and a locker. */
export function postPoints(codePays: string, codePostal: string, localite: string): readonly object[] {
  if (codePays !== 'FR' || !/^\d{5}$/.test(codePostal) || codePostal.startsWith('99')) return [];
  return [office, locker].map((point) => ({ ...point, codePays, codePostal, localite }));
}
