import type { ApiProblem, CaseAnswer, ContactPointClient } from '#client';
import type { ActRule, Contents, Procedure } from '#convention';
import { longestWay, otherWays, refusalsOf, type Journey, type Way } from '../../libs/convention/journeys.js';
import { scripts } from '../../libs/convention/scripts.js';
import { eventually } from '../support/eventually.js';
import { TestNetwork } from '../support/network.js';

type Side = ActRule['by'];

/**
 * What takes long to compute lets no connection be heard: those that the other side has closed meanwhile are noticed before
 * they are used again. Between two turns of the event loop all that has arrived is read.
 */
async function unheard<T>(compute: () => T): Promise<T> {
  const computed = compute();
  for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
  return computed;
}

/** What both sides must agree on. */
interface Agreed {
  status: string;
  acts: (string | null)[][];
  deadlines: CaseAnswer['deadlines'];
}

describe('between two contact points of a running network', () => {
  let network: TestNetwork;
  const clients = new Map<string, ContactPointClient>();

  beforeAll(async () => {
    network = await TestNetwork.start();
  }, 120_000);
  afterAll(() => network.end(), 60_000);

  const client = async (state: string, role: string): Promise<ContactPointClient> => {
    const name = `${state} ${role}`;
    if (!clients.has(name)) clients.set(name, await network.client(state, role));
    return clients.get(name)!;
  };

  /** One request between two States, played over HTTP, an act after the other has arrived. */
  class Case {
    id = '';

    constructor(
      private readonly procedure: Procedure,
      private readonly states: Record<Side, string>,
      private readonly told: Pick<Journey['script'], 'examples' | 'terms'> = { ...procedure, terms: {} },
    ) {}

    async play(way: Way): Promise<this> {
      for (const act of way)
        await this.perform(act, this.told.examples[act]?.(new Date().toISOString(), this.states) ?? {});
      return this;
    }

    async perform(act: string, contents: Contents): Promise<CaseAnswer> {
      const { by, roles } = this.procedure.acts.find((rule) => rule.act === act)!;
      const officer = await client(this.states[by], roles[0]!);
      if (act === this.procedure.submit) return this.submit(officer, contents);
      const after = await officer.act(this.id, act, contents);
      await this.arrived(by === 'requesting' ? 'requested' : 'requesting');
      return after;
    }

    async agreed(side: Side): Promise<Agreed> {
      const officer = await client(this.states[side], 'supervisor');
      const [{ status, deadlines }, timeline] = [await officer.case(this.id), await officer.timeline(this.id)];
      const acts = timeline.filter(({ type }) => type === 'act');
      return {
        status,
        deadlines,
        acts: acts.map(({ hash, act, effect, status: after }) => [hash, act, effect, after]),
      };
    }

    private async submit(officer: ContactPointClient, contents: Contents): Promise<CaseAnswer> {
      const { kind, submit } = this.procedure;
      const draft = await officer.draft(
        { kind, to: this.states.requested, urgency: this.told.terms.urgency ?? 'urgent', contents },
        true,
      );
      this.id = draft.id;
      if (draft.approval.needed) await (await client(this.states.requesting, 'supervisor')).approve(draft);
      const after = await officer.act(draft.id, submit);
      await this.arrived('requested');
      await officer.caseIn(draft.id, this.procedure.delivery.to);
      return after;
    }

    /** Until that side has every act that the other side has. */
    private async arrived(side: Side): Promise<void> {
      const from = await client(this.states[side === 'requesting' ? 'requested' : 'requesting'], 'supervisor');
      const to = await client(this.states[side], 'supervisor');
      const hashes = async (officer: ContactPointClient) =>
        (await officer.timeline(this.id)).flatMap(({ type, hash }) => (type === 'act' ? hash : []));
      const sent = await hashes(from);
      await eventually(async () => expect(await hashes(to)).toEqual(expect.arrayContaining(sent)), 30_000, 40);
    }
  }

  const pairs: Record<Side, string>[] = [
    { requesting: 'VN', requested: 'BR' },
    { requesting: 'BR', requested: 'ZA' },
    { requesting: 'ZA', requested: 'VN' },
  ];
  let next = 0;
  const open = (procedure: Procedure, told?: Journey['script']): Case =>
    new Case(procedure, pairs[(next += 1) % pairs.length]!, told);

  const expectAgreement = async (one: Case, way: Way): Promise<void> => {
    const [mine, theirs] = [await one.agreed('requesting'), await one.agreed('requested')];
    expect(mine).toEqual(theirs);
    expect(mine.acts.map(([, act, effect]) => [act, effect])).toEqual(way.map((act) => [act, 'effective']));
  };

  describe.each(Object.entries(scripts))('a request of the kind %s', (_, script) => {
    const { procedure } = script;
    const longest = longestWay(script);

    it(`goes its longest way, ${longest.length} acts, alike on both sides`, async () => {
      const one = await open(procedure).play(longest);
      await expectAgreement(one, longest);
      const { status } = await one.agreed('requesting');
      expect(procedure.statuses[status]?.final).toBe(true);
    }, 90_000);

    it('goes every other way, so that each act of people has been performed', async () => {
      const ways = await unheard(() => otherWays(script, longest));
      await Promise.all(
        ways.map(async ({ way, script: told }) => expectAgreement(await open(procedure, told).play(way), way)),
      );
      const performed = new Set([...longest, ...ways.flatMap(({ way }) => way)]);
      const byPeople = procedure.acts.filter(({ roles }) => !roles.includes('clock')).map(({ act }) => act);
      expect([...performed].sort()).toEqual([...byPeople].sort());
    }, 90_000);

    it('is refused on each ground that is open, and on no other', async () => {
      const refusals = await unheard(() => refusalsOf(script));
      const outcomes = refusals.map(async ({ way, contents, outcome, ground }) => {
        const before = way.slice(0, -1);
        const one = await open(procedure).play(before);
        const act = way.at(-1)!;
        const found = await one.perform(act, contents).then(
          () => 'done',
          (error: ApiProblem) => error.code,
        );
        await expectAgreement(one, found === 'done' ? way : before);
        expect([act, ground, found]).toEqual([act, ground, outcome]);
      });
      await Promise.all(outcomes);
      expect(outcomes.length).toBeGreaterThanOrEqual(procedure.grounds.length);
    }, 120_000);
  });
});
