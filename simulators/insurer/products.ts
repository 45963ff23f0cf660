const PUBLISHED = '2026-01-02T06:00:00.000Z';

/** What the insurer sells. */
const products = [
  product('MOB-PLUS', 'Mobile Plus', '9.99', [
    { code: 'AD', limit: '600.00', deductible: '50.00' },
    { code: 'TH', limit: '600.00', deductible: '100.00' },
  ]),
  product('MOB-CASSE', 'Mobile Casse', '5.99', [{ code: 'AD', limit: '400.00', deductible: '60.00' }]),
  product('ELEC-MAISON', 'Électroménager', '12.50', [{ code: 'BD', limit: '800.00', deductible: '0.00' }]),
] as const;

/** A page of the catalogue, with the address of the next one.
 *  @param query `pageSize`, `pageOffset`, `publishedSince` */
export function productPage(query: URLSearchParams): object {
  const size = Number(query.get('pageSize') ?? 25);
  const offset = Number(query.get('pageOffset') ?? 0);
  const since = query.get('publishedSince') ?? '';
  const wanted = PUBLISHED >= since ? products : [];
  const more = offset + size < wanted.length;
  return {
    count: wanted.length,
    data: wanted.slice(offset, offset + size),
    links: more ? { next: { href: `/product/v1/products?pageSize=${size}&pageOffset=${offset + size}&publishedSince=${since}` } } : {},
  };
}

function product(
  code: string,
  name: string,
  premium: string,
  coverages: readonly { readonly code: string; readonly limit: string; readonly deductible: string }[],
): object {
  const eur = (amount: string) => ({ amount, currency: 'eur' });
  return {
    attributes: {
      id: `pc:${code}`,
      code,
      edition: '2026-01',
      name,
      publishedAt: PUBLISHED,
      effectiveDate: '2026-01-01',
      status: { code: 'active' },
      premium: eur(premium),
      coverages: coverages.map(({ code: coverage, limit, deductible }) => ({
        code: coverage,
        limit: eur(limit),
        deductible: eur(deductible),
      })),
    },
  };
}
