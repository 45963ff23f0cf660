/** Size of the documents that are posted, in bytes. */
const SIZE = 1024;

/** Makes returns as the bench's partners post them: JSON of 1 KB, each with a number of its own. The same seed gives the same documents. */
export function returnDocuments(seed: number): (n: number) => string {
  const items = Array.from({ length: 4 }, (_, index) => ({
    article: `A-${index + 1}`,
    quantity: index + 1,
    reason: index % 2 === 0 ? 'DMG' : 'WRG',
  }));
  const rest = {
    date: '2026-03-12',
    from: { name: 'Camille Exemple', street: '1 rue des Exemples', postalCode: '69003', city: 'Lyon', country: 'FR' },
    items,
  };
  const tail = `,${JSON.stringify(rest).slice(1, -1)},"comment":"`;
  return (n) => {
    const head = `{"number":"B${seed}-${n}"${tail}`;
    return `${head}${'x'.repeat(Math.max(0, SIZE - head.length - 2))}"}`;
  };
}
