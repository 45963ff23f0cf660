// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../kernel/json.ts';
import { caseSchemas } from './schemas/case.ts';
import { claimSchemas } from './schemas/claim.ts';
import { commercialDisputeSchemas } from './schemas/commercial-dispute.ts';
import { contactSchemas } from './schemas/contact.ts';
import { creditNoteSchemas } from './schemas/credit-note.ts';
import { debitNoteSchemas } from './schemas/debit-note.ts';
import { deviceSchemas } from './schemas/device.ts';
import { disputeSchemas } from './schemas/dispute.ts';
import { dossierSchemas } from './schemas/dossier.ts';
import { ecoSchemas } from './schemas/eco.ts';
import { invoiceSchemas } from './schemas/invoice.ts';
import { loanDeviceSchemas } from './schemas/loan-device.ts';
import { pickupSchemas } from './schemas/pickup.ts';
import { productSchemas } from './schemas/product.ts';
import { quoteSchemas } from './schemas/quote.ts';
import { remittanceSchemas } from './schemas/remittance.ts';
import { repairSchemas } from './schemas/repair.ts';
import { returnSchemas } from './schemas/return.ts';
import { shipmentSchemas } from './schemas/shipment.ts';
import { tradeinSchemas } from './schemas/tradein.ts';

export { commonSchema } from './schemas/common.ts';

/** Canonical type → JSON Schema (2020-12) of its body. */
export const bodySchemas: Readonly<Record<string, JsonObject>> = {
  ...caseSchemas,
  ...claimSchemas,
  ...commercialDisputeSchemas,
  ...contactSchemas,
  ...creditNoteSchemas,
  ...debitNoteSchemas,
  ...deviceSchemas,
  ...disputeSchemas,
  ...dossierSchemas,
  ...ecoSchemas,
  ...invoiceSchemas,
  ...loanDeviceSchemas,
  ...pickupSchemas,
  ...productSchemas,
  ...quoteSchemas,
  ...remittanceSchemas,
  ...repairSchemas,
  ...returnSchemas,
  ...shipmentSchemas,
  ...tradeinSchemas,
};
