import { approvalAskedOf, exampleApproval } from './approval.js';
import { lamportAfter } from './chain.js';
import { fold } from './fold.js';
import { deadlinesOf } from './deadlines/deadlines.js';
import type { Standing } from './instruments.js';
import type { Examples, Procedure } from './procedure.js';
import { preservation } from './preservation/index.js';
import { procedures } from './procedures.js';
import { sides, type Act, type CaseState, type Contents, type Deadline, type Delivery } from './types.js';
import type { Role, Side, Terms } from './types.js';

const states: Readonly<Record<Side, string>> = { requesting: 'VN', requested: 'BR' };

/** A procedure, and contents with which each of its acts can be performed. */
export interface Script {
  procedure: Procedure;
  examples: Examples;
}

/** A case between two invented contact points, played act by act: for specs, where nothing is signed. */
export class Rehearsal {
  readonly acts: Act[] = [];
  delivery: Delivery | null = null;
  private readonly knows: Record<Side, Set<string>> = { requesting: new Set(), requested: new Set() };

  private readonly script: Script;

  /** Terms of a kind that does not exist are played as a preservation's: for specs of just that. */
  constructor(readonly terms: Terms = exampleTerms()) {
    const procedure = procedures[terms.kind] ?? preservation;
    this.script = { procedure, examples: procedure.examples };
  }

  /** The same case once more, to be played on otherwise. */
  copy(): Rehearsal {
    const copy = new Rehearsal(this.terms);
    copy.acts.push(...this.acts);
    copy.delivery = this.delivery;
    for (const side of sides) for (const hash of this.knows[side]) copy.knows[side].add(hash);
    return copy;
  }

  /**
   * The next act of a side, well chained to all that this side knows; a request that a second officer approves is approved.
   * Nobody checks whether it is allowed.
   */
  sign(act: string, at: string, change: Partial<Act> & { role?: Role } = {}): Act {
    const { role, ...rest } = change;
    const rule = this.script.procedure.acts.find((row) => row.act === act);
    const side = change.side ?? rule?.by ?? 'requesting';
    const contents = rest.contents ?? this.script.examples[act]?.(at) ?? {};
    const signed: Act = {
      hash: hashOf(this.acts.length),
      case: 'case-1',
      from: states[side],
      to: states[other(side)],
      side,
      ...this.place(side),
      act,
      at,
      officer: { id: 'o-1', name: 'An officer', role: role ?? rule?.roles[0] ?? 'officer' },
      contents,
      ...(act === 'submit' && { terms: this.terms, ...this.approved(contents, at) }),
      ...rest,
    };
    this.acts.push(signed);
    this.knows[side].add(signed.hash);
    return signed;
  }

  /** An act that the other side knows at once. */
  play(act: string, at: string, contents?: Contents, change: Partial<Act> & { role?: Role } = {}): this {
    this.sign(act, at, {
      ...(contents && { contents: { ...this.script.examples[act]?.(at), ...contents } }),
      ...change,
    });
    return this.exchange();
  }

  /** The requested State's receipt of the submit act. */
  receive(at: string): this {
    this.delivery = { at };
    return this;
  }

  /** Everything signed so far arrives. */
  exchange(): this {
    for (const { hash } of this.acts) {
      this.knows.requesting.add(hash);
      this.knows.requested.add(hash);
    }
    return this;
  }

  state(): CaseState {
    return fold(this.script.procedure, this.acts, this.delivery);
  }

  deadlines(): Record<string, Deadline> {
    return Object.fromEntries(
      deadlinesOf(this.script.procedure, this.state()).map((deadline) => [deadline.key, deadline]),
    );
  }

  private approved(contents: Contents, at: string): Pick<Act, 'approval'> {
    const asked = approvalAskedOf(this.script.procedure, contents, this.terms.urgency);
    return asked ? { approval: exampleApproval(at) } : {};
  }

  private place(side: Side): Pick<Act, 'seq' | 'prev' | 'seen' | 'lamport'> {
    const known = this.acts.filter(({ hash }) => this.knows[side].has(hash));
    const own = known.filter((act) => act.side === side);
    const last = known.findLast((act) => act.side !== side);
    const [prev, seen] = [own[own.length - 1]?.hash ?? null, last?.hash ?? null];
    return {
      seq: own.length + 1,
      prev,
      seen,
      lamport: lamportAfter(known, prev, seen),
    };
  }
}

export function exampleTerms(change: Partial<Terms> = {}): Terms {
  return {
    kind: 'preservation',
    reference: 'VN-2026-000118',
    urgency: 'urgent',
    policy: '2026-1',
    register: 3,
    zones: { requesting: 'Asia/Ho_Chi_Minh', requested: 'America/Sao_Paulo' },
    instruments: {
      hanoi: inForce,
      budapest: inForce,
      untoc: inForce,
      uncac: inForce,
      'ece-extradition': inForce,
      'ece-3ap': inForce,
    },
    calendars: { requested: { weekend: [6, 7], holidays: ['2026-04-21', '2026-05-01'], until: '2027-12-31' } },
    ...change,
  };
}

const inForce: Standing = { requesting: 'in-force', requested: 'in-force' };

const other = (side: Side): Side => (side === 'requesting' ? 'requested' : 'requesting');

/** Distinct and in no order: a stand-in for the digest of signed bytes. */
const hashOf = (index: number): string => (Math.imul(index + 1, 2654435761) >>> 0).toString(16).padStart(8, '0');
