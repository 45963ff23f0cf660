import { type InvoicePlatform, startInvoicePlatform } from '../payments/invoice-platform.ts';
import type { Part, PartnerGroup } from './group.ts';

/** The platform through which companies tell each other what becomes of invoices. */
export interface EInvoicePartners extends PartnerGroup {
  readonly platform: InvoicePlatform;
}

/** The companies themselves are of other groups. */
async function start(): Promise<EInvoicePartners> {
  const platform = await startInvoicePlatform();
  return {
    platform,
    variables: {
      PLATEFORME_FACTURE_ENABLED: 'true',
      PLATEFORME_FACTURE_URL: platform.origin,
      PLATEFORME_FACTURE_TOKEN_URL: platform.tokenUrl,
      PLATEFORME_FACTURE_POLL: '200ms',
      PLATEFORME_FACTURE_ASK_AGAIN: '200ms',
      PLATEFORME_FACTURE_RATE: '100/s',
      PLATEFORME_FACTURE_PRIVATE_NETWORK: 'true',
      SECRET_PLATEFORME_FACTURE_CLIENT_SECRET: platform.clientSecret,
    },
    stop: () => platform.close(),
  };
}

/** The platform for e-invoices. */
export const eInvoices: Part<EInvoicePartners> = { packs: ['plateforme-facture'], start };
