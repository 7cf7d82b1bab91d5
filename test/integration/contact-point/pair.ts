import { ContactPointClient, type CaseAnswer, type CaseRequest, type DeadlineAnswer } from '#client';
import { procedureOf } from '#convention';
import { open, type PrivateKey } from '#protocol';
import { startContactPoint, type ContactPoint } from '../../../apps/contact-point/contact-point.app.js';
import { ContactPointConfig } from '../../../apps/contact-point/contact-point.config.js';
import { Inbound } from '../../../apps/contact-point/exchange/inbound.service.js';
import { edited, preservationRequest } from '../../support/requests.js';
import { tokenOf, type OfficerRole } from '../../support/tokens.js';
import type { TestState, World } from '../../support/world.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export interface Sent {
  id: string;
  type: 'act' | 'part' | 'receipt';
  recipient: string;
  envelope: string;
}

export interface Peer {
  state: string;
  outbound: { unreceipted: number; undeliverable: number; refused: number; lastReceiptAt: string | null };
  inbound: { received: number; held: number; lastReceivedAt: string | null };
}

export interface Waiting {
  id: string;
  case: string;
  state: string;
  code: string | null;
  attempts: number;
  nextAttemptAt: string | null;
}

/** What both sides must agree on. */
export interface Agreed {
  status: string;
  acts: { hash: string; act: string; author: string; at: string; effect: string; status: string }[];
  deadlines: DeadlineAnswer[];
}

/** Viet Nam asks, Brazil is asked: what their officers do, and what lies in their databases. */
export class Pair {
  readonly vn: TestState;
  readonly br: TestState;
  private readonly clients = new Map<string, { client: ContactPointClient; until: number }>();

  constructor(readonly world: World) {
    [this.vn, this.br] = [world.state('VN'), world.state('BR')];
  }

  /** A client of that State's officer, with a new token when the test's clock has left the old one behind. */
  async as(state: TestState, role: OfficerRole): Promise<ContactPointClient> {
    const name = `${state.code} ${role}`;
    const known = this.clients.get(name);
    const now = this.world.clock.now().getTime();
    if (known && now < known.until) return known.client;
    const client = new ContactPointClient(state.url, await tokenOf(state, role, 365));
    this.clients.set(name, { client, until: now + 364 * DAY });
    return client;
  }

  /** Drafted by Viet Nam. */
  async draft(change: Partial<CaseRequest> = {}): Promise<string> {
    return (await (await this.as(this.vn, 'officer')).draft(preservationRequest('BR', change))).id;
  }

  /** Drafted and submitted by Viet Nam; nothing is carried. */
  async submit(change: Partial<CaseRequest> = {}): Promise<string> {
    const id = await this.draft(change);
    await (await this.as(this.vn, 'officer')).act(id, 'submit');
    return id;
  }

  /** Submitted by Viet Nam, and its act taken from what waits to be sent. */
  async submitted(change: Partial<CaseRequest> = {}): Promise<{ id: string; act: Sent }> {
    const id = await this.submit(change);
    const [act] = await this.world.takeWaiting(this.vn);
    return { id, act: act! };
  }

  /** Approved by Viet Nam's supervisor, where a second officer has to. */
  async approved(id: string): Promise<void> {
    const supervisor = await this.as(this.vn, 'supervisor');
    const draft = await supervisor.case(id);
    if (draft.approval.needed && draft.missing.length === 0) await supervisor.approve(draft);
  }

  /** One act by the officer of that State who may; nothing is carried. */
  async act(state: TestState, id: string, act: string, contents: Record<string, unknown> = {}) {
    const client = await this.as(state, state === this.vn ? 'officer' : 'liaison');
    return client.act(id, act, contents);
  }

  /** As `act`, and everything that waits anywhere is carried. */
  async carried(state: TestState, id: string, act: string, contents: Record<string, unknown> = {}): Promise<void> {
    await this.act(state, id, act, contents);
    await this.world.carry();
  }

  /** Acts of Brazil in a case, with the contents of their examples. */
  async played({ id, kind }: Pick<CaseAnswer, 'id' | 'kind'>, ...acts: string[]): Promise<void> {
    for (const act of acts) await this.carried(this.br, id, act, procedureOf(kind).examples[act]?.(this.now()));
  }

  /** The request that a case of Viet Nam leads to, completed by what nobody has said before, submitted and carried. */
  async followed(id: string, kind: string, own: object): Promise<CaseAnswer> {
    const client = await this.as(this.vn, 'officer');
    const draft = await client.followUp(id, { kind });
    expect((await edited(client, draft, { contents: { ...draft.contents, ...own } })).missing).toEqual([]);
    await this.approved(draft.id);
    const answer = await client.act(draft.id, 'submit');
    await this.world.carry();
    return answer;
  }

  /** The status that both sides say, holding the same acts. */
  async agreedStatus(id: string): Promise<string> {
    const [mine, theirs] = [await this.agreed(this.vn, id), await this.agreed(this.br, id)];
    expect(mine).toEqual(theirs);
    return mine.status;
  }

  preserved(periodDays = 60): Record<string, unknown> {
    return { preservedAt: this.now(), periodDays, preserved: 'Mailbox and sign-in records' };
  }

  /** A case that Brazil has preserved for so many days. */
  async preservedCase(periodDays = 60): Promise<string> {
    const id = await this.submit();
    await this.world.carry();
    for (const act of ['acknowledge', 'start-review', 'issue-order']) await this.carried(this.br, id, act);
    await this.carried(this.br, id, 'preserve', this.preserved(periodDays));
    return id;
  }

  async agreed(state: TestState, id: string): Promise<Agreed> {
    const client = await this.as(state, 'supervisor');
    const [found, timeline] = [await client.case(id), await client.timeline(id)];
    const acts = timeline.filter((item) => item.type === 'act');
    return {
      status: found.status,
      acts: acts.map(({ hash, act, author, at, effect, status }) => ({ hash, act, author, at, effect, status })),
      deadlines: found.deadlines,
    };
  }

  /** What the State's exchange page says about the other one. */
  async peer(state: TestState, code: string): Promise<Peer | undefined> {
    const client = await this.as(state, 'auditor');
    return (await client.request<{ items: Peer[] }>('/api/exchange')).items.find((peer) => peer.state === code);
  }

  /** The message is offered to the relay again, as a real relay would have left it. @returns when */
  async onSchedule({ owner }: TestState, { id }: Sent): Promise<string> {
    const at = this.now();
    await owner.query('UPDATE outbox SET next_attempt_at = $2 WHERE id = $1', [id, at]);
    return at;
  }

  async waiting(state: TestState, caseId: string): Promise<Waiting[]> {
    const client = await this.as(state, 'auditor');
    const { items } = await client.request<{ items: Waiting[] }>('/api/exchange/messages?limit=200');
    return items.filter((message) => message.case === caseId);
  }

  /** Ledger entries of a case, whether they have their place yet or not. */
  async events(state: TestState, caseId: string, event: string): Promise<Record<string, unknown>[]> {
    const { rows } = await state.owner.query<{ detail: string }>(
      `SELECT d.detail FROM ledger_entries e JOIN ledger_details d ON d.entry_id = e.id
        WHERE e.case_id = $1 AND e.event = $2`,
      [caseId, event],
    );
    return rows.map(({ detail }) => JSON.parse(detail) as Record<string, unknown>);
  }

  deliver(
    to: TestState,
    { type, envelope }: Pick<Sent, 'envelope'> & { type: Sent['type'] | 'notice' },
  ): Promise<void> {
    return to.app.get(Inbound)[type](envelope);
  }

  /** The signed bytes inside an envelope, opened with its recipient's key. */
  async opened({ envelope, recipient }: Pick<Sent, 'envelope' | 'recipient'>): Promise<string> {
    const keys: PrivateKey[] = [this.world.state(recipient).keys.sealing.private];
    return (await open(envelope, recipient, keys, this.world.clock.now())).message.jws;
  }

  /** Another process of the same State, on the same database. The caller stops it. */
  process(state: TestState, change: Partial<ContactPointConfig> = {}): Promise<ContactPoint> {
    const config = Object.assign(new ContactPointConfig(), state.app.get(ContactPointConfig), change);
    return startContactPoint(config, { clock: this.world.clock, nest: { logger: ['fatal', 'error'] } });
  }

  now(): string {
    return this.world.clock.now().toISOString();
  }
}

/** Numbers from 0 to 1 that come again with the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const result = [...list];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1));
    [result[index], result[other]] = [result[other]!, result[index]!];
  }
  return result;
}
