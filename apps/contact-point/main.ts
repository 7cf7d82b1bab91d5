import 'reflect-metadata';
import { ConfigError, createLogger, readConfig } from '#config';
import { startContactPoint, type ContactPoint } from './contact-point.app.js';
import { ContactPointConfig } from './contact-point.config.js';
import { StartFailed } from './start-failed.js';

const logger = createLogger('contact-point');

async function run(): Promise<void> {
  const config = readConfig(ContactPointConfig);
  const running = await startContactPoint(config, { nest: { logger } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(running));
  logger.log(`${config.STATE} listens on ${running.url} as ${config.ROLES.join(', ')}`);
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
  if (error instanceof ConfigError) logger.error(error.message);
  else if (error instanceof StartFailed) logger.error(error.message, error.cause);
  else logger.error('cannot go on', error);
  process.exit(1);
}

await run().catch(fail);
