/** What a platform finds wrong with a status that it is given: a reason code of the Flow Service, and where. */
export interface CdarFault {
  readonly reasonCode: 'InvalidSchema' | 'InvoiceLCInvalidStatus' | 'InvoiceLCStatusError' | 'InvoiceLCRuleError' | 'InvoiceLCAmountError';
  readonly item: string;
}

/** Statuses that parties may say. */
const ofParties = new Set(['204', '205', '206', '207', '208', '209', '210', '211', '212']);
const needReason = new Set(['206', '207', '208', '210']);
/** Reasons that are not allowed with a refusal between companies; a part of the list. */
const notFor210 = new Set(['QTE_ERR', 'ART_ERR', 'QUALITE_ERR', 'LIVR_INCOMP', 'PU_ERR', 'REM_ERR', 'AUTRE', 'JUSTIF_ABS']);

/** Looks at a CDAR as the rules of the life cycle do, not all of them. */
export function faultOf(text: string): CdarFault | undefined {
  const values = (name: string) =>
    [...text.matchAll(new RegExp(`<ram:${name}(?: [^>]*)?>([^<]*)</ram:${name}>`, 'g'))].map(([, value]) => value ?? '');
  const wrong = (reasonCode: CdarFault['reasonCode'], item: string): CdarFault => ({ reasonCode, item });
  if (!text.includes('<rsm:CrossDomainAcknowledgementAndResponse')) return wrong('InvalidSchema', 'root');
  const [status = ''] = values('ProcessConditionCode');
  if (!ofParties.has(status)) return wrong('InvoiceLCInvalidStatus', 'ProcessConditionCode');
  for (const name of ['ID', 'IssuerAssignedID', 'GlobalID']) if (values(name).length === 0) return wrong('InvoiceLCRuleError', name);
  if (!text.includes('<ram:FormattedIssueDateTime>')) return wrong('InvoiceLCRuleError', 'FormattedIssueDateTime');
  const reasons = values('ReasonCode');
  if (needReason.has(status) && reasons.length === 0) return wrong('InvoiceLCRuleError', 'ReasonCode');
  if (status === '210' && reasons.some((reason) => notFor210.has(reason))) return wrong('InvoiceLCRuleError', 'ReasonCode');
  const rates = values('ValuePercent').length;
  if (status === '212' && (rates === 0 || rates !== values('ValueAmount').length)) return wrong('InvoiceLCAmountError', 'MEN');
  return undefined;
}
