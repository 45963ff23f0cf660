/** What a run of a flow calls its repair: nothing in it comes back in another run. */
export interface Repair {
  readonly seed: number;
  /** Tells apart the repairs of one run. */
  readonly n?: number;
}

interface Device {
  readonly kind: string;
  readonly brand: string;
  readonly product: Readonly<
    Record<string, { readonly product: string; readonly brand: string; readonly site: string; readonly repairer?: string }>
  >;
  readonly codes: Readonly<Record<string, string>>;
  readonly total: Readonly<Record<'labour' | 'parts' | 'travel' | 'net' | 'vat' | 'total' | 'bonus' | 'payable', string>>;
}

const ecologicSite = { site: '8812' };
const ecosystemSite = { site: '2100042', repairer: '1200007' };

/** Devices of the shop's customers: what each organism calls them, and a lawful invoice. */
const devices = {
  phone: {
    kind: 'smartphone',
    brand: 'Xiaomi',
    product: { ecologic: { product: 'EEE.M6.060', brand: '1918', ...ecologicSite } },
    codes: { symptom: 'XX20', repair: 'G02' },
    total: {
      labour: '45.00',
      parts: '40.00',
      travel: '0.00',
      net: '85.00',
      vat: '17.00',
      total: '102.00',
      bonus: '25.00',
      payable: '77.00',
    },
  },
  laptop: {
    kind: 'laptop',
    brand: 'Acer',
    product: { ecologic: { product: 'EEE.M2.044', brand: '1689', ...ecologicSite } },
    codes: { symptom: 'XX6', repair: 'PCC' },
    total: {
      labour: '80.00',
      parts: '60.00',
      travel: '0.00',
      net: '140.00',
      vat: '28.00',
      total: '168.00',
      bonus: '50.00',
      payable: '118.00',
    },
  },
  washer: {
    kind: 'washing_machine',
    brand: 'Aquilon',
    product: {
      ecosystem: { product: 'P-033', brand: '2207', ...ecosystemSite },
      ecologic: { product: 'EEE.M4.033', brand: '2207', ...ecologicSite },
    },
    codes: { work: 'LL-03' },
    total: {
      labour: '60.00',
      parts: '40.00',
      travel: '20.00',
      net: '120.00',
      vat: '24.00',
      total: '144.00',
      bonus: '50.00',
      payable: '94.00',
    },
  },
  handset: {
    kind: 'smartphone',
    brand: 'Aquilon',
    product: { ecosystem: { product: 'P-060', brand: '2207', ...ecosystemSite } },
    codes: { work: 'TP-01' },
    total: {
      labour: '45.00',
      parts: '40.00',
      travel: '0.00',
      net: '85.00',
      vat: '17.00',
      total: '102.00',
      bonus: '25.00',
      payable: '77.00',
    },
  },
} as const satisfies Readonly<Record<string, Device>>;

type DeviceName = keyof typeof devices;

export const repairOrderOf = ({ seed, n = 1 }: Repair): string => `RE-${seed}-${n}`;
const invoiceOf = ({ seed, n = 1 }: Repair): string => `F-${seed}-${n}`;
const quoteOf = ({ seed, n = 1 }: Repair): string => `D-${seed}-${n}`;

const files: Readonly<Record<string, { readonly filename: string; readonly mediaType: string; readonly content: string }>> = {
  facture: { filename: 'facture.pdf', mediaType: 'application/pdf', content: '%PDF-1.4\n% facture\n%%EOF\n' },
  accord: { filename: 'accord.pdf', mediaType: 'application/pdf', content: '%PDF-1.4\n% accord\n%%EOF\n' },
  plaque: { filename: 'plaque.jpg', mediaType: 'image/jpeg', content: '\u00ff\u00d8 plaque \u00ff\u00d9' },
};

/** Documents of a repair, by the till's words for them. */
function documents(...kinds: readonly string[]): readonly object[] {
  return kinds.map((kind) => {
    const { filename, mediaType, content } = files[kind] ?? {
      filename: `${kind}.bin`,
      mediaType: 'application/octet-stream',
      content: kind,
    };
    return { kind, filename, mediaType, data: Buffer.from(content, 'latin1').toString('base64') };
  });
}

/** A line of the till that asks what an organism would pay. */
export function quotedLine(repair: Repair, device: DeviceName, more: object = {}): object {
  return { event: 'quoted', quote: quoteOf(repair), ...common(repair, device), ...more };
}

/** A line of the till for a repair that was done, with its invoice and its documents. */
export function repairedLine(repair: Repair, device: DeviceName, kinds: readonly string[], more: object = {}): object {
  const line = common(repair, device);
  return {
    event: 'repaired',
    ...line,
    consent: false,
    invoice: { ...line.invoice, number: invoiceOf(repair) },
    documents: documents(...kinds),
    ...more,
  };
}

/** A line of the till that brings documents that were missing. */
export function documentsLine(repair: Repair, organism: string, claim: string, ...kinds: readonly string[]): object {
  return {
    event: 'documents',
    repairOrder: repairOrderOf(repair),
    at: new Date().toISOString(),
    organism,
    claim,
    documents: documents(...kinds),
  };
}

/** A line of the till that takes a claim back. */
export function cancelledLine(repair: Repair, organism: string, claim: string): object {
  return { event: 'cancelled', repairOrder: repairOrderOf(repair), at: new Date().toISOString(), organism, claim };
}

function common(repair: Repair, device: DeviceName) {
  const { kind, brand, product, codes, total } = devices[device];
  return {
    repairOrder: repairOrderOf(repair),
    at: new Date().toISOString(),
    organisms: product,
    device: { kind, brand, name: `${brand} E1`, reference: 'E1', serial: `SN-${repair.seed}-${repair.n ?? 1}`, bought: '2022-05-14' },
    codes,
    parts: [{ reference: 'P-77', name: 'Pièce', quantity: 1, origin: 'neuve' }],
    customer: {
      title: 'Mme',
      given: 'Camille',
      family: 'Exemple',
      street: '3 allée des Tests',
      postalCode: '69003',
      city: 'Lyon',
      email: 'camille@exemple.example',
      phone: '+33600000000',
    },
    invoice: total,
  };
}
