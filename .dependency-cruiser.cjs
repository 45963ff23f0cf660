/** Import floors: what each part of the house may import. Everything else under these roots is forbidden. */
const ROOTS = 'core|connectors|platform|app|console|demo|simulators|bench|tools|tests';
const TESTS = '\\.(test|fixture)\\.ts$|^platform/[^/]+/testing/';
const floor = (name, from, may, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: `^(${ROOTS})/`, pathNot: may },
});

module.exports = {
  forbidden: [
    floor('kernel', '^core/kernel/', '^core/kernel/', 'the kernel knows nobody'),
    floor('canonical', '^core/canonical/', '^core/(kernel|canonical)/', 'the canonical model knows no partner and no transport'),
    floor('spi', '^core/spi/', '^core/(kernel|canonical|spi)/', 'the contracts that authors of connectors and adapters read'),
    floor('formats', '^core/formats/', '^core/(kernel|spi|formats)/', 'wire formats know no business'),
    floor('mapping', '^core/mapping/', '^core/(kernel|canonical|mapping)/', 'the mapping language does no I/O'),
    floor('catalog', '^core/catalog/', '^core/(kernel|canonical|spi|mapping|catalog)/', 'reads and lints partner packs'),
    floor(
      'engine-part',
      '^core/(routing|delivery|interchanges|cases|ledger|alerts)/',
      '^core/(kernel|canonical|spi|mapping|catalog|$1)/',
      'parts of the engine meet only in the pipeline',
    ),
    floor('pipeline', '^core/pipeline/', '^core/(?!testing/)', 'puts the parts of the engine together'),
    floor('testing', '^core/testing/', '^core/(kernel|canonical|spi|formats|testing)/', 'conformance suites see contracts, not engines'),
    floor(
      'connector',
      '^connectors/([^/]+)/',
      '^(core/(kernel|canonical|spi|formats)|connectors/$1)/',
      'a connector sees the contracts, the wire formats and itself',
    ),
    floor('adapter', '^platform/([^/]+)/', '^(core/(kernel|canonical|spi)|platform/$1)/', 'an adapter sees the contracts and itself'),
    floor(
      'simulator',
      '^simulators/(?!flows/)',
      '^(core/kernel|simulators)/',
      'a simulator plays a partner: it knows nothing of the hub inside',
    ),
    floor(
      'flow',
      '^simulators/flows/',
      '^(core/kernel|core/spi|simulators)/',
      'a flow sees what partners see, and what the ledger tells its readers',
    ),
    floor('app', '^app/', '^(core/(?!testing/)|connectors/|platform/|app/)', 'the product runs without its simulators and its demo'),
    floor('console', '^console/', '^console/', 'the console sees the hub through its generated client alone'),
    {
      name: 'nest-at-the-edge',
      severity: 'error',
      comment: 'only app/ is written in NestJS',
      from: { path: `^(${ROOTS})/`, pathNot: '^(app|demo|bench)/' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'core-does-no-io',
      severity: 'error',
      comment: 'core/ is plain TypeScript: no protocol client, no database, no broker',
      from: { path: '^core/', pathNot: `${TESTS}|^core/testing/` },
      to: { path: 'node_modules/(axios|undici|soap|ssh2|ssh2-sftp-client|pg|amqplib|pino|fastify)/' },
    },
    {
      name: 'tests-stay-in-tests',
      severity: 'error',
      comment: 'nothing imports tests; only tests import conformance suites, vitest and fast-check',
      from: { path: `^(${ROOTS})/`, pathNot: `${TESTS}|^core/testing/|^tests/|/testing/` },
      to: { path: `${TESTS}|^core/testing/|^tests/|/testing/|node_modules/(vitest|fast-check)/` },
    },
    { name: 'no-circular', severity: 'error', comment: 'data goes one way', from: {}, to: { circular: true } },
    {
      name: 'no-dev-dependency-in-product',
      severity: 'error',
      comment: 'what runs in production is declared for production',
      from: { path: '^(core|connectors|platform|app|demo|simulators)/', pathNot: `${TESTS}|^core/testing/|/testing/` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'every import leads somewhere',
      from: { path: `^(${ROOTS})/` },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    moduleSystems: ['es6'],
    skipAnalysisNotInRules: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
