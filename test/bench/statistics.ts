/** The value below which a share of the sample lies (nearest rank). NaN of nothing. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);

export interface Spread {
  min: number;
  median: number;
  max: number;
}

export const spread = (sample: readonly number[]): Spread => ({
  min: quantile(sample, 0),
  median: median(sample),
  max: quantile(sample, 1),
});
