import type { NetworkFile } from './network.js';
export async function makeTrainingCases(_network: NetworkFile): Promise<void> {}
