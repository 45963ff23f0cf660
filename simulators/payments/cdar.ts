import { decimal } from '../support/edifact.ts';

/** What somebody says of an invoice. */
export interface InvoiceStatus {
  /** Number of the message. */
  readonly number: string;
  /** ProcessConditionCode: 200 to 213, 501, … */
  readonly code: string;
  readonly invoice: string;
  /** Its date, as `20250320`; left out of a message about an invoice that nobody could read. */
  readonly invoiceDate?: string;
  /** SIREN of both. */
  readonly seller: string;
  readonly buyer: string;
  readonly reason?: string;
  /** RequestedActionCode. */
  readonly action?: string;
  /** TypeCode of a characteristic with an amount: MEN (with its rate), MPA, MAPTTC, … Cents. */
  readonly amounts?: readonly { readonly type: string; readonly cents: number; readonly rate?: string }[];
  /** As `20250401101500`. */
  readonly at: string;
}

/** Statuses of the transmission phase: said by platforms. */
const byPlatform: ReadonlySet<string> = new Set(['200', '201', '202', '203', '213', '221', '501']);
const bySeller: ReadonlySet<string> = new Set(['209', '212']);

/** CrossDomainAcknowledgementAndResponse D22B about one invoice. */
export function cdar(status: InvoiceStatus): string {
  const { number, code, invoice, invoiceDate = '20250320', seller, buyer, at } = status;
  const platform = byPlatform.has(code);
  const [from, to] = bySeller.has(code) ? [trader(seller, 'SE'), trader(buyer, 'BY')] : [trader(buyer, 'BY'), trader(seller, 'SE')];
  const time = `<ram:IssueDateTime><udt:DateTimeString format="204">${at}</udt:DateTimeString></ram:IssueDateTime>`;
  const uncefact = 'urn:un:unece:uncefact:data:standard';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rsm:CrossDomainAcknowledgementAndResponse xmlns:rsm="${uncefact}:CrossDomainAcknowledgementAndResponse:100"`,
    ` xmlns:ram="${uncefact}:ReusableAggregateBusinessInformationEntity:100" xmlns:qdt="${uncefact}:QualifiedDataType:100"`,
    ` xmlns:udt="${uncefact}:UnqualifiedDataType:100">`,
    '<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn.cpro.gouv.fr:1p0:CDV:invoice</ram:ID>',
    '</ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>',
    `<rsm:ExchangedDocument><ram:ID>${number}</ram:ID>${time}`,
    '<ram:SenderTradeParty><ram:RoleCode>WK</ram:RoleCode></ram:SenderTradeParty>',
    `<ram:IssuerTradeParty>${platform ? '<ram:RoleCode>WK</ram:RoleCode>' : from}</ram:IssuerTradeParty>`,
    `<ram:RecipientTradeParty>${platform ? trader(seller, 'SE') : to}</ram:RecipientTradeParty></rsm:ExchangedDocument>`,
    '<rsm:AcknowledgementDocument><ram:MultipleReferencesIndicator><udt:Indicator>false</udt:Indicator></ram:MultipleReferencesIndicator>',
    `<ram:TypeCode>${platform ? '305' : '23'}</ram:TypeCode>${time}`,
    `<ram:ReferenceReferencedDocument><ram:IssuerAssignedID>${invoice}</ram:IssuerAssignedID><ram:TypeCode>380</ram:TypeCode>`,
    code === '501'
      ? ''
      : `<ram:FormattedIssueDateTime><qdt:DateTimeString format="102">${invoiceDate}</qdt:DateTimeString></ram:FormattedIssueDateTime>`,
    `<ram:ProcessConditionCode>${code}</ram:ProcessConditionCode>`,
    `<ram:IssuerTradeParty><ram:GlobalID schemeID="0002">${seller}</ram:GlobalID></ram:IssuerTradeParty>`,
    details(status),
    '</ram:ReferenceReferencedDocument></rsm:AcknowledgementDocument></rsm:CrossDomainAcknowledgementAndResponse>',
  ].join('\n');
}

function details({ reason, action, amounts = [] }: InvoiceStatus): string {
  if (reason === undefined && amounts.length === 0) return '';
  return [
    '<ram:SpecifiedDocumentStatus>',
    reason === undefined ? '' : `<ram:ReasonCode>${reason}</ram:ReasonCode>`,
    action === undefined ? '' : `<ram:RequestedActionCode>${action}</ram:RequestedActionCode>`,
    '<ram:SequenceNumeric>1</ram:SequenceNumeric>',
    ...amounts.map(
      ({ type, cents, rate }) =>
        `<ram:SpecifiedDocumentCharacteristic><ram:TypeCode>${type}</ram:TypeCode><ram:ValueAmount currencyID="EUR">${decimal(cents)}</ram:ValueAmount>${
          rate === undefined ? '' : `<ram:ValuePercent>${rate}</ram:ValuePercent>`
        }</ram:SpecifiedDocumentCharacteristic>`,
    ),
    '</ram:SpecifiedDocumentStatus>',
  ].join('');
}

function trader(siren: string, role: string): string {
  return `<ram:GlobalID schemeID="0002">${siren}</ram:GlobalID><ram:RoleCode>${role}</ram:RoleCode><ram:URIUniversalCommunication><ram:URIID schemeID="0225">${siren}</ram:URIID></ram:URIUniversalCommunication>`;
}
