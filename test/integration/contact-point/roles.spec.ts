import { World } from '../../support/world.js';

describe('a process without the role api', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({ roles: ['clock'] });
  }, 60_000);
  afterAll(() => world.stop());

  it('serves health and metrics, and nothing of the API', async () => {
    const { url } = world.state('VN');
    for (const path of ['/livez', '/readyz', '/metrics']) expect((await fetch(`${url}${path}`)).status).toBe(200);
    for (const path of ['/api/cases', '/api/session', '/api/openapi.json', '/api/anything']) {
      const answer = await fetch(`${url}${path}`);
      expect({ path, status: answer.status, body: await answer.json() }).toMatchObject({
        path,
        status: 404,
        body: { code: 'not-found' },
      });
    }
  });
});
