import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createLogger, readConfig } from '#config';
import { createRegisterApp } from './register-app.js';
import { RegisterConfig } from './register-config.js';

/** Time for requests under way when the server is told to stop, milliseconds. */
const GRACE = 5_000;
const logger = createLogger('register');

async function run(): Promise<void> {
  const config = readConfig(RegisterConfig);
  const app = await createRegisterApp(config, { logger });
  await app.listen(config.REGISTER_PORT, config.REGISTER_HOST);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(app).catch(fail));
  logger.log(`listening on ${await app.getUrl()}`);
}

async function stop(app: NestExpressApplication): Promise<void> {
  const impatience = setTimeout(() => app.getHttpServer().closeAllConnections(), GRACE);
  await app.close();
  clearTimeout(impatience);
  logger.log('stopped');
}

function fail(error: unknown): void {
  if (error instanceof Error && error.name === 'ConfigError') logger.fatal(error.message);
  else logger.fatal(error);
  process.exitCode = 1;
}

await run().catch(fail);
