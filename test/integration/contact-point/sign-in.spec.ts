import { SIGN_INS_PER_MINUTE } from '../../../apps/contact-point/identity/sign-in-limit.guard.js';
import { World, type TestState } from '../../support/world.js';

describe('signing in', () => {
  let world: World;
  let vn: TestState;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR'] });
    vn = world.state('VN');
  }, 60_000);
  afterAll(() => world.stop());

  const attempt = (password: string) =>
    fetch(`${vn.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'officer@vn.example', password }),
    });

  it('is slowed down for an address that guesses, with a problem that says when to come back', async () => {
    world.clock.advance(61_000 - ((Date.now() + world.clock.offset) % 60_000));
    for (let n = 0; n < SIGN_INS_PER_MINUTE; n += 1) expect((await attempt(`guess ${n}`)).status).toBe(401);
    const refused = await attempt('correct horse battery');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests', status: 429 });
    world.clock.advance(60_000);
    expect((await attempt('correct horse battery')).status).toBe(201);
  });

  it('leaves nothing in a cache', async () => {
    const session = await fetch(`${vn.url}/api/session`);
    expect(session.headers.get('cache-control')).toBe('no-store');
  });
});
