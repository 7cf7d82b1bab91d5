import { SIGN_INS_PER_MINUTE } from '../../../apps/contact-point/identity/sign-in-limit.guard.js';
import { tokenOf } from '../../support/tokens.js';
import { PASSWORD, World, type TestState } from '../../support/world.js';

describe('signing in', () => {
  let world: World;
  let vn: TestState;
  let token: string;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR'] });
    vn = world.state('VN');
    token = await tokenOf(vn, 'officer');
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
    const refused = await attempt(PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'too-many-requests', status: 429 });
    world.clock.advance(60_000);
    expect((await attempt(PASSWORD)).status).toBe(201);
  });

  it('is told by the scheme of a token in any spelling', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER '])
      expect((await fetch(`${vn.url}/api/session`, { headers: { authorization: `${scheme} ${token}` } })).status).toBe(
        200,
      );
  });

  it('leaves nothing in a cache', async () => {
    const session = await fetch(`${vn.url}/api/session`);
    expect(session.headers.get('cache-control')).toBe('no-store');
  });
});
