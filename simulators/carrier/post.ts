import { randomUUID } from 'node:crypto';
import { json, type RestCall, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';
import { s10CheckDigit } from './numbers.ts';
import { writePdf } from './pdf.ts';
import { codeToShow } from './png.ts';
import { postPoints } from './post-points.ts';

/** Faults beside the common ones. `refuse`: a 400 with that error; `half`: the answer ends in the middle of the label;
 *  `no-label`: the JSON part alone. */
export type PostFault =
  | { readonly kind: 'refuse'; readonly id: string; readonly message: string }
  | { readonly kind: 'half' }
  | { readonly kind: 'no-label' };

export interface PostOptions extends RestPartnerOptions<PostFault> {
  /** @default 'post-demo-key' */
  readonly apiKey?: string;
  /** Serial of the first parcel, up to nine digits. @default 1 */
  readonly firstNumber?: number;
}

export interface Post extends RestPartner<PostFault> {
  readonly apiKey: string;
}

/** A postal service in the manner of Colissimo: a label comes as multipart/mixed, a refusal as a 400 with all its reasons, the key
 *  stands in a header or in the body. Facts: `operation` (label, points), `reference` (orderNumber), `product`, `zipCode`.
 *  Effects: `label NUMBER`, a label made. */
export async function startPost(options: PostOptions = {}): Promise<Post> {
  const { apiKey = 'post-demo-key', firstNumber = 1, ...rest } = options;
  let next = firstNumber;
  const number = (): string => {
    next += 1;
    return numberOf(next - 1);
  };
  const partner = await startRestPartner<PostFault>(rest, [
    {
      operation: 'label',
      method: 'POST',
      path: '/sls-ws/SlsServiceWSRest/2.0/generateLabel',
      reference: (call) => askedOf(call).letter?.service?.orderNumber ?? '',
      facts: (call) => ({
        product: askedOf(call).letter?.service?.productCode,
        zipCode: askedOf(call).letter?.sender?.address?.zipCode,
      }),
      answer: (call, effect) => {
        const wrong = call.headers['apikey'] === apiKey ? faultsOf(askedOf(call)) : [unknownAccount];
        if (wrong.length > 0) return refusal(wrong);
        effect();
        return labelled(number(), askedOf(call));
      },
      faulty: (fault, call, effect) => {
        if (fault.kind === 'refuse') return refusal([{ id: fault.id, messageContent: fault.message }]);
        effect();
        return labelled(number(), askedOf(call), fault.kind);
      },
    },
    {
      operation: 'points',
      method: 'POST',
      path: '/pointretrait-ws-cxf/rest/v2/pointretrait/findRDVPointRetraitAcheminement',
      facts: (call) => ({ zipCode: (call.json as { zipCode?: string }).zipCode }),
      answer: (call) => {
        const given = call.json as {
          readonly apiKey?: string;
          readonly zipCode?: string;
          readonly city?: string;
          readonly countryCode?: string;
        };
        if (given.apiKey !== apiKey) return json(200, { errorCode: 201, errorMessage: 'Identifiant / mot de passe invalide' });
        const points = postPoints(given.countryCode ?? '', given.zipCode ?? '', given.city ?? '');
        if (points.length === 0) return json(200, { errorCode: 300, errorMessage: 'Aucun point retrait' });
        return json(200, { errorCode: 0, errorMessage: 'Code retour OK', listePointRetraitAcheminement: points });
      },
    },
  ]);
  return { ...partner, apiKey };
}

interface Asked {
  readonly outputFormat?: { readonly outputPrintingType?: string };
  readonly letter?: {
    readonly service?: { readonly productCode?: string; readonly orderNumber?: string };
    readonly parcel?: { readonly weight?: number };
    readonly sender?: { readonly address?: { readonly zipCode?: string; readonly countryCode?: string } };
    readonly addressee?: { readonly address?: { readonly countryCode?: string; readonly mobileNumber?: string } };
  };
}

const askedOf = (call: RestCall): Asked => (call.json ?? {}) as Asked;

interface Refusal {
  readonly id: string;
  readonly messageContent: string;
}

const unknownAccount: Refusal = { id: '30000', messageContent: 'Identifiant ou mot de passe incorrect' };
const products = ['DOM', 'DOS', 'COL', 'BPR', 'CORE', 'CORI', 'CORF', 'COM', 'CDS', 'COLR', 'J+1', 'CECO'];

/** Returns, by where they begin and end: in France or not. */
const ends: Readonly<Record<string, readonly [boolean, boolean]>> = { CORE: [true, true], CORI: [false, true], CORF: [true, false] };

function faultsOf({ letter }: Asked): readonly Refusal[] {
  const product = letter?.service?.productCode ?? '';
  const from = letter?.sender?.address;
  const to = letter?.addressee?.address;
  const weight = letter?.parcel?.weight;
  const faults: Refusal[] = [];
  if (!products.includes(product)) faults.push({ id: '30015', messageContent: 'Le code produit est incorrect' });
  if (from?.countryCode === 'FR' && !/^\d{5}$/.test(from.zipCode ?? ''))
    faults.push({ id: '30108', messageContent: "Le code postal de l'expéditeur ne correspond pas au pays" });
  const [begins, finishes] = ends[product] ?? [from?.countryCode === 'FR', to?.countryCode === 'FR'];
  if (begins !== (from?.countryCode === 'FR') || finishes !== (to?.countryCode === 'FR'))
    faults.push({ id: '30213', messageContent: 'Le code pays ou le code postal est incorrect pour le code produit' });
  if (product === 'BPR' && (to?.mobileNumber ?? '') === '')
    faults.push({ id: '30220', messageContent: "Le numéro de portable du destinataire n'a pas été transmis" });
  if (weight === undefined) faults.push({ id: '30300', messageContent: "Le poids du colis n'a pas été transmis" });
  else if (weight <= 0 || weight > 30) faults.push({ id: '30301', messageContent: 'Le poids du colis est incorrect' });
  return faults;
}

function refusal(faults: readonly Refusal[]): SimulatorAnswer {
  const messages = faults.map((fault) => ({ ...fault, type: 'ERROR', replacementValues: [] }));
  return json(400, { messages, labelXmlV2Reponse: null, labelV2Response: null });
}

function numberOf(serial: number): string {
  const digits = String(serial).padStart(9, '0');
  return `9V${digits}${s10CheckDigit(digits.slice(-8))}`;
}

/** The answer in its parts, for customs with a third one. */
function labelled(parcelNumber: string, { outputFormat, letter }: Asked, fault?: 'half' | 'no-label'): SimulatorAnswer {
  const boundary = `uuid:${randomUUID()}`;
  const abroad = letter?.service?.productCode === 'CORI';
  const infos = {
    messages: [{ id: '0', type: 'INFOS', messageContent: 'La requête a été traitée avec succès', replacementValues: [] }],
    labelV2Response: { parcelNumber, parcelNumberPartner: abroad ? `CV${parcelNumber.slice(-9)}BE` : null, pdfUrl: null, fields: null },
  };
  const shown = outputFormat?.outputPrintingType ?? '';
  const paper = writePdf([[parcelNumber, letter?.service?.productCode ?? '', letter?.service?.orderNumber ?? '']]);
  const file = shown.startsWith('QRCODE') || shown.startsWith('PNG') ? codeToShow(parcelNumber) : paper;
  const parts = [
    part(boundary, 'jsonInfos', 'application/json;charset=UTF-8', Buffer.from(JSON.stringify(infos))),
    ...(fault === 'no-label' ? [] : [part(boundary, 'label', 'application/octet-stream', file)]),
    ...(abroad ? [part(boundary, 'cn23', 'application/octet-stream', writePdf([['CN23', parcelNumber]]))] : []),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ];
  const body = Buffer.concat(parts);
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary="${boundary}"` },
    body: fault === 'half' ? body.subarray(0, body.length - Math.min(200, file.length)) : body,
  };
}

function part(boundary: string, name: string, mediaType: string, body: Buffer): Buffer {
  const head = `\r\n--${boundary}\r\nContent-Type: ${mediaType}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${name}>\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
