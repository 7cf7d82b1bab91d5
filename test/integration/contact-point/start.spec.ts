import { startContactPoint } from '../../../apps/contact-point/contact-point.app.js';
import { ContactPointConfig } from '../../../apps/contact-point/contact-point.config.js';
import { emptyDatabase } from '../../support/databases.js';
import { freePort } from '../../support/free-port.js';

describe('a contact point that cannot start says what to look at, and never a value', () => {
  const start = (change: Partial<ContactPointConfig>) =>
    startContactPoint(Object.assign(new ContactPointConfig(), { STATE: 'VN', HTTP_PORT: 0, ...change }));

  it('when no database answers', async () => {
    const nowhere = `postgres://app:secret@127.0.0.1:${await freePort()}/x`;
    const refused = { cause: expect.objectContaining({ code: 'ECONNREFUSED' }) };
    const asOwner = { DATABASE_URL: nowhere, DATABASE_OWNER_URL: nowhere };
    await expect(start({ DATABASE_URL: nowhere })).rejects.toMatchObject(refused);
    await expect(start({ DATABASE_URL: nowhere })).rejects.toThrow(/^the database cannot be used: .* DATABASE_URL,/);
    await expect(start(asOwner)).rejects.toThrow(/^the schema cannot be prepared: .* DATABASE_OWNER_URL,/);
  });

  it('when the password is wrong, or nobody has prepared the database', async () => {
    const { ownerUrl } = await emptyDatabase();
    const wrong = Object.assign(new URL(ownerUrl), { password: 'wrong' }).toString();
    await expect(start({ DATABASE_URL: wrong })).rejects.toMatchObject({ cause: { code: '28P01' } });
    await expect(start({ DATABASE_URL: ownerUrl })).rejects.toThrow(/DATABASE_URL is empty: DATABASE_OWNER_URL lets/);
  });
});
