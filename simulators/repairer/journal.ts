import { euros } from './workshop.ts';

/** A repair as its order says. */
interface Order {
  readonly order: string;
  readonly reference: string;
  readonly claim: string;
  readonly brand: string;
  readonly model: string;
  readonly imei: string;
}

/** What files in the workshop's inbox ask for, by the number of the order. */
export interface Inbox {
  readonly orders: ReadonlyMap<string, Order>;
  /** How quotes were decided: J or N. */
  readonly decisions: ReadonlyMap<string, string>;
  readonly invoiceOrders: readonly string[];
  readonly loans: readonly string[];
  /** `RECHNUNG STATUS`, in order. */
  readonly invoiceStates: readonly string[];
}

/** Reads files of orders; no value in them has a semicolon. */
export function readInbox(files: readonly string[]): Inbox {
  const rows = files.flatMap((text) =>
    text.split(/\r?\n/).flatMap((line) => (line === '' ? [] : [line.split(';').map((value) => value.replace(/^"(.*)"$/, '$1'))])),
  );
  const of = (tag: string) => rows.filter(([first]) => first === tag);
  return {
    orders: new Map(
      of('AUFTRAG').map(([, order = '', reference = '', claim = '', brand = '', model = '', imei = '']) => [
        order,
        { order, reference, claim, brand, model, imei },
      ]),
    ),
    decisions: new Map(of('FREIGABE').map(([, order = '', , decision = '']) => [order, decision])),
    invoiceOrders: of('FAKTURA').map(([, , order = '']) => order),
    loans: of('LEIHE').map(([, loan = '']) => loan),
    invoiceStates: of('RECHSTATUS').map(([, invoice = '', state = '']) => `${invoice} ${state}`),
  };
}

const columns = [
  ...['kind', 'at', 'order', 'workshop', 'reference', 'claim', 'number', 'version', 'state', 'flag', 'brand', 'model', 'imei', 'serial'],
  ...['on', 'net', 'tax', 'gross', 'rate', 'parcel', 'text'],
] as const;
type Fields = Readonly<Record<string, string>>;

/** The workshop's journal: records as its files have them, amounts in cents. Rules: nothing of an order that nobody gave, no repair
 *  without approval, no invoice without an order to invoice. */
export interface Journal {
  received(order: string): string;
  diagnosed(order: string): string;
  waitsForParts(order: string): string;
  quoted(order: string, net: number): string;
  repaired(order: string): string;
  invoiced(order: string, net: number): string;
  irreparable(order: string): string;
  sentBack(order: string, repaired: boolean): string;
  refused(order: string, code: string): string;
  lent(order: string, loan: string): string;
  givenBack(order: string, loan: string): string;
  /** A state that nobody has agreed on. */
  strange(order: string): string;
}

export function openJournal(inbox: Inbox, now: () => Date): Journal {
  const record = (number: string, kind: string, fields: Fields = {}, below: readonly string[] = []): string => {
    const order = inbox.orders.get(number);
    if (order === undefined) throw new Error(`simulator: the workshop has no order ${number}`);
    const { reference, claim } = order;
    const all: Fields = { kind, at: localTime(now()), order: number, workshop: `WN-${number}`, reference, claim, ...fields };
    return [['M', ...columns.map((column) => all[column] ?? '')].join(';').replace(/;+$/, ''), ...below, ''].join('\r\n');
  };
  const device = (number: string): Fields => {
    const { brand = '', model = '', imei = '' } = inbox.orders.get(number) ?? {};
    return { brand, model, imei };
  };
  const positions = (net: number) => [
    `P;AW;Display tauschen;${comma(Math.min(net, 4_500))}`,
    `P;ET;Display;${comma(net - Math.min(net, 4_500))}`,
  ];
  return {
    received: (order) => record(order, 'EINGANG', { state: 'OK', flag: 'J', ...device(order) }),
    diagnosed: (order) =>
      record(order, 'BEFUND', { flag: 'N', text: 'Display gebrochen' }, [
        'C;SYMP;131;Keine Anzeige',
        'C;SEKT;LCD;Display',
        'C;DEFE;7;Gebrochen',
        'T;DSP-E1;Display E1;1;NEU;BEDARF',
      ]),
    waitsForParts: (order) => record(order, 'STATUS', { state: 'W_TEILE' }, ['T;DSP-E1;Display E1;1;NEU;RUECKSTAND;;01.12.2026']),
    quoted: (order, net) => record(order, 'ANGEBOT', { number: `AN-${order}`, version: '1', ...sums(net) }, positions(net)),
    repaired: (order) => {
      if (inbox.decisions.get(order) !== 'J') throw new Error(`simulator: nobody has approved the quote of ${order}`);
      return record(order, 'FERTIG', { flag: 'N', on: '22.05.2027', text: 'Display getauscht' }, [
        'C;REPA;A;Teil getauscht',
        'T;DSP-E1;Display E1;1;NEU;VERBAUT',
      ]);
    },
    invoiced: (order, net) => {
      if (!inbox.invoiceOrders.includes(order)) throw new Error(`simulator: nobody has ordered an invoice for ${order}`);
      return record(order, 'RECHNUNG', { number: `RE-${order}`, ...sums(net) }, positions(net));
    },
    irreparable: (order) => record(order, 'IRREPARABEL', { state: 'WIRTSCHAFT', gross: '520,00' }, ['C;DEFE;M;Platine']),
    sentBack: (order, repaired) => record(order, 'VERSAND', { flag: repaired ? 'J' : 'N', parcel: `CB${order}DE` }),
    refused: (order, code) => record(order, 'ABLEHNUNG', { state: code }),
    lent: (order, loan) => record(order, 'LEIHE_AUS', { number: loan, brand: 'Exemple', model: 'L1', on: '20.12.2026', gross: '80,00' }),
    givenBack: (order, loan) => record(order, 'LEIHE_EIN', { number: loan, flag: 'J', brand: 'Exemple', model: 'L1' }),
    strange: (order) => record(order, 'STATUS', { state: 'IRGENDWO' }),
  };
}

/** German tax on repairs: 19 %. */
function sums(net: number): Fields {
  const tax = Math.round(net * 0.19);
  return { net: comma(net), tax: comma(tax), gross: comma(net + tax), rate: '19,00' };
}

function comma(cents: number): string {
  return euros(cents).replace('.', ',');
}

const clock = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'medium' });
const day = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit', year: 'numeric' });

/** `dd.MM.yyyy HH:mm:ss` in the workshop's time zone. */
function localTime(at: Date): string {
  return `${day.format(at)} ${clock.format(at).split(', ')[1] ?? ''}`;
}
