import { gln, gtin14 } from '../support/gs1.ts';
import { seededRandom } from '../support/random.ts';

/** Which RETANN: UN D.01B with GS1's subset EAN003, or EANCOM 1997 (D.96A, agency EN, subset EAN001). */
export type RetannVariant = 'd01b' | 'eancom-d96a';

export interface RetannOptions {
  /** UNB 0020, up to 14 characters. */
  readonly controlReference: string;
  /** Messages in the interchange. */
  readonly count: number;
  readonly variant: RetannVariant;
  /** The same seed gives the same returns; return numbers of different seeds differ: `RA-SEED-1`, `RA-SEED-2`, … */
  readonly seed: number;
  /** @default '2025-03-12' */
  readonly announcedOn?: string;
  /** GLN of the retailer, UNB sender and NAD+BY. @default 9501101000018 */
  readonly sender?: string;
  /** GLN of the hub. @default 9501101000049 */
  readonly recipient?: string;
  /** Lines of each message. @default one to three, by the seed */
  readonly lines?: number;
}

/** What `brokenInterchange` can break. Letters in a quantity are lawful syntax in D.01B, where element 6060 is alphanumeric. */
export const breakages = ['bad-count', 'unknown-segment', 'letters-in-quantity', 'missing-bgm', 'truncated'] as const;
export type Breakage = (typeof breakages)[number];

/** The return numbers of an interchange with this seed. */
export function returnNumbers(seed: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `RA-${seed}-${n + 1}`);
}

/** A lawful interchange of RETANN messages, service string advice included. Its character set is UNOC: write it as ISO 8859-1
 *  (`Buffer.from(text, 'latin1')`). */
export function retannInterchange(options: RetannOptions): string {
  const messages = returnNumbers(options.seed, options.count).map((number, n) => retann(number, n + 1, options));
  return interchange(
    options,
    messages.map(({ reference, segments }) => wrap(options.variant, reference, segments, segments.length + 2)),
  );
}

/** An interchange of one message that is broken in one way. */
export function brokenInterchange(kind: Breakage, options: Omit<RetannOptions, 'count'>): string {
  const whole = { ...options, count: 1 };
  const { reference, segments } = retann(returnNumbers(options.seed, 1)[0] ?? '', 1, whole);
  const write = (changed: readonly string[], announced = changed.length + 2) =>
    interchange(whole, [wrap(options.variant, reference, changed, announced)]);
  switch (kind) {
    case 'bad-count':
      return write(segments, segments.length + 3);
    case 'unknown-segment':
      return write([...segments.slice(0, 2), 'ZZA+1', ...segments.slice(2)]);
    case 'letters-in-quantity':
      return write(segments.map((segment) => segment.replace(/^QTY\+61:\d+/, 'QTY+61:FOUR')));
    case 'missing-bgm':
      return write(segments.filter((segment) => !segment.startsWith('BGM')));
    case 'truncated': {
      const text = write(segments);
      return text.slice(0, text.indexOf('QTY+61') + 5);
    }
  }
}

export interface ReturnJsonOptions {
  readonly seed: number;
  /** Which of the seed's returns, from 1. */
  readonly n: number;
  readonly announcedOn?: string;
  /** Where the goods are; the carrier simulator can be told to refuse a postal code. @default by the seed */
  readonly postalCode?: string;
}

/** A return as the web shop posts it. */
export function returnJson({ seed, n, announcedOn = '2025-03-12', postalCode }: ReturnJsonOptions) {
  const random = seededRandom(seed, n);
  const person = random.pick(people);
  const place = random.pick(places);
  const address = {
    name: person,
    street: `${random.integer(1, 99)} ${random.pick(streets)}`,
    postalCode: postalCode ?? place.postalCode,
    city: place.city,
    country: 'FR',
  };
  const lines = Array.from({ length: random.integer(1, 2) }, () => {
    const article = random.pick(articles);
    const { reason, comment } = random.pick(complaints);
    return { sku: article.sku, gtin: gtin14(article.item), name: article.name, quantity: random.integer(1, 3), reason, comment };
  });
  return {
    returnNumber: `RJ-${seed}-${n}`,
    announcedOn,
    order: {
      number: `ML-${String(random.integer(1, 999_999)).padStart(6, '0')}`,
      deliveryNote: `DN-${String(random.integer(1, 99_999)).padStart(5, '0')}`,
    },
    // example.com and 06 39 98 are set aside for examples (RFC 2606; ARCEP's numbers for fiction).
    consumer: {
      name: person,
      email: `consumer-${seed}-${n}@example.com`,
      phone: `+3363998${String(random.integer(0, 9999)).padStart(4, '0')}`,
    },
    lines,
    shipFrom: address,
  };
}

interface Message {
  readonly reference: string;
  /** Without UNH and UNT, unterminated. */
  readonly segments: readonly string[];
}

function retann(number: string, n: number, options: RetannOptions): Message {
  const random = seededRandom(options.seed, n);
  const date = compact(options.announcedOn ?? '2025-03-12');
  const sender = options.sender ?? gln(1);
  const lines = Array.from({ length: options.lines ?? random.integer(1, 3) }, (_, at) => line(at + 1, options.variant, random));
  const segments = [
    `BGM+70E::9+${number}+9`,
    `DTM+137:${date}:102`,
    'DOC+381',
    `RFF+DQ:DN-${String(random.integer(1, 99_999)).padStart(5, '0')}`,
    `DTM+171:${date}:102`,
    `RFF+ON:ML-${String(random.integer(1, 999_999)).padStart(6, '0')}`,
    `NAD+BY+${sender}::9`,
    `LOC+14+${gln(3)}::9`,
    `NAD+SU+${gln(2)}::9`,
    ...lines.flat(),
    'UNS+S',
    `CNT+2:${lines.length}`,
  ];
  return { reference: `ME${String(n).padStart(6, '0')}`, segments };
}

function line(n: number, variant: RetannVariant, random: ReturnType<typeof seededRandom>): string[] {
  const article = random.pick(articles);
  const condition = random.pick(conditions[variant]);
  return [
    `LIN+${n}++${gtin14(article.item)}:${variant === 'd01b' ? 'SRV' : 'EN'}`,
    `PIA+5+${article.sku}:SA`,
    `IMD+F++:::${release(article.name)}`,
    ...(random.integer(1, 3) === 1 ? [`FTX+AAI+++${release(random.pick(complaints).comment)}`] : []),
    `QTY+61:${random.integer(1, 12)}`,
    `CDI+1+${condition}`,
  ];
}

function wrap(variant: RetannVariant, reference: string, segments: readonly string[], announced: number): string[] {
  const type = variant === 'd01b' ? 'RETANN:D:01B:UN:EAN003' : 'RETANN:D:96A:EN:EAN001';
  return [`UNH+${reference}+${type}`, ...segments, `UNT+${announced}+${reference}`];
}

function interchange(options: RetannOptions, messages: readonly (readonly string[])[]): string {
  const { controlReference, sender = gln(1), recipient = gln(4), announcedOn = '2025-03-12' } = options;
  const head = `UNB+UNOC:3+${sender}:14+${recipient}:14+${compact(announcedOn).slice(2)}:0930+${controlReference}`;
  const segments = [head, ...messages.flat(), `UNZ+${messages.length}+${controlReference}`];
  return `UNA:+.? '${segments.map((segment) => `${segment}'\n`).join('')}`;
}

/** The release character before what would separate (ISO 9735, section 7). */
function release(text: string): string {
  return text.replace(/[?'+:]/g, '?$&');
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}

/** CDI 7007. D.96A has codes 1 to 4 alone; 12E is GS1's (agency 9). */
const conditions: Readonly<Record<RetannVariant, readonly string[]>> = {
  d01b: ['4', '4', '5', '6', '3'],
  'eancom-d96a': ['4', '4', '3', '12E::9'],
};

const articles = [
  { item: 53000, sku: 'LU-LAMPE-40', name: "Lampe d'appoint 40 W" },
  { item: 53001, sku: 'LU-DESK-2', name: 'Desk lamp 2700+4000 K' },
  { item: 53002, sku: 'LU-SPOT-3', name: 'Spot: trois têtes' },
  { item: 53003, sku: 'LU-GUIRLANDE', name: 'Guirlande 10 m' },
  { item: 53004, sku: 'LU-APPLIQUE', name: 'Applique murale' },
] as const;
const complaints = [
  { reason: 'damaged', comment: "Abat-jour fendu à l'ouverture du carton." },
  { reason: 'defective', comment: "Ne s'allume plus : pourquoi ?" },
  { reason: 'wrong-article', comment: 'Reçu le modèle 60 W + un pied.' },
  { reason: 'withdrawal', comment: 'Ne convient pas.' },
] as const;
const people = ['Camille Exemple', 'Alex Exemple', 'Dominique Essai', 'Claude Essai'] as const;
const streets = ['rue des Exemples', "avenue de l'Essai", 'place du Modèle'] as const;
const places = [
  { postalCode: '69003', city: 'Lyon' },
  { postalCode: '44000', city: 'Nantes' },
  { postalCode: '59000', city: 'Lille' },
  { postalCode: '31000', city: 'Toulouse' },
] as const;
