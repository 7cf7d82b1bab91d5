import { type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ProblemFilter } from '#problems';
import { openBroker, outboundQueue, type Broker, type BrokerServer } from '#transport';
import type { Clock } from './parts.js';
import { answers } from './problems.js';
import { RegisterService } from './register.service.js';
import { RouterMetrics } from './router-metrics.js';
import type { RouterConfig } from './router-config.js';
import { RouterModule } from './router.module.js';
import { SendersService } from './senders.service.js';

/** Messages of one State that are under way here at the same time. */
const CONCURRENCY = 16;

/** Time for HTTP requests under way when the router is told to stop, milliseconds. */
const GRACE = 2_000;

export interface RouterApp {
  /** Where health and metrics are. */
  url: string;
  /** Stops taking, waits for what is under way (20 s at most), closes HTTP, then the broker. */
  stop(): Promise<void>;
}

/**
 * Starts a router. Any number may run: they share the queues, and know nothing of each other (so each one grants every
 * sender its rate).
 *
 * @throws Problem 'broker-unavailable' when the broker is Postgres and cannot be prepared
 */
export async function startRouter(
  config: RouterConfig,
  logger: LoggerService | false,
  clock: Clock = () => new Date(),
): Promise<RouterApp> {
  const quiet = { log: () => undefined, warn: () => undefined };
  const options = { name: 'router', prefix: config.BROKER_PREFIX, logger: logger || quiet };
  const broker = openBroker(config.BROKER_URL, options);
  try {
    await broker.prepare();
    return await startOn(broker, config, logger, clock);
  } catch (error) {
    await broker.close();
    throw error;
  }
}

async function startOn(broker: Broker, config: RouterConfig, logger: LoggerService | false, clock: Clock) {
  const server = broker.server({ queues: [], concurrency: CONCURRENCY });
  const module = RouterModule.with(config, { broker, server, clock });
  const options = { logger, abortOnError: false, bodyParser: false };
  const app = await NestFactory.create<NestExpressApplication>(module, options);
  app.disable('x-powered-by');
  app.useGlobalFilters(new ProblemFilter('router', answers));
  app.connectMicroservice({ strategy: server }, { inheritAppConfig: true });
  countFailures(server, app.get(RouterMetrics));
  const register = app.get(RegisterService);
  await register.start();
  await app.listen(config.ROUTER_PORT, config.ROUTER_HOST);
  await app.startAllMicroservices();
  const stop = async () => {
    app.get(SendersService).release();
    await Promise.all([server.close(), register.stop()]);
    const impatience = setTimeout(() => app.getHttpServer().closeAllConnections(), GRACE);
    await app.close();
    clearTimeout(impatience);
    await broker.close();
  };
  return { url: await app.getUrl(), stop };
}

/** What was neither routed nor answered with a notice, such as a message without a pattern that is known here. */
function countFailures(server: BrokerServer, metrics: RouterMetrics): void {
  server.on('failed', ({ queue, code }) => {
    const sender = queue.slice(outboundQueue('').length);
    metrics.count({ sender, recipient: 'unknown', urgency: 'unknown', outcome: code });
  });
}
