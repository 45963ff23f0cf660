import { claimDeviceFlows } from './claim-devices.ts';
import { claimFlows } from './claims.ts';
import { crmFlows } from './crm.ts';
import { returnDisputeFlows } from './dispute-about-a-return.ts';
import { disputeFaultFlows } from './dispute-faults.ts';
import { disputeFlows } from './disputes.ts';
import { eInvoiceFlows } from './e-invoices.ts';
import { ecoFlows } from './eco.ts';
import { chronopostFlows } from './express-chronopost.ts';
import { dpdFlows } from './express-dpd.ts';
import { laPosteFlows } from './express-la-poste.ts';
import { fileWorkshopFlows } from './file-workshop.ts';
import type { Flow } from './flow.ts';
import { haulierFlows } from './haulier.ts';
import { relayFlows } from './relay-carriers.ts';
import { edifactRetailFlows } from './retail-edifact.ts';
import { x12RetailFlows } from './retail-x12.ts';
import { returnFlows } from './returns.ts';
import { shopFlows } from './shops.ts';
import { tradeInFaultFlows } from './trade-in-faults.ts';
import { tradeInFlows } from './trade-ins.ts';

const subjects: readonly (readonly Flow[])[] = [
  returnFlows,
  edifactRetailFlows,
  x12RetailFlows,
  eInvoiceFlows,
  shopFlows,
  chronopostFlows,
  dpdFlows,
  laPosteFlows,
  relayFlows,
  haulierFlows,
  claimFlows,
  claimDeviceFlows,
  fileWorkshopFlows,
  ecoFlows,
  tradeInFlows,
  tradeInFaultFlows,
  disputeFlows,
  returnDisputeFlows,
  disputeFaultFlows,
  crmFlows,
];

/** Every flow, in the order in which they are shown. */
export const flows: readonly Flow[] = subjects.flat();

/** One flow of each subject. */
export const tour: readonly Flow[] = subjects.flatMap(([first]) => first ?? []);
