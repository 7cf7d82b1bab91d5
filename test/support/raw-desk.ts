import { rawRequest, type RawAnswer, type RawRequest } from './raw-http.js';
import { stored } from './stored.js';
import { officerRoles, tokenOf, type OfficerRole } from './tokens.js';
import type { TestState, World } from './world.js';

/** By an officer of the world's first State, unless it says otherwise. */
export type Sent = RawRequest & { as?: OfficerRole; at?: TestState };

export interface Refusal {
  status: number;
  code: string;
  detail?: RegExp;
  violations?: { path: string; provision?: string }[];
}

/** Sends what no client would, as an officer of any role and State. */
export class RawDesk {
  private constructor(
    private readonly home: TestState,
    private readonly tokens: ReadonlyMap<string, string>,
  ) {}

  static async open(world: World): Promise<RawDesk> {
    const states = [...world.states.values()];
    const tokens = new Map<string, string>();
    for (const state of states)
      for (const role of officerRoles) tokens.set(`${state.code} ${role}`, await tokenOf(state, role));
    return new RawDesk(states[0]!, tokens);
  }

  send({ as = 'officer', at = this.home, ...request }: Sent): Promise<RawAnswer> {
    return rawRequest(at.url, { token: this.tokens.get(`${at.code} ${as}`) ?? null, ...request });
  }

  /** Expects a problem that says what is wrong, and that nothing was stored but in the security log. */
  async refused(request: Sent, expected: Refusal): Promise<RawAnswer> {
    const { owner } = request.at ?? this.home;
    const before = await stored(owner);
    const answer = await this.send(request);
    const { status, code } = expected;
    expect({ status: answer.status, code: answer.json.code }).toEqual({ status, code });
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json).toMatchObject({ status, title: expect.any(String), type: expect.any(String) });
    expect(answer.json.detail).toMatch(expected.detail ?? /\w{3,} \w+/);
    for (const violation of expected.violations ?? [])
      expect(answer.json.violations).toContainEqual(expect.objectContaining(violation));
    expect(await stored(owner)).toEqual(before);
    return answer;
  }
}
