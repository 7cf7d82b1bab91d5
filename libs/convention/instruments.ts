import type { Side, Terms } from './types.js';

/** Bodies of law of which the register says whom they bind: treaties, and membership of the European Union (`eu`). */
export const treaties = [
  'hanoi',
  'budapest',
  'budapest-2ap',
  'untoc',
  'uncac',
  'ece-extradition',
  'ece-3ap',
  'eu',
] as const;
export type Treaty = (typeof treaties)[number];

export const instrumentStatuses = ['none', 'signed', 'ratified-not-in-force', 'in-force', 'denounced'] as const;
/** Where a party stands towards an instrument. */
export type InstrumentStatus = (typeof instrumentStatuses)[number];

/** Status of both sides on the day of submission, as the sender's register had it. */
export type Standing = Record<Side, InstrumentStatus>;

/**
 * Where both sides stood towards a treaty on the day of submission. Terms that say nothing of instruments, as those of
 * before they could, give null: not known. Terms that say something, but not of this treaty, mean `none` for both.
 */
export function standingOf({ instruments }: Terms, treaty: Treaty): Standing | null {
  if (!instruments) return null;
  return instruments[treaty] ?? { requesting: 'none', requested: 'none' };
}

/** Whether the treaty bound both sides on the day of submission; false also when that is not known. */
export function binds(terms: Terms, treaty: Treaty): boolean {
  const standing = standingOf(terms, treaty);
  return standing?.requesting === 'in-force' && standing.requested === 'in-force';
}
