import { jest } from '@jest/globals';
import type { Urgency } from '#convention';
import { SenderRate } from './sender-rate.js';

describe('the rate of a sender', () => {
  let now: number;

  beforeEach(() => {
    now = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  async function pass(ms: number): Promise<void> {
    now += ms;
    await jest.advanceTimersByTimeAsync(ms);
  }

  it("lets a minute's worth pass at once, then one at a time", async () => {
    const rate = new SenderRate(60, () => now);
    for (let count = 0; count < 60; count += 1) expect(rate.tryTake()).toBe(true);
    expect(rate.tryTake()).toBe(false);
    await pass(1_000);
    expect(rate.tryTake()).toBe(true);
    expect(rate.tryTake()).toBe(false);
  });

  it('never saves up more than a minute', async () => {
    const rate = new SenderRate(2, () => now);
    await pass(600_000);
    expect([rate.tryTake(), rate.tryTake(), rate.tryTake()]).toEqual([true, true, false]);
  });

  it('lets the most urgent of those who wait pass first', async () => {
    const rate = new SenderRate(60, () => now);
    while (rate.tryTake());
    const passed: string[] = [];
    const enter = (name: string, urgency: Urgency) => void rate.take(urgency).then(() => passed.push(name));
    enter('routine 1', 'routine');
    enter('urgent', 'urgent');
    enter('routine 2', 'routine');
    enter('emergency', 'emergency');
    await pass(1_000);
    expect(passed).toEqual(['emergency']);
    expect(rate.tryTake()).toBe(false);
    await pass(1_000);
    await pass(1_000);
    await pass(1_000);
    expect(passed).toEqual(['emergency', 'urgent', 'routine 1', 'routine 2']);
  });

  it('charges what is longer as several, and what is longest a whole minute', async () => {
    const rate = new SenderRate(60, () => now);
    expect([rate.tryTake(50), rate.tryTake(11), rate.tryTake(10)]).toEqual([true, false, true]);
    const passed: string[] = [];
    void rate.take('routine', 600).then(() => passed.push('longest'));
    await pass(59_000);
    expect(passed).toEqual([]);
    await pass(1_000);
    expect(passed).toEqual(['longest']);
    expect(rate.tryTake()).toBe(false);
  });

  it('does not make an emergency wait for what the message behind it costs', async () => {
    const rate = new SenderRate(60, () => now);
    while (rate.tryTake());
    const passed: string[] = [];
    void rate.take('routine', 11).then(() => passed.push('part'));
    await pass(500);
    void rate.take('emergency').then(() => passed.push('emergency'));
    expect(jest.getTimerCount()).toBe(1);
    await pass(499);
    expect(passed).toEqual([]);
    expect(rate.tryTake()).toBe(false);
    await pass(1);
    expect(passed).toEqual(['emergency']);
    await pass(10_500);
    expect(rate.tryTake()).toBe(false);
    await pass(500);
    expect(passed).toEqual(['emergency', 'part']);
  });

  it('lets everybody pass when it is released', async () => {
    const rate = new SenderRate(1, () => now);
    while (rate.tryTake());
    const waiting = Promise.all([rate.take('routine'), rate.take('routine')]);
    rate.release();
    await waiting;
    expect(rate.tryTake()).toBe(true);
  });
});
