import path from 'node:path';
import { keep, kept } from './kept-file.js';
import { isValid, type TrainingOfficer } from './officers.js';

/** `var/network.json`: how scripts find the network. */
export interface NetworkFile {
  register: { url: string };
  states: { code: string; url: string; officers: TrainingOfficer[] }[];
}

const fileOf = (directory: string): string => path.join(directory, 'network.json');

/** What the newest run has said; null before the first. @throws Error that says what to do when it is damaged */
export const readNetwork = (directory: string): Promise<NetworkFile | null> =>
  kept(fileOf(directory), 'remove it, and npm start writes it anew');

export const keepNetwork = (directory: string, network: NetworkFile): Promise<void> => keep(fileOf(directory), network);

/** The network of that directory when it runs. One that has its ports meanwhile, but not its officers, is another one. */
export async function runningNetwork(directory: string): Promise<NetworkFile | null> {
  const network = await readNetwork(directory);
  const known = network?.states.map(({ url, officers }) => isValid(url, officers[0]?.token ?? '')) ?? [];
  return (await Promise.all(known)).every(Boolean) ? network : null;
}
