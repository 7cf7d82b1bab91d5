import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NestApplicationOptions } from '@nestjs/common';
import { MAX_REGISTER_BYTES } from '#register';
import { ProblemFilter } from '#problems';
import { answers } from './problems.js';
import { type RegisterConfig } from './register-config.js';
import { RegisterModule } from './register.module.js';

/** The register server, ready to listen. */
export async function createRegisterApp(
  config: RegisterConfig,
  options: NestApplicationOptions = {},
): Promise<NestExpressApplication> {
  const module = RegisterModule.with(config);
  const app = await NestFactory.create<NestExpressApplication>(module, {
    ...options,
    bodyParser: false,
    abortOnError: false,
  });
  app.useBodyParser('text', { type: ['application/jose', 'text/plain'], limit: MAX_REGISTER_BYTES });
  app.disable('x-powered-by');
  app.use((_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => {
    response.setHeader('x-content-type-options', 'nosniff');
    next();
  });
  app.useGlobalFilters(new ProblemFilter('register', answers));
  return app;
}
