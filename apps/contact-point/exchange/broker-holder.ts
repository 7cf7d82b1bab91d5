import type { Broker } from '#transport';

/** The broker this process was started with; provided by main, because the microservice listens on it too. */
export class BrokerHolder {
  constructor(readonly broker: Broker) {}
}
