import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { ContactPointClient } from '#client';
import { generateKeyPair } from '#protocol';
import { keyEntryOf } from '#register';
import { Inbound } from '../../../apps/contact-point/exchange/inbound.service.js';
import { preservationRequest } from '../../support/requests.js';
import { tokenOf } from '../../support/tokens.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { DAY, Pair } from './pair.js';

jest.setTimeout(60_000);

const YEAR = 365 * DAY;

/** The first segment of an act signed with that key. */
const headerOf = (kid: string): string =>
  Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: 'rogatory-act+jws', kid })).toString('base64url');

describe('a message signed with a key that is not known here', () => {
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let vn: TestState;
  let br: TestState;

  beforeAll(async () => {
    world = await World.start();
    pair = new Pair(world);
    forger = new Forger(pair);
    ({ vn, br } = pair);
  });
  afterAll(() => world.stop());

  it('is taken at once when its author has a new key: the register is asked for it', async () => {
    const fresh = await generateKeyPair('sig', 'VN-s2');
    const now = world.clock.now().getTime();
    await forger.list('VN', keyEntryOf(fresh.public, new Date(now - DAY), new Date(now + YEAR)));
    const keys = [fresh.private, vn.keys.signing.private, vn.keys.sealing.private];
    const renewed = await pair.process(vn, { STATE_KEYS: JSON.stringify(keys) });
    const officer = new ContactPointClient(renewed.url, await tokenOf(vn, 'officer'));
    const ids = [await officer.draft(preservationRequest('BR')), await officer.draft(preservationRequest('BR'))];
    await Promise.all(ids.map(({ id }) => officer.act(id, 'submit')));
    await renewed.stop();
    const acts = await world.takeWaiting(vn);
    expect((await pair.opened(acts[0]!)).split('.')[0]).toBe(headerOf('VN-s2'));
    world.clock.advance(1_001);
    await forger.refusals(br);
    await Promise.all(acts.map((act) => pair.deliver(br, act)));
    expect(await forger.refusals(br)).toEqual([]);
    await world.carry();
    for (const { id } of ids) expect((await vn.as('officer').case(id)).status).toBe('delivered');
  });

  it('asks the register at most once a second, however many unknown keys come', async () => {
    const unknown = await generateKeyPair('sig', 'VN-s3');
    const next = await generateKeyPair('sig', 'VN-s4');
    const { act } = await pair.submitted();
    const payload = await forger.payload(act);
    world.clock.advance(1_001);
    const asked = world.clock.now().getTime();
    await pair.deliver(br, await forger.act(payload, unknown.private));
    const now = world.clock.now().getTime();
    await forger.list('VN', keyEntryOf(next.public, new Date(now - DAY), new Date(now + YEAR)));
    const rotated = await forger.act(payload, next.private);
    await forger.refusals(br);
    world.clock.advance(asked - world.clock.now().getTime());
    await pair.deliver(br, rotated);
    expect(await forger.refusals(br)).toMatchObject([{ code: 'envelope-refused', detail: { reason: 'unknown-key' } }]);
    world.clock.advance(1_001);
    await pair.deliver(br, rotated);
    expect(await forger.refusals(br)).toEqual([]);
  });

  it('that names a newer version of the register than is known is held against it: the register is asked', async () => {
    const { act } = await pair.submitted();
    const payload = await forger.payload(act);
    await forger.change('VN', { name: 'Viet Nam, renamed' });
    const zones = { ...payload.terms!.zones, requested: 'Asia/Tokyo' };
    const terms = { ...payload.terms!, register: world.document.version, zones };
    world.clock.advance(1_001);
    await forger.refusals(br);
    await pair.deliver(br, await forger.act({ ...payload, case: randomUUID(), terms }, vn.keys.signing.private));
    expect(await forger.refusals(br)).toMatchObject([{ code: 'terms-contradict-register' }]);
  });

  it('gets its receipt again after the key of the first one was revoked: signed with the key of today', async () => {
    await world.carry();
    const { id, act } = await pair.submitted();
    await pair.deliver(br, act);
    const [lost] = await world.takeWaiting(br);
    const { at } = await forger.verified(lost!);
    const fresh = await generateKeyPair('sig', 'BR-s2');
    const now = world.clock.now().getTime();
    const { keys } = world.document.parties.find(({ code }) => code === 'BR')!;
    const revoked = keys.map((key) => (key.use === 'sig' ? { ...key, revokedAt: pair.now() } : key));
    const entry = keyEntryOf(fresh.public, new Date(now - DAY), new Date(now + YEAR));
    await forger.change('BR', { keys: [...revoked, entry] });
    await forger.refresh(vn);
    const renewed = await pair.process(br, { STATE_KEYS: JSON.stringify([fresh.private, br.keys.sealing.private]) });
    await renewed.app.get(Inbound).act(act.envelope);
    await renewed.stop();
    const [again] = await world.takeWaiting(br);
    expect(await forger.verified(again!)).toMatchObject({ message: act.id, outcome: 'stored', at });
    await pair.deliver(vn, again!);
    expect((await vn.as('officer').case(id)).status).toBe('delivered');
  });
});
