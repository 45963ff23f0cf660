import { createHash } from 'node:crypto';
import { type RestCall, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';
import { type AsmxCall, type Element, readAsmxCall, writeAsmxAnswer } from './asmx.ts';
import { writePdf } from './pdf.ts';
import { pointsNear } from './relay-network-points.ts';

const NAMESPACE = 'http://www.mondialrelay.fr/webservice/';
const LABEL_PAGE = '/ww2/PDF/StickerMaker2.aspx';
/** Arguments that the digest leaves out. */
const undigested: ReadonlySet<string> = new Set(['Security', 'Texte']);
const creationOrder = [
  ...['Enseigne', 'ModeCol', 'ModeLiv', 'NDossier', 'NClient'],
  ...['Expe', 'Dest'].flatMap((role) =>
    ['Langage', 'Ad1', 'Ad2', 'Ad3', 'Ad4', 'Ville', 'CP', 'Pays', 'Tel1', 'Tel2', 'Mail'].map((field) => `${role}_${field}`),
  ),
  ...['Poids', 'Longueur', 'Taille', 'NbColis', 'CRT_Valeur', 'CRT_Devise', 'Exp_Valeur', 'Exp_Devise', 'COL_Rel_Pays', 'COL_Rel'],
  ...['LIV_Rel_Pays', 'LIV_Rel', 'TAvisage', 'TReprise', 'Montage', 'TRDV', 'Assurance', 'Instructions', 'Security', 'Texte'],
] as const;

/** Faults beside the common ones. `stat`: that STAT inside a 200 body; `anomaly`: the parcel is held up (83); `unordered`: its
 *  events come in another order, one of them twice. */
export type RelayFault = { readonly kind: 'stat'; readonly stat: string } | { readonly kind: 'anomaly' } | { readonly kind: 'unordered' };

export interface RelayNetworkOptions extends RestPartnerOptions<RelayFault> {
  /** @default 'ZZHUB001' */
  readonly account?: string;
  /** @default 'relay-demo-key' */
  readonly key?: string;
  /** Number of the first parcel, eight digits. @default 90000001 */
  readonly firstNumber?: number;
}

export interface RelayNetwork extends RestPartner<RelayFault> {
  /** Address of the web service. */
  readonly url: string;
  /** Address of the page that gives labels. */
  readonly labelUrl: string;
  readonly account: string;
  readonly key: string;
  /** The arguments with which a parcel was asked for, by our number of it. */
  order(number: string): Readonly<Record<string, string>> | undefined;
}

/** A network of relay points in the manner of Mondial Relay: signed arguments, STAT inside 200 bodies, labels on a page that is
 *  named without a host, positions with a comma. A parcel goes one step further each time it is asked for.
 *  Facts: `operation`, `reference` (NDossier), `postalCode`. Effects: `service NUMBER`, a parcel asked for. */
export async function startRelayNetwork(options: RelayNetworkOptions = {}): Promise<RelayNetwork> {
  const { account = 'ZZHUB001', key = 'relay-demo-key', firstNumber = 90_000_001, ...rest } = options;
  const desk: Desk = { account, key, firstNumber, parcels: new Map() };
  const read = (call: RestCall) => readAsmxCall(call.body.toString('utf8'), NAMESPACE);
  const partner = await startRestPartner<RelayFault>(rest, [
    {
      operation: 'service',
      method: 'POST',
      path: '/Web_Services.asmx',
      reference: (call) => referenceOf(read(call), desk),
      facts: (call) => {
        const given = read(call);
        return { operation: given?.operation, postalCode: given?.arguments['CP'] };
      },
      answer: (call, effect) => answer(read(call), desk, effect),
      faulty: (fault, call, effect) => faulty(fault, read(call), desk, effect),
    },
    { operation: 'label', method: 'GET', path: LABEL_PAGE, answer: (call) => label(call.query, desk) },
  ]);
  const order = (number: string) => [...desk.parcels.values()].find(({ asked }) => asked['NDossier'] === number)?.asked;
  return { ...partner, url: `${partner.origin}/Web_Services.asmx`, labelUrl: `${partner.origin}${LABEL_PAGE}`, account, key, order };
}

interface Parcel {
  readonly asked: Readonly<Record<string, string>>;
  /** How often its whereabouts were asked for. */
  questions: number;
}

interface Desk {
  readonly account: string;
  readonly key: string;
  readonly firstNumber: number;
  readonly parcels: Map<string, Parcel>;
}

function answer(call: AsmxCall | undefined, desk: Desk, effect: (detail?: unknown) => void): SimulatorAnswer {
  if (call === undefined) return { status: 500, headers: { 'content-type': 'text/html' }, body: 'Server Error' };
  const wrong = refused(call, desk);
  if (wrong !== undefined) return soap(call.operation, { STAT: wrong });
  switch (call.operation) {
    case 'WSI2_CreationEtiquette':
      return soap(call.operation, create(call.arguments, desk, effect));
    case 'WSI4_PointRelais_Recherche':
      return soap(call.operation, search(call.arguments));
    case 'WSI2_TracingColisDetaille':
      return soap(call.operation, trace(call.arguments, desk, 'in order'));
    default:
      return soap(call.operation, { STAT: '99' });
  }
}

function faulty(fault: RelayFault, call: AsmxCall | undefined, desk: Desk, effect: (detail?: unknown) => void): SimulatorAnswer {
  if (call === undefined) return answer(call, desk, effect);
  if (fault.kind === 'stat') return soap(call.operation, { STAT: fault.stat });
  return soap(call.operation, trace(call.arguments, desk, fault.kind));
}

function referenceOf(call: AsmxCall | undefined, { parcels }: Desk): string {
  return (call?.arguments['NDossier'] ?? parcels.get(call?.arguments['Expedition'] ?? '')?.asked['NDossier']) || '';
}

/** What is wrong with account or digest: STAT 2, 97. */
function refused({ operation, arguments: given }: AsmxCall, { account, key }: Desk): string | undefined {
  if (given['Enseigne'] !== account) return '2';
  const names = operation === 'WSI2_CreationEtiquette' ? creationOrder : Object.keys(given);
  const text = names.filter((name) => !undigested.has(name)).map((name) => given[name] ?? '');
  const digest = createHash('md5')
    .update(text.join('') + key, 'latin1')
    .digest('hex')
    .toUpperCase();
  return given['Security'] === digest ? undefined : '97';
}

function create(
  given: Readonly<Record<string, string>>,
  { account, firstNumber, parcels }: Desk,
  effect: (detail?: unknown) => void,
): Element {
  const stat = faultOf(given);
  if (stat !== undefined) return { STAT: stat };
  const number = String(firstNumber + parcels.size);
  parcels.set(number, { asked: given, questions: 0 });
  effect({ number });
  const query = new URLSearchParams({ ens: account, expedition: number, lg: 'FR', format: 'A4', crc: checkOf(number) });
  return { STAT: '0', ExpeditionNum: number, URL_Etiquette: `${LABEL_PAGE}?${query.toString()}` };
}

function faultOf(given: Readonly<Record<string, string>>): string | undefined {
  const weight = Number(given['Poids']);
  if (given['ModeCol'] !== 'REL' || given['ModeLiv'] !== 'LCC') return '27';
  if (!/^(AUTO|\d{6})$/.test(given['COL_Rel'] ?? '')) return '11';
  if (!Number.isInteger(weight) || weight < 15 || weight > 30_000) return '20';
  if (given['NbColis'] !== '1') return '48';
  if (!/^[0-9A-Z_'., /-]{2,32}$/.test(given['Expe_Ad1'] ?? '')) return '30';
  if (given['Expe_Pays'] === 'FR' && !/^\d{5}$/.test(given['Expe_CP'] ?? '')) return '36';
  return undefined;
}

function label(query: URLSearchParams, { account, parcels }: Desk): SimulatorAnswer {
  const number = query.get('expedition') ?? '';
  const parcel = parcels.get(number);
  if (parcel === undefined || query.get('ens') !== account || query.get('crc') !== checkOf(number))
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html><body>Erreur</body></html>' };
  const lines = [number, `Depot : ${parcel.asked['COL_Rel'] ?? ''}`, parcel.asked['Expe_Ad1'] ?? '', parcel.asked['NDossier'] ?? ''];
  return { status: 200, headers: { 'content-type': 'application/pdf' }, body: writePdf([lines]) };
}

function search(given: Readonly<Record<string, string>>): Element {
  const points = pointsNear(given['Pays'] ?? '', given['CP'] ?? '', given['Ville'] ?? '');
  if (points === undefined) return { STAT: '9' };
  return { STAT: '0', PointsRelais: { PointRelais_Details: points.slice(0, Number(given['NombreResultats'])) } };
}

const journey = [
  { Libelle: 'Colis déposé au Point Relais', Date: '12/03/2025', Heure: '17:42', Emplacement: 'TABAC DU TEST', Relais_Num: '018462' },
  { Libelle: "Prise en charge en agence d'essai", Date: '13/03/2025', Heure: '06:05', Emplacement: 'LYON' },
  { Libelle: 'Départ de la plateforme', Date: '13/03/2025', Heure: '22:10', Emplacement: 'LYON' },
  { Libelle: 'Colis livré', Date: '14/03/2025', Heure: '10:30', Emplacement: 'LIEUSAINT' },
];

/** What is said of a parcel at each question: registered, under way, delivered. */
const steps = [
  { stat: '80', words: 'Colis enregistré', events: 1 },
  { stat: '81', words: 'Colis en traitement chez Mondial Relay', events: 3 },
  { stat: '82', words: 'Colis livré', events: 4 },
] as const;

function trace(
  { Expedition = '' }: Readonly<Record<string, string>>,
  { parcels }: Desk,
  how: 'in order' | 'anomaly' | 'unordered',
): Element {
  const parcel = parcels.get(Expedition);
  if (parcel === undefined) return { STAT: '94' };
  const step = steps[Math.min(parcel.questions, 2)] ?? steps[2];
  parcel.questions += 1;
  if (how === 'anomaly') return told('83', 'Anomalie', journey.slice(0, 1));
  const events = journey.slice(0, step.events);
  return told(step.stat, step.words, how === 'unordered' ? [...events.toReversed(), ...events.slice(0, 1)] : events);
}

function told(stat: string, words: string, events: readonly Element[]): Element {
  const all = events.map((event) => ({ ...event, Relais_Pays: 'FR' }));
  return { STAT: stat, Libelle01: words, Tracing: { ret_WSI2_sub_TracingColisDetaille: all } };
}

function checkOf(number: string): string {
  return createHash('sha256').update(number).digest('hex').slice(0, 16).toUpperCase();
}

function soap(operation: string, result: Element): SimulatorAnswer {
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: writeAsmxAnswer(operation, NAMESPACE, result) };
}
