import { ApiProblem, type DeadlineAnswer } from '#client';
import { procedures, type Contents, type Urgency } from '#convention';
import type { OfficerRole } from '../../support/tokens.js';
import { HOUR, type Pair } from './pair.js';

export type Change = Record<string, unknown>;

/** Cases that go as the examples of their kind's table say, but for what a test changes. */
export class ExampleCases {
  constructor(readonly pair: Pair) {}

  async submitted(kind: string, change: Change = {}, urgency: Urgency = 'urgent'): Promise<ExampleCase> {
    return (await this.drafted(kind, change, urgency)).does('submit');
  }

  /** By Viet Nam, to Brazil. */
  async drafted(kind: string, change: Change = {}, urgency: Urgency = 'urgent'): Promise<ExampleCase> {
    const contents = { ...this.exampleOf(kind, 'submit'), ...change };
    const client = await this.pair.as(this.pair.vn, 'officer');
    const { id } = await client.draft({ kind, to: 'BR', urgency, contents });
    return new ExampleCase(this, kind, id);
  }

  exampleOf(kind: string, act: string): Contents {
    return procedures[kind]?.examples[act]?.(this.pair.now()) ?? {};
  }
}

/** What is done in a case, and what is refused. */
export class ExampleCase {
  constructor(
    private readonly cases: ExampleCases,
    readonly kind: string,
    readonly id: string,
  ) {}

  async does(...acts: (string | [act: string, change: Change])[]): Promise<this> {
    for (const one of acts) {
      const [act, change] = typeof one === 'string' ? [one, {}] : one;
      await this.perform(act, change);
    }
    return this;
  }

  /** The problem with which the act is refused over HTTP. */
  async refusal(act: string, change: Change = {}): Promise<Record<string, unknown>> {
    try {
      await this.perform(act, change);
    } catch (error) {
      if (error instanceof ApiProblem) return error.problem;
      throw error;
    }
    return { code: 'done' };
  }

  /** Refused with this code, and in the acts of neither State. */
  async refuses(act: string, code: string, change: Change = {}): Promise<void> {
    const { pair } = this.cases;
    const before = await pair.agreed(pair.br, this.id);
    const problem = await this.refusal(act, change);
    expect({ act, code: problem.code }).toEqual({ act, code });
    expect(problem).toMatchObject({ detail: expect.any(String), title: expect.any(String) });
    expect((await pair.agreed(pair.br, this.id)).acts).toEqual(before.acts);
  }

  /** Status, acts and deadlines, which both sides show alike, every act with its effect. */
  async alike() {
    const { pair } = this.cases;
    const [mine, theirs] = [await pair.agreed(pair.vn, this.id), await pair.agreed(pair.br, this.id)];
    expect(theirs).toEqual(mine);
    expect(mine.acts.map(({ effect }) => effect)).toEqual(mine.acts.map(() => 'effective'));
    return mine;
  }

  /** Codes of the remarks on the last act of that name, which both sides show alike. */
  async remarks(act: string): Promise<string[]> {
    const { pair } = this.cases;
    const [mine, theirs] = await Promise.all(
      [pair.vn, pair.br].map(async (state) => (await pair.as(state, 'supervisor')).timeline(this.id)),
    );
    const [here, there] = [mine, theirs].map((items) => items?.findLast((item) => item.act === act)?.warnings);
    expect(there).toEqual(here);
    return (here ?? []).map(({ code }) => code);
  }

  async deadline(key: string): Promise<DeadlineAnswer | undefined> {
    return (await this.alike()).deadlines.find((one) => one.key === key);
  }

  /** By the State and an officer that the table names; everything is carried. */
  private async perform(act: string, change: Change): Promise<void> {
    const { pair } = this.cases;
    const rule = procedures[this.kind]!.acts.find((row) => row.act === act)!;
    const client = await pair.as(rule.by === 'requesting' ? pair.vn : pair.br, rule.roles[0] as OfficerRole);
    if (act === 'submit') await pair.approved(this.id);
    const contents = act === 'submit' ? undefined : { ...this.cases.exampleOf(this.kind, act), ...change };
    await client.act(this.id, act, contents);
    await pair.world.carry();
  }
}

export const hoursOf = (one: { startsAt: string; dueAt: string | null } | undefined): number =>
  (Date.parse(one?.dueAt ?? '') - Date.parse(one?.startsAt ?? '')) / HOUR;
