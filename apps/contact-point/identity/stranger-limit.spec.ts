import type { SecurityLog } from '../operations/security-log.js';
import { STRANGERS_PER_MINUTE, StrangerLimit } from './stranger-limit.js';

describe('credentials that open nothing', () => {
  let logged: [code: string, subject: string, detail: unknown][];
  let minute: number;
  let limit: StrangerLimit;

  beforeEach(() => {
    [logged, minute] = [[], 0];
    const security = { record: (...entry: (typeof logged)[number]) => Promise.resolve(void logged.push(entry)) };
    const clock = { offset: 0, now: () => new Date(minute * 60_000) };
    limit = new StrangerLimit(security as unknown as SecurityLog, clock);
  });

  it('of one address are logged ten times a minute, then summed up, and refused in the end', async () => {
    for (let n = 0; n < STRANGERS_PER_MINUTE; n += 1) await limit.met('192.0.2.1', '/api/cases');
    await expect(limit.met('192.0.2.1', '/api/cases')).rejects.toMatchObject({ code: 'too-many-requests' });
    expect(logged).toHaveLength(10);
    minute += 1;
    await limit.met('192.0.2.2', '/api/cases');
    expect(logged.slice(10)).toEqual([
      ['unknown-credential', 'several', { more: STRANGERS_PER_MINUTE - 9 }],
      ['unknown-credential', '192.0.2.2', { path: '/api/cases' }],
    ]);
  });

  it('of very many addresses fill the log no faster either', async () => {
    for (let n = 0; n < 300; n += 1) await limit.met(`2001:db8::${n.toString(16)}`, '/api/cases');
    expect(logged).toHaveLength(100);
    minute += 1;
    await limit.met('192.0.2.1', '/api/cases');
    expect(logged[100]).toEqual(['unknown-credential', 'several', { more: 200 }]);
  });
});
