/** Names under which the parts that are made at start-up are injected. */
export const BROKER = Symbol('broker');
export const SERVER = Symbol('server');
export const KEY = Symbol('key');
export const CLOCK = Symbol('clock');

export type Clock = () => Date;
