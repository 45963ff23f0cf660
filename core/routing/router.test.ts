import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/load.ts';
import type { Catalog, Route } from '../catalog/model.ts';
import { edited, packFiles, packInput } from '../catalog/pack.fixture.ts';
import type { CaseId, EnvelopeId } from '../kernel/ids.ts';
import { countingIds } from '../kernel/ids.ts';
import type { Envelope } from '../spi/envelope.ts';
import { type RouteBindings, routeEnvelope } from './router.ts';

function catalogWith(changes: Readonly<Record<string, string>>): Catalog {
  const result = loadCatalog(packInput(changes));
  if ('catalog' in result) return result.catalog;
  throw new TypeError(JSON.stringify(result.findings));
}

const refused: Envelope = {
  id: countingIds().next<EnvelopeId>(),
  type: 'shipment.refused',
  version: 1,
  occurredAt: '2025-03-01T10:00:00Z',
  caseRef: '' as CaseId,
  businessKeys: { returnNumber: 'RA-1' },
  origin: 'acme',
  source: 'swift',
  body: { direction: 'return', returnNumber: 'RA-1', carrier: 'swift', reason: { code: '29' } },
};

function route(catalog: Catalog, envelope: Envelope, taken: readonly string[] = []) {
  const partner = catalog.partners.get('acme');
  if (partner === undefined) throw new TypeError('no acme');
  const bindings: RouteBindings = {
    now: new Date('2025-03-01T10:00:00Z'),
    ids: countingIds(),
    partner: {},
    hub: {},
    codes: partner.codes,
    envelope: envelope as unknown as NonNullable<RouteBindings['envelope']>,
  };
  return routeEnvelope(catalog, envelope, bindings, async ({ name }) => taken.includes(name));
}

const routes = (...lines: readonly string[]) => ({ 'mappings/routes.yaml': `${packFiles['mappings/routes.yaml']}${lines.join('\n')}\n` });

describe('routeEnvelope', () => {
  it('takes the routes of the type whose condition is true, and puts in the origin', async () => {
    expect(await route(catalogWith({}), refused)).toEqual({
      envelopeId: refused.id,
      type: 'shipment.refused',
      considered: [{ route: 'refusals back', where: 'mappings/routes.yaml:1', verdict: 'taken', to: ['acme/answers'] }],
      destinations: [{ route: 'refusals back', channel: 'acme/answers' }],
      emits: [],
      gathers: [],
      failures: [],
    });
  });

  it('takes a route once in a case, and asks only where the condition holds', async () => {
    const catalog = catalogWith(
      routes(
        '- { name: b, on: shipment.refused, once: case, to: $origin/answers }',
        '- { name: c, on: shipment.refused, once: case, when: direction = "outbound", to: $origin/answers }',
      ),
    );
    const first = await route(catalog, refused);
    expect(first.considered.map(({ verdict }) => verdict)).toEqual(['taken', 'taken', 'when']);
    const second = await route(catalog, refused, ['b', 'c', 'refusals back']);
    expect(second.considered.map(({ verdict, to }) => [verdict, to])).toEqual([
      ['taken', ['acme/answers']],
      ['once', []],
      ['when', []],
    ]);
    expect(second.destinations).toEqual([{ route: 'refusals back', channel: 'acme/answers' }]);
  });

  it('asks the channels of a gathering as it leads to destinations', async () => {
    const gather = '{ to: [swift/labels, swift/labels], within: 3s, with: best.jsonata, emits: shipment.refused }';
    const catalog = catalogWith({
      'mappings/routes.yaml': `- { name: ask, on: shipment.booked, gather: ${gather} }\n`,
      'mappings/best.jsonata': '[]',
    });
    const decision = await route(catalog, { ...refused, type: 'shipment.booked' });
    expect(decision.considered).toMatchObject([{ route: 'ask', verdict: 'taken', to: ['swift/labels'], gathers: ['shipment.refused'] }]);
    expect(decision.destinations).toEqual([{ route: 'ask', channel: 'swift/labels' }]);
    expect(decision.gathers.map(({ name }) => name)).toEqual(['ask']);
  });

  it('records a route whose condition is not true, or gives nothing', async () => {
    const decision = await route(catalogWith(routes('- { name: b, on: shipment.refused, when: nothing.here, to: $origin/answers }')), {
      ...refused,
      body: { ...refused.body, direction: 'outbound' },
    });
    expect(decision).toMatchObject({ considered: [{ verdict: 'when' }, { verdict: 'when' }], destinations: [], emits: [], failures: [] });
  });

  it('lets a condition see the message around the body', async () => {
    const catalog = catalogWith(edited('mappings/routes.yaml', 'direction = "return"', '$envelope.source = "swift"'));
    expect(await route(catalog, refused)).toMatchObject({ considered: [{ verdict: 'taken' }] });
    expect(await route(catalog, { ...refused, source: 'other' })).toMatchObject({ considered: [{ verdict: 'when' }] });
  });

  it('takes a route of a pack for messages that began with its partner or come from it', async () => {
    const catalog = catalogWith({ 'mappings/swift/routes.yaml': '- { name: own, on: shipment.refused, to: [acme/answers] }\n' });
    const verdicts = async (origin: string, source: string) =>
      (await route(catalog, { ...refused, origin, source })).considered.map((each) => [each.route, each.verdict]);
    expect(await verdicts('acme', 'swift')).toContainEqual(['swift/own', 'taken']);
    expect(await verdicts('swift', 'acme')).toContainEqual(['swift/own', 'taken']);
    expect(await verdicts('acme', 'acme')).toContainEqual(['swift/own', 'scope']);
  });

  it('gives each destination of a route once, and the same destination to each route', async () => {
    const catalog = catalogWith(routes('- { name: both, on: shipment.refused, to: [$origin/answers, acme/answers] }'));
    expect((await route(catalog, refused)).destinations).toEqual([
      { route: 'refusals back', channel: 'acme/answers' },
      { route: 'both', channel: 'acme/answers' },
    ]);
  });

  it('gives the routes that emit', async () => {
    const catalog = catalogWith({
      ...routes('- { name: turn, on: shipment.refused, emit: { type: shipment.labelled, with: t.jsonata } }'),
      'mappings/t.jsonata': '$',
    });
    const decision = await route(catalog, refused);
    expect(decision.emits.map((each: Route) => each.name)).toEqual(['turn']);
    expect(decision.considered.at(-1)).toEqual({
      route: 'turn',
      where: 'mappings/routes.yaml:8',
      verdict: 'taken',
      to: [],
      emits: 'shipment.labelled',
    });
  });

  it('gives nothing for a type that no route takes', async () => {
    expect(await route(catalogWith({}), { ...refused, type: 'return.announced' })).toMatchObject({
      considered: [],
      destinations: [],
      emits: [],
      failures: [],
    });
  });

  it.each([
    ['fails', '$error("no")', 'E_MAP_FAILED'],
    ['is neither true nor false', '"yes"', 'E_MAP_RESULT'],
  ])('records a condition that %s, beside the routes that are taken', async (_what, condition, code) => {
    const decision = await route(
      catalogWith(routes(`- { name: bad, on: shipment.refused, when: '${condition}', to: $origin/answers }`)),
      refused,
    );
    expect(decision.considered.map((each) => each.verdict)).toEqual(['taken', 'failed']);
    expect(decision.failures).toMatchObject([{ code, message: expect.stringMatching(/^Route bad \(mappings\/routes\.yaml:8\): /) }]);
  });

  it('records an origin that lacks the channel, or whose channel does not take the type', async () => {
    const failures = async (catalog: Catalog, origin: string) =>
      (await route(catalog, { ...refused, origin })).failures.map((found) => found.code);
    expect(await failures(catalogWith({}), 'swift')).toEqual(['E_DESTINATION_UNKNOWN']);
    expect(await failures(catalogWith({}), 'unheard-of')).toEqual(['E_DESTINATION_UNKNOWN']);
    const renamed = {
      ...edited('mappings/swift/partner.yaml', '  labels:', '  answers:'),
      ...edited('mappings/routes.yaml', 'swift/labels', 'swift/answers'),
    };
    expect(await failures(catalogWith(renamed), 'swift')).toEqual(['E_NOT_ACCEPTED']);
  });
});
