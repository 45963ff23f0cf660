import { hint } from '../../spi/did-you-mean.ts';
import type { ReadResult } from '../load.ts';

/** Looks at routes on `case.late` whose condition writes out an expectation: one that does not exist is never late, and the route is
 *  never taken. */
export function checkLateRoutes({ catalog, routes, report }: ReadResult): void {
  const known = catalog.expectations.map(({ name }) => name);
  for (const { route, node } of routes) {
    const when = node.children.get('when');
    if (route?.on !== 'case.late' || when === undefined) continue;
    for (const name of namedExpectations(String(when.value)))
      if (!known.includes(name))
        report.warning('E_CONFIG_REFERENCE', { what: 'The expectation', name: `${name}${hint(name, known)}` }, when.at);
  }
}

/** The texts to which `expectation` is compared, as `expectation = "a"` or `expectation in ["a", "b"]`. */
function namedExpectations(when: string): readonly string[] {
  const compared = [...when.matchAll(/\bexpectation\s*(?:!?=|in)\s*(\[[^\]]*\]|"[^"]*"|'[^']*')/g)];
  return compared.flatMap(([, texts = '']) =>
    [...texts.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single ?? ''),
  );
}
