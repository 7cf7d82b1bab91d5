import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import type { Request, Response } from 'express';
import { Logger, type NestApplicationOptions } from '@nestjs/common';
import { Problem } from '#convention';
import { createSource } from '#database';
import { inboundQueue, openBroker, type Broker } from '#transport';
import type { DataSource } from 'typeorm';
import { UploadSweeper } from './attachments/upload-sweeper.service.js';
import type { Clock } from './clock.js';
import type { ContactPointConfig } from './contact-point.config.js';
import { ContactPointModule } from './contact-point.module.js';
import { Sweeper } from './deadlines/sweeper.service.js';
import { Exchange } from './exchange/exchange.starter.js';
import { Sequencer } from './ledger/sequencer.service.js';
import { Progress } from './operations/progress.js';
import { openApi } from './operations/openapi.js';
import { answerClientErrors } from './problems/client-errors.js';
import { inputPipe } from './problems/input.pipe.js';
import { useIntake } from './problems/intake.js';
import { entities, prepareSchema } from './schema/schema.js';
import { StartFailed, step } from './start-failed.js';

/** A contact point that runs, and how to end it. */
export interface ContactPoint {
  app: NestExpressApplication;
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts what the configuration's roles say: migrations first, then the application, then the loops and the queue.
 *
 * @throws StartFailed when the database or the address to listen on cannot be used, else what the register says: the process
 *   should end and be started again
 */
export async function startContactPoint(
  config: ContactPointConfig,
  options: { clock?: Clock; nest?: NestApplicationOptions } = {},
): Promise<ContactPoint> {
  const logger = new Logger('contact-point');
  const owner = config.DATABASE_OWNER_URL;
  if (owner) await step(UNPREPARED, () => prepareSchema(owner, config.DATABASE_URL));
  const name = `contact-point-${config.STATE}`;
  const onError = (error: Error) => logger.warn('a database connection was lost', error);
  const source = createSource({ url: config.DATABASE_URL, pool: config.DATABASE_POOL, name, entities, onError });
  await step(UNUSABLE, () => source.initialize());
  await checkSchema(source);
  const broker = openBroker(config.BROKER_URL, { name, prefix: config.BROKER_PREFIX });
  const app = await createApp({ config, source, broker, clock: options.clock }, options.nest);
  await startRoles(app, config, broker);
  await step(NO_ADDRESS, () => app.listen(config.HTTP_PORT, config.HTTP_HOST));
  return { app, url: await app.getUrl(), stop: () => stop(app, source, broker) };
}

const UNPREPARED =
  'the schema cannot be prepared: does PostgreSQL run at DATABASE_OWNER_URL, and is its user the owner of the database, with CREATEROLE?';
const UNUSABLE =
  'the database cannot be used: does PostgreSQL run at DATABASE_URL, and does it know user and password?';
const NO_ADDRESS = 'HTTP_HOST and HTTP_PORT cannot be listened on: is the port in use?';

/** @throws StartFailed when nobody has prepared the database */
async function checkSchema(source: DataSource): Promise<void> {
  const [found] = await source.query<[{ ready: boolean }]>(`SELECT to_regclass('acts') IS NOT NULL AS ready`);
  if (!found.ready)
    throw new StartFailed('the database at DATABASE_URL is empty: DATABASE_OWNER_URL lets the first start prepare it');
}

async function createApp(
  foundations: { config: ContactPointConfig; source: DataSource; broker: Broker; clock?: Clock },
  nest: NestApplicationOptions = {},
): Promise<NestExpressApplication> {
  const module = ContactPointModule.with(foundations);
  const app = await NestFactory.create<NestExpressApplication>(module, {
    bodyParser: false,
    abortOnError: false,
    ...nest,
  });
  app.use(keepPrivate);
  useIntake(app);
  answerClientErrors(app.getHttpServer() as Server);
  app.disable('x-powered-by');
  app.set('trust proxy', foundations.config.TRUSTED_PROXIES);
  if (!foundations.config.ROLES.includes('api')) app.use('/api', notHere);
  app.useGlobalPipes(inputPipe());
  openApi(app);
  return app;
}

/** A process without the role `api` serves health and metrics only. */
function notHere(): never {
  throw new Problem('not-found', 'this process does not serve the API');
}

/**
 * Answers are confidential: no cache keeps them, no browser guesses what they are. Nobody is told "not modified" either: the
 * `ETag` of a case is its version, for `If-Match`, and deadlines, receipts and approvals change what is answered without it.
 */
function keepPrivate(request: Request, response: Response, next: () => void): void {
  delete request.headers['if-none-match'];
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
}

/** The exchange listens on the inbound queue and relays the outbox; the clock sweeps deadlines and sequences the ledger. */
async function startRoles(app: NestExpressApplication, config: ContactPointConfig, broker: Broker): Promise<void> {
  const progress = app.get(Progress);
  const { ROLES: roles, EXCHANGE_CONCURRENCY: concurrency } = config;
  if (roles.includes('exchange')) {
    const strategy = broker.server({ queues: [inboundQueue(config.STATE)], concurrency });
    app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  }
  await app.init();
  if (roles.includes('exchange')) app.get(Exchange).start(app, progress);
  if (roles.includes('clock')) {
    const sequencer = app.get(Sequencer);
    progress.onCommit('ledger', () => sequencer.poke());
    sequencer.start();
    app.get(Sweeper).start();
    app.get(UploadSweeper).start();
  }
}

/** Our order of ending: stop claiming, stop listening, finish what runs, broker, database. */
async function stop(app: NestExpressApplication, source: DataSource, broker: Broker): Promise<void> {
  await Promise.all([app.get(Exchange).stop(), app.get(Sweeper).stop(), app.get(UploadSweeper).stop()]);
  const impatience = setTimeout(
    () => (app.getHttpServer() as { closeAllConnections(): void }).closeAllConnections(),
    5_000,
  );
  await app.close();
  clearTimeout(impatience);
  await app.get(Sequencer).stop();
  await broker.close();
  await source.destroy();
}
