/**
 * Calls `probe` until it returns without throwing, and gives back what it returned.
 *
 * @throws the probe's last error when it still throws after `within` milliseconds
 */
export async function eventually<T>(probe: () => Promise<T> | T, within = 30_000, every = 25): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() >= end) throw error;
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  }
}
