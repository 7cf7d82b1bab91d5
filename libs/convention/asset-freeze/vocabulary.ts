/** Art. 50(2): for eventual confiscation. */
export const measures = ['identify-and-trace', 'freeze', 'seize'] as const;
export type Measure = (typeof measures)[number];

/** These need to know what is to be frozen. */
export const onProperty: readonly Measure[] = ['freeze', 'seize'];

/** Why a measure is to be lifted. */
export const reasonsToLift = [
  'insufficient-or-late-evidence',
  'de-minimis-value',
  'rights-of-third-parties',
  'domestic-law',
] as const;

/** How a request for confiscation ends, for the freeze that waits for it. */
export const confiscationOutcomes = ['confiscated', 'not-confiscated', 'refused'] as const;
