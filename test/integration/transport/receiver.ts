import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { BrokerServer } from '#transport';

/** A hybrid application (HTTP and microservice), as the contact point is one, around controllers of a test. */
export async function startReceiver(strategy: BrokerServer, controllers: Type[], filters: object[] = []) {
  const app = await NestFactory.create(moduleOf(controllers), { logger: false });
  for (const filter of filters) app.useGlobalFilters(filter as never);
  app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  await app.startAllMicroservices();
  return app;
}

@Module({})
class ReceiverModule {}

const moduleOf = (controllers: Type[]): DynamicModule => ({ module: ReceiverModule, controllers });
