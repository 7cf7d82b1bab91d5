// Jest loads this file outside its module mapping, so it uses the compiled support code (`npm run build` first).
import { startPostgres } from '../../dist/test/support/postgres.js';

/** One PostgreSQL server for the whole run; every test file takes databases of its own in it. */
export default async function setup() {
  globalThis.testPostgres = await startPostgres();
  process.env.TEST_POSTGRES_URL = globalThis.testPostgres.url('postgres');
}
