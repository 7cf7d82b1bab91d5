import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  /** As the owner of everything in it. */
  ownerUrl: string;
  /** As the application's role, which does not exist before the schema is prepared. */
  applicationUrl: string;
}

/** An empty database on the run's PostgreSQL server. */
export async function emptyDatabase(name = `d${randomBytes(5).toString('hex')}`): Promise<TestDatabase> {
  const admin = new pg.Client({ connectionString: process.env.TEST_POSTGRES_URL });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const ownerUrl = Object.assign(new URL(process.env.TEST_POSTGRES_URL!), { pathname: `/${name}` }).toString();
  const applicationUrl = Object.assign(new URL(ownerUrl), { username: `${name}_app`, password: 'app' }).toString();
  return { ownerUrl, applicationUrl };
}
