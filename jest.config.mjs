/** One configuration for every layer; `--selectProjects unit|properties|typesetting|integration|network|faults` picks one. */
const common = {
  rootDir: '.',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/var'],
};

const real = {
  ...common,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.mjs'],
};

/** What needs nothing but Node runs on Node's own modules (ADR 0024). */
const plain = { ...common, testRunner: '<rootDir>/test/unit/runner.mjs' };

/** Thousands of invented cases, of every kind: no network, but too long for every save. */
const properties = ['convention/convergence', 'convention/contents/check', 'protocol/tampering'].map(
  (name) => `<rootDir>/libs/${name}.spec.ts`,
);

/** What sets documents: a compiler with its fonts, in threads that take seconds to start. */
const typesetting = ['documents', 'golden', 'typesetting'].map((name) => `<rootDir>/libs/documents/${name}.spec.ts`);

export default {
  // By default Jest leaves one processor idle, which on two is half of them.
  maxWorkers: '100%',
  // A worker keeps the modules of every file it has run. With some 1.4 GB of them it took longer to end than Jest waits (500 ms).
  workerIdleMemoryLimit: '500MB',
  projects: [
    {
      ...plain,
      displayName: 'unit',
      testMatch: ['libs/**', 'apps/**', 'test/docs', 'test/unit'].map((folder) => `<rootDir>/${folder}/*.spec.ts`),
      testPathIgnorePatterns: ['/node_modules/', ...properties, ...typesetting],
    },
    { ...plain, displayName: 'properties', testMatch: properties },
    { ...plain, displayName: 'typesetting', testMatch: typesetting },
    { ...real, displayName: 'integration', testMatch: ['<rootDir>/test/integration/**/*.spec.ts'] },
    { ...real, displayName: 'network', testMatch: ['<rootDir>/test/network/**/*.spec.ts'] },
    { ...real, displayName: 'faults', testMatch: ['<rootDir>/test/faults/**/*.spec.ts'] },
  ],
};
