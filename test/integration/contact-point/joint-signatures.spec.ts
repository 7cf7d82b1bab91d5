import { signAct, type ActPayload } from '#protocol';
import { exampleAgreementOfThree, exampleProposal } from '../../../libs/convention/joint-investigation/example.js';
import { World, type TestState } from '../../support/world.js';
import { Forger } from './forger.js';
import { Pair } from './pair.js';

const agreement = exampleAgreementOfThree();
const sha256 = (agreement.agreement as { sha256: string }).sha256;
const signed = { sha256, signedBy: 'The Prosecutor General' };
const begun = { sha256, end: agreement.end };

describe('a joint investigation of three States', () => {
  let world: World;
  let pair: Pair;
  let forger: Forger;
  let vn: TestState;
  let br: TestState;
  let za: TestState;

  beforeAll(async () => {
    world = await World.start({ states: ['VN', 'BR', 'ZA'] });
    pair = new Pair(world);
    forger = new Forger(pair);
    [vn, br, za] = [world.state('VN'), world.state('BR'), world.state('ZA')];
  }, 60_000);
  afterAll(() => world.stop());

  /** The case that the lead has with one of the States, up to both signatures. */
  const signedWith = async (state: TestState, put: Record<string, unknown> = agreement, digest = sha256) => {
    const [lead, invited] = [vn.as('officer'), state.as('liaison')];
    const contents = exampleProposal({ requesting: 'VN', requested: state.code });
    const draft = { kind: 'joint-investigation', to: state.code, urgency: 'urgent', contents } as const;
    const { id } = await lead.draft(draft);
    const carried = async (by: typeof lead, act: string, more?: Record<string, unknown>) => {
      await by.act(id, act, more);
      await world.carry();
    };
    await carried(lead, 'submit');
    await carried(invited, 'acknowledge');
    await carried(invited, 'open-negotiation');
    await carried(lead, 'draft-agreement', put);
    await carried(lead, 'sign', { ...signed, sha256: digest });
    await carried(invited, 'countersign', { ...signed, sha256: digest });
    return id;
  };
  /** Where that State signed, as the lead names it. */
  const signatureOf = async (state: TestState, id: string, by = 'countersign') => {
    const acts = await state.as('supervisor').timeline(id);
    return { state: state.code, case: id, act: acts.find(({ act }) => act === by)!.hash };
  };
  const statusOf = async (state: TestState, id: string) => (await state.as('supervisor').case(id)).status;
  const activate = (id: string, ...signatures: object[]) =>
    vn.as('officer').act(id, 'activate', { ...begun, signatures });
  /** What the lead's contact point has signed and nobody has received yet. */
  const held = async (): Promise<ActPayload> => forger.payload((await world.takeWaiting(vn))[0]!);

  it('begins in every case when each partner has the other one’s own signature, and can show who gave it', async () => {
    const [withBrazil, withAfrica] = [await signedWith(br), await signedWith(za)];
    await activate(withBrazil, await signatureOf(za, withAfrica));
    await activate(withAfrica, await signatureOf(br, withBrazil));
    await world.carry();
    for (const [state, id] of [
      [vn, withBrazil],
      [br, withBrazil],
      [vn, withAfrica],
      [za, withAfrica],
    ] as const)
      expect([state.code, await statusOf(state, id)]).toEqual([state.code, 'active']);
    const [there] = (await br.as('supervisor').timeline(withBrazil)).filter(({ act }) => act === 'activate');
    const { act: hash } = await signatureOf(za, withAfrica);
    expect(there).toMatchObject({
      effect: 'effective',
      proofs: [{ hash, author: 'ZA', case: withAfrica, act: 'countersign', contents: signed }],
    });
    await expect(br.as('supervisor').case(withAfrica)).rejects.toMatchObject({ code: 'case-not-found' });
  }, 120_000);

  it('lasts longer in every case when each partner has accepted that in its own, and in none before', async () => {
    const [withBrazil, withAfrica] = [await signedWith(br), await signedWith(za)];
    await activate(withBrazil, await signatureOf(za, withAfrica));
    await activate(withAfrica, await signatureOf(br, withBrazil));
    await world.carry();
    const [longer, last] = [{ sha256, end: '2037-05-31' }, 'accept-extension'];
    const accepted = async (state: TestState, id: string) => {
      await vn.as('officer').act(id, 'propose-extension', { end: longer.end, reason: 'Two members are abroad.' });
      await world.carry();
      await state.as('liaison').act(id, last, longer);
      await world.carry();
      return signatureOf(state, id, last);
    };
    const extend = (id: string, ...signatures: object[]) =>
      vn.as('officer').act(id, 'extend', { ...longer, ...(signatures.length > 0 && { signatures }) });
    const ofBrazil = await accepted(br, withBrazil);
    await expect(extend(withBrazil)).rejects.toMatchObject({ code: 'signatures-not-complete' });
    await expect(extend(withBrazil, await signatureOf(za, withAfrica))).rejects.toMatchObject({
      code: 'signature-not-proved',
    });
    await extend(withBrazil, await accepted(za, withAfrica));
    await extend(withAfrica, ofBrazil);
    await world.carry();
    expect([await statusOf(br, withBrazil), await statusOf(za, withAfrica)]).toEqual(['active', 'active']);
  }, 120_000);

  it('does not begin on a signature that is not held, or that a change of the agreement has voided since', async () => {
    const [withBrazil, withAfrica] = [await signedWith(br), await signedWith(za)];
    const signature = await signatureOf(za, withAfrica);
    const unknown = { ...signature, act: await signatureOf(br, withBrazil).then(({ act }) => act) };
    for (const wrong of [unknown, { ...signature, case: withBrazil }, { ...signature, case: 'none' }])
      await expect(activate(withBrazil, wrong)).rejects.toMatchObject({ code: 'signature-not-proved' });
    await za.as('liaison').act(withAfrica, 'redraft-agreement', { ...agreement, purpose: 'Another one' });
    await world.carry();
    await expect(activate(withBrazil, signature)).rejects.toMatchObject({ code: 'signature-not-proved' });
    expect(await statusOf(br, withBrazil)).toBe('agreed');
  }, 120_000);

  it('takes no lead’s word: what its State has not signed is refused, and changes nothing', async () => {
    const [withBrazil, withAfrica] = [await signedWith(br), await signedWith(za)];
    await activate(withBrazil, await signatureOf(za, withAfrica));
    const honest = await held();
    const [proof = ''] = honest.proofs ?? [];
    const claimed = JSON.parse(Buffer.from(proof.split('.')[1]!, 'base64url').toString()) as ActPayload;
    const byLead = await signAct(claimed, vn.keys.signing.private);
    const nested = await signAct({ ...claimed, proofs: [proof] }, za.keys.signing.private);
    const bent = `${proof.slice(0, -12)}${proof.at(-12) === 'A' ? 'B' : 'A'}${proof.slice(-11)}`;
    for (const [wrong, reason] of [
      [byLead.jws, 'unknown-key'],
      [nested.jws, 'payload'],
      [bent, 'signature'],
    ] as const) {
      await forger.refusals(br);
      await pair.deliver(br, await forger.act({ ...honest, proofs: [wrong] }, vn.keys.signing.private));
      const [refused] = await forger.refusals(br);
      expect(refused).toMatchObject({ code: 'envelope-refused', subject: 'State:VN', detail: { reason } });
      expect(await statusOf(br, withBrazil)).toBe('agreed');
    }
    await world.takeWaiting(br);
    await pair.deliver(br, await forger.act(honest, vn.keys.signing.private));
    expect(await statusOf(br, withBrazil)).toBe('active');
  }, 120_000);

  it('takes no real signature of another agreement either: the act stays without effect, with the reason', async () => {
    const digest = 'f'.repeat(64);
    const other = { ...agreement, agreement: { description: 'Of two pages less', sha256: digest } };
    const [withBrazil, withAfrica] = [await signedWith(br), await signedWith(za, other, digest)];
    const signature = await signatureOf(za, withAfrica);
    await expect(activate(withBrazil, signature)).rejects.toMatchObject({ code: 'signature-not-proved' });
    await vn.as('officer').act(withBrazil, 'query-status');
    const { rows } = await za.owner.query<{ jws: string }>('SELECT jws FROM acts WHERE hash = $1', [signature.act]);
    const contents = { ...begun, signatures: [signature] };
    const forged = { ...(await held()), act: 'activate', contents, proofs: [rows[0]!.jws], document: undefined };
    const { document: _, ...lie } = forged;
    await pair.deliver(br, await forger.act(lie, vn.keys.signing.private));
    const [there] = (await br.as('supervisor').timeline(withBrazil)).filter(({ act }) => act === 'activate');
    expect(there).toMatchObject({ effect: 'without-effect', reason: { code: 'signature-not-proved' } });
    expect(await statusOf(br, withBrazil)).toBe('agreed');
  }, 120_000);
});
