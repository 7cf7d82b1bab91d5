import 'reflect-metadata';
import { createLogger, readConfig } from '#config';
import { startRouter, type RouterApp } from './router-app.js';
import { RouterConfig } from './router-config.js';

const logger = createLogger('router');

async function run(): Promise<void> {
  const router = await startRouter(readConfig(RouterConfig), logger);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(router).catch(fail));
  logger.log('ready', { url: router.url }, 'router');
}

async function stop(router: RouterApp): Promise<void> {
  await router.stop();
  logger.log('stopped', 'router');
}

function fail(error: unknown): void {
  if (error instanceof Error && error.name === 'ConfigError') logger.fatal(error.message, 'router');
  else logger.fatal(error, 'router');
  process.exitCode = 1;
}

await run().catch(fail);
