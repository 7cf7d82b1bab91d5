import { CASE, ID, ScriptedContactPoint } from '../../test/support/scripted-contact-point.js';

const point = new ScriptedContactPoint();
beforeAll(() => point.start());
afterAll(() => point.stop());
beforeEach(() => point.forget());

describe('rogatory case', () => {
  it('shows what the officer may do, and every deadline', async () => {
    const { out } = await point.rogatory('case', ID, ...point.asAna());
    expect(out).toContain('You may\n  withdraw  Withdraw the request  -> withdrawn  Art. 40(26) [≈]');
    expect(out).toContain('expiry-warning-7 (ZA): 2026-03-01T12:00:10Z, in 10 s');
    expect(out.endsWith('Ended\n  completeness: met')).toBe(true);
  });

  it('says so when there is nothing to do and nothing due', async () => {
    point.answers = () => ({ body: { ...CASE, allowedActs: [], deadlines: [] } });
    const { out } = await point.rogatory('case', ID, ...point.asAna());
    expect(out).toContain('You may do nothing in this case now.');
    expect(out).toContain('No deadline is running.');
  });
});

describe('rogatory follow-up', () => {
  const draft = {
    ...CASE,
    kind: 'mutual-legal-assistance',
    status: 'draft',
    missing: [{ path: 'aim', message: 'Art. 40(15)(g) asks for the purpose (aim)' }],
    remarks: [{ code: 'onward-transfer-needs-authorisation', message: 'Ask BR first.' }],
  };

  it('opens the draft, and lists what is missing and what is to be known before it is sent', async () => {
    point.answers = () => ({ status: 201, body: draft });
    const more = ['--kind', 'mutual-legal-assistance', '--relation', 'follow-up', '--to', 'ZA'];
    const { code, out } = await point.rogatory('follow-up', ID, ...point.asAna(), ...more);
    expect(code).toBe(0);
    expect(point.asked).toMatchObject([
      {
        method: 'POST',
        url: `/api/cases/${ID}/follow-ups`,
        body: { kind: 'mutual-legal-assistance', relation: 'follow-up', to: 'ZA' },
      },
    ]);
    expect(out.split('\n').slice(-5)).toEqual([
      '',
      'Missing',
      '  Art. 40(15)(g) asks for the purpose (aim)',
      '',
      'Note: Ask BR first.',
    ]);
  });

  it('opens one draft, however often the same is point.asked, unless another key is given', async () => {
    point.answers = () => ({ status: 201, body: draft });
    const open = (...more: string[]) => point.rogatory('follow-up', ID, ...point.asAna(), '--kind', ...more);
    for (const more of [['extradition'], ['extradition'], ['extradition', '--to', 'ZA'], ['extradition', '--key', 'k']])
      expect((await open(...more)).code).toBe(0);
    const [first, again, elsewhere, second] = point.asked.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/^cli-.{43}$/);
    expect([again, second]).toEqual([first, 'k']);
    expect(elsewhere).not.toBe(first);
  });

  it('says what the case leads to when it does not lead there', async () => {
    const followUps = [
      { kind: 'extradition', relation: 'follow-up', to: 'ZA' },
      { kind: 'preservation', relation: 'third-state', to: null },
    ];
    point.answers = () => ({ status: 409, body: { title: 'No', code: 'follow-up-not-possible', followUps } });
    const { code, err } = await point.rogatory('follow-up', ID, ...point.asAna(), '--kind', 'disclosure');
    expect(code).toBe(1);
    expect(err).toBe(
      'No (follow-up-not-possible)\n  possible now: extradition (follow-up, to ZA), preservation (third-state, say --to)',
    );
  });

  it('sends nothing without a kind, or to what is no State', async () => {
    expect((await point.rogatory('follow-up', ID, ...point.asAna())).code).toBe(2);
    expect(
      (await point.rogatory('follow-up', ID, ...point.asAna(), '--kind', 'preservation', '--to', 'brazil')).code,
    ).toBe(2);
    expect(point.asked).toEqual([]);
  });

  it('says of a case with restricted material why, and what it means', async () => {
    const restricted = { offences: ['csam'], cases: ['VN-\u202e2'], provision: 'network-restricted-material' };
    point.answers = () => ({ body: { ...CASE, restricted } });
    const { out } = await point.rogatory('case', ID, ...point.asAna());
    expect(out).toContain('files: csam, arises from VN-\ufffd2; network policy, restricted material [ours]');
  });

  it('can be chosen from what the case leads to; linked cases are shown with how they stand', async () => {
    const link = { relation: 'parent', direction: 'to', case: ID, with: ['VN', 'BR'], counterpart: 'VN' };
    const links = [
      { ...link, title: 'Arises from', reference: 'VN-1', held: true, kind: 'preservation', status: 'preserved' },
      { ...link, title: 'Follows up', reference: 'VN-\u202e2', held: false, kind: null, status: null },
    ];
    const followUp = { kind: 'preservation', relation: 'third-state', title: 'Ask the State', provision: 'hanoi-42-2' };
    point.answers = () => ({
      body: {
        ...CASE,
        links,
        followUps: [
          { ...followUp, to: 'NL' },
          { ...followUp, to: null },
        ],
      },
    });
    const { out } = await point.rogatory('case', ID, ...point.asAna());
    expect(out).toContain(`  Arises from  VN-1   VN to BR  preservation, preserved  ${ID}`);
    expect(out).toContain(`  Follows up   VN-\ufffd2  VN to BR  not held here            ${ID}`);
    expect(out).toMatch(/ {2}preservation {2}Ask the State {2}third-state {2}to NL {5}\S/);
    expect(out).toMatch(/third-state {2}say --to {2}\S/);
  });
});

describe('rogatory timeline', () => {
  it('is a table of acts, then of what was recorded here', async () => {
    const officer = { name: 'Ana', role: 'officer' };
    const delivery = { state: 'receipted', receiptAt: '2026-03-01T10:00:01.200Z', receipt: 'r', attempts: 3 };
    const act = { type: 'act', at: '2026-03-01T10:00:00.000Z', author: 'BR', officer, delivery: null };
    const entry = { type: 'entry', event: 'case-read', actor: ID, actorName: 'Ana' };
    const items = [
      { ...act, act: 'submit', hash: 'h1', effect: 'effective', status: 'submitted', delivery },
      {
        ...act,
        act: 'withdraw',
        hash: 'h2',
        effect: 'without-effect',
        status: 'refused',
        reason: { message: 'too late' },
      },
      { ...entry, at: '2026-03-01T10:00:02.000Z', sequence: 12 },
      { ...entry, at: '2026-03-01T10:00:03.000Z', sequence: null },
    ];
    point.answers = () => ({ body: { items, nextCursor: null } });
    const { out } = await point.rogatory('timeline', ID, ...point.asAna());
    expect(out.split('\n')).toEqual([
      'AT (UTC)              STATE  ACT       BY             STATUS AFTER              DELIVERY                                 HASH',
      '2026-03-01T10:00:00Z  BR     submit    Ana (officer)  submitted                 receipted 2026-03-01T10:00:01Z, 3 tries  h1',
      '2026-03-01T10:00:00Z  BR     withdraw  Ana (officer)  without-effect: too late                                           h2',
      '',
      'AT (UTC)              RECORDED HERE  BY   PLACE',
      '2026-03-01T10:00:02Z  case-read      Ana  ledger entry 12',
      '2026-03-01T10:00:03Z  case-read      Ana  not in the ledger yet',
    ]);
  });
});
