import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { ConfigError, readConfig } from '#config';
import { startContactPoint, type ContactPoint } from './contact-point.app.js';
import { ContactPointConfig } from './contact-point.config.js';

const logger = new Logger('contact-point');

async function run(): Promise<void> {
  const config = readConfig(ContactPointConfig);
  const running = await startContactPoint(config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(running));
  logger.log({ message: 'started', state: config.STATE, url: running.url, roles: config.ROLES });
}

async function end(running: ContactPoint): Promise<void> {
  try {
    await running.stop();
    process.exit(0);
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): never {
  const known = error instanceof ConfigError;
  logger.error(
    known ? error.message : { message: 'cannot go on', err: error instanceof Error ? error.stack : String(error) },
  );
  process.exit(1);
}

await run().catch(fail);
