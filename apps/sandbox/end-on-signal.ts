import type { SandboxNetwork } from './network.js';

/** Stops the network when the user or the system asks for it, or the terminal is closed, then ends this process with that code, or as `fail` does. */
export function endOnSignal(network: SandboxNetwork, code: number, fail: (error: unknown) => never): void {
  const end = () => void network.stop().then(() => process.exit(code), fail);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}
