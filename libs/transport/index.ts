// Transport: BullMQ, on Redis or on Postgres, as a NestJS microservice transport. The only code that knows bullmq and
// ioredis. It carries strings between queues; it must not know what is in them, nor any app, register or protocol.
export { openBroker, type Broker, type BrokerOptions, type ServerOptions } from './broker.js';
export { BrokerServer, type FailedJob } from './broker-server.js';
export { BrokerContext } from './broker-context.js';
export { BrokerController, BrokerFilter } from './broker-filter.js';
export { inboundQueue, outboundQueue, MAX_MESSAGE_BYTES, type Message, type Outgoing } from './message.js';
export type { TransportLogger } from './outage-log.js';
