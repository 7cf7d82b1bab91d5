const MINUTE = 60_000;

/**
 * Counts things by name and minute, in this process. What it remembers is forgotten with the minute, so a flood of names does
 * not grow it for ever.
 */
export class PerMinute {
  private minute = 0;
  private counts = new Map<string, number>();

  /** @returns how often it has been counted in this minute, and the seconds until the next one begins */
  count(name: string, now: Date): { count: number; seconds: number } {
    const minute = Math.floor(now.getTime() / MINUTE);
    if (minute !== this.minute) this.counts = new Map();
    this.minute = minute;
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return { count, seconds: Math.ceil(((minute + 1) * MINUTE - now.getTime()) / 1000) };
  }
}
