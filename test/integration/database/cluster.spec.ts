import pg from 'pg';

describe('the test PostgreSQL', () => {
  it('answers with the server version that npm ships', async () => {
    const client = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
    await client.connect();
    const { rows } = await client.query('SHOW server_version');
    await client.end();
    expect(rows[0].server_version).toMatch(/^18\./);
  });
});
