/** Ends the server that the set-up started. */
export default async function teardown() {
  await globalThis.testPostgres?.stop();
}
