import { randomBytes } from 'node:crypto';
import { type Bank, startBank } from '../payments/bank.ts';
import { startX12Retailer, type X12Retailer } from '../retailer/x12-retailer.ts';
import { type Supplier, startSupplier } from '../supplier/supplier.ts';
import type { Part, PartnerGroup } from './group.ts';
import { on } from './variables.ts';

const x12Pack = 'lakeside-stores';

/** A retailer that speaks X12, the supplier that it and the EDIFACT retailer buy from, and the supplier's bank. */
export interface RetailEdiPartners extends PartnerGroup {
  readonly x12Retailer: X12Retailer;
  readonly supplier: Supplier;
  readonly bank: Bank;
}

/** Starts them. The EDIFACT retailer is of the group of returns. */
async function start(): Promise<RetailEdiPartners> {
  const retailerKey = randomBytes(18).toString('base64url');
  const supplierKey = randomBytes(18).toString('base64url');
  const x12Retailer = await startX12Retailer({ apiKey: retailerKey });
  const supplier = await startSupplier({ apiKey: supplierKey });
  const bank = await startBank();
  return {
    x12Retailer,
    supplier,
    bank,
    variables: {
      LAKESIDE_STORES_ENABLED: 'true',
      LAKESIDE_STORES_URL: x12Retailer.origin,
      LAKESIDE_STORES_PRIVATE_NETWORK: 'true',
      SECRET_LAKESIDE_STORES_API_KEY: retailerKey,
      ATELIER_AUBIER_ENABLED: 'true',
      ATELIER_AUBIER_URL: supplier.url,
      ATELIER_AUBIER_PRIVATE_NETWORK: 'true',
      SECRET_ATELIER_AUBIER_API_KEY: supplierKey,
      ...on('BANQUE_DU_PORT', {
        SFTP_PORT: String(bank.port),
        SFTP_HOSTKEY: bank.hostKeyFingerprint,
        SFTP_POLL: '200ms',
      }),
      SECRET_BANQUE_DU_PORT_SFTP_PASSWORD: bank.password,
    },
    connect: ({ url, keyOf }) => x12Retailer.connect({ url: `${url}/in/${x12Pack}/answers`, apiKey: keyOf(x12Pack) }),
    stop: async () => {
      await Promise.allSettled([x12Retailer.close(), supplier.close(), bank.close()]);
    },
  };
}

/** The X12 retailer, the supplier and its bank. */
export const retailEdi: Part<RetailEdiPartners> = { packs: [x12Pack, 'atelier-aubier', 'banque-du-port'], start };
