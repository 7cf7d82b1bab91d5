/**
 * The arrows of ARCHITECTURE.md as rules: `npm run deps`. Each says in its comment why it is there; a rule without a
 * reason is removed, an exception without one is not let in.
 *
 * Types count like values (`tsPreCompilationDeps`): a library that names another's types knows the other. Only cycles
 * are judged by what runs.
 */

/** An npm package by its name, or the package of its types. */
const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)`;

const SPECS = '\\.spec\\.ts$';
/** Fixtures that specs of several files share live beside them; nothing that runs may import them. */
const FIXTURES =
  '^libs/(protocol/spec/|convention/(rules/play|rehearsal|scripts|histories|journeys|example-kind)\\.ts$)';
const TEST_CODE = [SPECS, '^test/', FIXTURES];

/** A library may know itself and the libraries named: everything else under libs/ is out of its sight. */
const knowsOnly = (library, known, comment) => ({
  name: `${library}-knows-only-${known.length === 0 ? 'itself' : known.join('-and-')}`,
  comment,
  severity: 'error',
  from: { path: `^libs/${library}/` },
  to: { path: '^(libs|apps)/', pathNot: [library, ...known].map((name) => `^libs/${name}/`) },
});

const layers = [
  knowsOnly('convention', [], 'The law depends on nothing: both States must compute the same from the same acts.'),
  knowsOnly('ledger', [], 'A verifier in another language or another process stands on these functions alone.'),
  knowsOnly('config', [], 'Every process reads its environment before it knows anything else.'),
  knowsOnly('client', [], 'It sees a contact point from outside; sharing code with the inside would hide what breaks.'),
  knowsOnly('database', ['convention'], 'Transactions and migrations serve any app with tables; they know none.'),
  knowsOnly('problems', ['convention'], 'It turns errors into answers; which codes a server has, it is told.'),
  knowsOnly('transport', ['convention'], 'It carries strings; knowing what is in them would let it look inside.'),
  knowsOnly('protocol', ['convention'], 'Keys are parameters: who is trusted is for the register to say, above it.'),
  knowsOnly('documents', ['convention'], 'A document says what an act says; whoever has the act can render it again.'),
  knowsOnly('register', ['protocol', 'convention'], 'A signed document is read; who uses it is not its business.'),
];

const technologies = [
  {
    name: 'the-law-and-the-ledger-are-pure',
    comment:
      'They are replayed by the other State, by an auditor, in ten years: no framework, no SQL, no clock, no environment. ' +
      'A package that is not on this list needs a reason.',
    severity: 'error',
    from: { path: '^libs/(convention|ledger)/', pathNot: SPECS },
    to: {
      dependencyTypesNot: ['local', 'core', 'aliased-subpath-import'],
      pathNot: packages('class-validator', 'class-transformer', 'temporal-polyfill', 'reflect-metadata'),
    },
  },
  {
    name: 'the-law-and-the-ledger-touch-no-machine',
    comment: 'Hashing is arithmetic; files, sockets, processes and timers are not.',
    severity: 'error',
    from: { path: '^libs/(convention|ledger)/', pathNot: SPECS },
    to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
  },
  {
    name: 'only-transport-knows-the-broker',
    comment:
      'One technology behind one library, so that it can be replaced (ADR 0003). Excepted: the floor of the benchmark, which ' +
      'measures plain bullmq on purpose, and what starts, breaks and inspects a real broker in the tests of the transport.',
    severity: 'error',
    from: {
      pathNot: ['^libs/transport/', '^test/bench/', '^test/support/redis\\.ts$', '^test/integration/transport/'],
    },
    to: { path: packages('bullmq', 'ioredis') },
  },
  {
    name: 'only-three-places-speak-to-postgres-directly',
    comment:
      'libs/database quotes names in migrations and types its prepared statements, libs/transport gives BullMQ its pools, ' +
      'apps/sandbox/postgres makes databases before any app runs. Everybody else gets a transaction (`Tx`). Tests look from outside.',
    severity: 'error',
    from: { pathNot: ['^libs/(database|transport)/', '^apps/sandbox/postgres/', '^test/', SPECS] },
    to: { path: packages('pg') },
  },
  {
    name: 'only-the-contact-point-has-tables',
    comment:
      "TypeORM's DataSource is injected by services of the contact point, which is the only app with tables; the register keeps " +
      'files, the router keeps nothing. Tests may look at the tables.',
    severity: 'error',
    from: { pathNot: ['^libs/database/', '^apps/contact-point/', '^test/', SPECS] },
    to: { path: packages('typeorm', '@nestjs/typeorm') },
  },
  {
    name: 'only-the-protocol-makes-cryptography-of-messages',
    comment: 'Signing and sealing have one implementation with test vectors; a second one would accept something else.',
    severity: 'error',
    from: { pathNot: ['^libs/protocol/', '^test/', SPECS] },
    to: { path: packages('jose') },
  },
  {
    name: 'only-documents-knows-the-typesetter',
    comment:
      'Two machines must set the same bytes: one place names compiler and fonts, and loads them when the first document is ' +
      'asked for, so that no router or register carries them.',
    severity: 'error',
    from: { pathNot: ['^libs/documents/'] },
    to: { path: packages('@myriaddreamin', '@embedpdf') },
  },
  {
    name: 'one-file-knows-the-library-of-holidays',
    comment:
      'Twelve megabytes of other peoples rules are a beginning for a calendar, not the calendar: the register holds that as data, ' +
      'and both sides compute with it. The command line and the training network ask it to begin with, and nobody else does.',
    severity: 'error',
    from: { pathNot: ['^libs/register/holidays\\.ts$'] },
    to: { path: packages('date-holidays') },
  },
  {
    name: 'only-the-shells-know-the-framework',
    comment:
      'NestJS lives in apps, in the transport that is one of its strategies, in the filter of problems, and in the logger that ' +
      'replaces its own. The other libraries are plain TypeScript and outlive it.',
    severity: 'error',
    from: { path: '^libs/', pathNot: ['^libs/(transport|config|problems)/', SPECS] },
    to: { path: packages('@nestjs') },
  },
];

const doors = [
  {
    name: 'apps-never-import-each-other',
    comment:
      'They are separate programs that meet in the protocol, the register and HTTP. What two of them need is a library. ' +
      'Tests start several of them in one process, so test/ may.',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'libraries-are-entered-by-their-index',
    comment: "`#name` is a library's whole surface; what index.ts does not export may change at any time.",
    severity: 'error',
    from: { path: '^(apps|test)/', pathNot: SPECS },
    to: { path: '^libs/', pathNot: ['^libs/[^/]+/index\\.ts$', FIXTURES, '\\.json$'] },
  },
  {
    name: 'libraries-enter-each-other-by-the-index',
    comment: 'As above, from library to library.',
    severity: 'error',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/index\\.ts$'] },
  },
  {
    name: 'nobody-imports-its-own-index',
    comment:
      'Inside a library files import each other directly: a round trip through the index is a cycle in waiting. Specs and ' +
      'fixtures may stand where its users stand.',
    severity: 'error',
    from: { path: '^libs/([^/]+)/', pathNot: [SPECS, FIXTURES] },
    to: { path: '^libs/$1/index\\.ts$' },
  },
];

const hygiene = [
  {
    name: 'no-cycles',
    comment:
      'Two files that need each other to start are one file, and fail in an order that nobody chose. A cycle in which an ' +
      'import is of types only does not exist when the program runs.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'everything-resolves',
    comment: 'A path that leads nowhere fails at run time, for a user. Compiled files are not there before the build.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '/dist/' },
  },
  {
    name: 'what-runs-never-imports-tests',
    comment: 'Test code makes keys, lies about the time and breaks brokers: it must not be reachable in production.',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: TEST_CODE },
    to: { path: TEST_CODE },
  },
  {
    name: 'what-runs-needs-no-development-package',
    comment: 'The image and `npm ci --omit=dev` do not have them. Types vanish when compiled.',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: TEST_CODE },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'what-is-imported-is-declared',
    comment: "A package that happens to be there because another needs it is gone with the other's next version.",
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: TEST_CODE },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

module.exports = {
  forbidden: [...layers, ...technologies, ...doors, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // `#name` is libs/name/index.ts: the `types` condition of the subpath imports in package.json.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
