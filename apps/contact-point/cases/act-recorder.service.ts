import { Injectable } from '@nestjs/common';
import { decide, fold, Problem, procedureOf } from '#convention';
import type { Approval, Contents, EchoRule, Link, Remark, Side, Terms } from '#convention';
import { lock, type Tx } from '#database';
import type { LedgerFact } from '#ledger';
import type { ActPayload } from '#protocol';
import type { DocumentWish } from '../documents/documents.service.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { ActSender } from './act-sender.service.js';
import { ActWriter, type Author, type NewAct } from './act-writer.service.js';
import { heldOf } from './case-links.js';
import type { CaseRow, LoadedCase } from './case.rows.js';
import { caseLock, CaseStore, fromActs, submitOf } from './case.store.js';
import { project } from './projection.js';

/** An act as `decide` has let it pass, with the files that go with it. */
export interface DecidedAct {
  act: string;
  contents: Contents;
  officer: Author;
  at: Date;
  terms: Terms | undefined;
  /** Ids of the files that wait for it. */
  attachments: readonly string[];
  document?: DocumentWish | undefined;
  /** Acts of other cases, as they were signed, that it carries. */
  proofs?: readonly string[];
  /** Of a submission. */
  approval?: Approval | undefined;
}

type Held = LoadedCase & { row: CaseRow };

/** Stores decided acts, and in the same transaction what they say in the cases that their case names. */
@Injectable()
export class ActRecorder {
  constructor(
    private readonly sender: ActSender,
    private readonly writer: ActWriter,
    private readonly store: CaseStore,
    private readonly config: ContactPointConfig,
  ) {}

  /** @returns the case as it is now, and which act could not be told in a linked case, and why */
  async record(tx: Tx, held: Held, next: DecidedAct): Promise<{ loaded: Held; remarks: Remark[] }> {
    let loaded = await this.write(tx, held, next);
    const remarks: Remark[] = [];
    const links = heldOf(held.row, held.linked, this.config.STATE);
    for (const [rule, link] of echoesOf(held.row.kind, links, next.act)) {
      const told = await this.tell(tx, held.row, next, rule, link);
      if (told && 'code' in told) remarks.push(told);
      else if (told)
        loaded = { ...loaded, linked: loaded.linked.map((row) => (row.id === told.id ? { ...row, ...told } : row)) };
    }
    return { loaded, remarks };
  }

  /** What would be signed, and nothing done. What it says in other cases has documents of its own. */
  unsigned(tx: Tx, held: Held, next: DecidedAct): Promise<ActPayload> {
    return this.sender.unsigned(tx, held, addressed(held.row, next), next.attachments);
  }

  /** The act may follow soon: its document is set meanwhile. @throws what `unsigned` throws */
  async expect(tx: Tx, held: Held, next: DecidedAct): Promise<void> {
    this.writer.expect(held, await this.unsigned(tx, held, next));
  }

  private async write(tx: Tx, loaded: Held, next: DecidedAct): Promise<Held> {
    const { row } = loaded;
    const written = await this.sender.write(tx, loaded, addressed(row, next), next.attachments);
    const receipts = loaded.delivery ? [{ id: submitOf(loaded.acts)?.hash ?? '', at: loaded.delivery.at }] : [];
    const after = fromActs(loaded.id, row, [...loaded.acts, written.act], receipts, loaded.linked);
    const projected = project(after, row, next.at);
    const detail = { act: next.act, hash: written.act.hash, role: next.officer.role, status: projected.row.status };
    const facts = [fact('act-performed', loaded.id, next.officer, detail)];
    await this.store.write(tx, { ...projected, acts: [written.actRow], outbox: written.outbox, inbox: [], facts });
    return { ...after, row: projected.row, received: loaded.received };
  }

  /**
   * Always from the case that names to the case named, so that no two wait for each other's lock.
   *
   * @returns the linked case's row afterwards; a remark when the act is not possible there; null when the link does not
   *   lead to a case of that kind between the same two States in which this State is the one that says such things
   */
  private async tell(
    tx: Tx,
    row: CaseRow,
    next: DecidedAct,
    rule: EchoRule,
    link: Link,
  ): Promise<CaseRow | Remark | null> {
    await lock(tx, caseLock(link.case));
    const loaded = await this.store.load(tx, link.case);
    const there = loaded.row;
    if (!there || there.kind !== rule.in || there.side !== sideOf(rule) || there.counterpart !== row.counterpart)
      return null;
    const { officer, at } = next;
    const { id, reference } = row;
    const contents = rule.contents({ id, reference, at: at.toISOString(), contents: next.contents });
    const decided = possible({ ...loaded, row: there }, { act: rule.as, contents, officer, at });
    if ('code' in decided) return decided;
    const told = { act: rule.as, contents: decided.contents, officer, at, terms: undefined, attachments: [] };
    try {
      return (await this.write(tx, { ...loaded, row: there }, told)).row;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'case-full') throw error;
      return notTold(rule.as, there, error);
    }
  }
}

const addressed = ({ urgency, side, counterpart: to }: CaseRow, { attachments: _, ...next }: DecidedAct): NewAct => ({
  ...next,
  urgency,
  side,
  to,
});

/** Who says it there. */
const sideOf = (rule: EchoRule): Side | undefined => procedureOf(rule.in).acts.find(({ act }) => act === rule.as)?.by;

/** @param links that are held here, and as the case they name says of itself */
const echoesOf = (kind: string, links: readonly Link[], act: string): [EchoRule, Link][] =>
  (procedureOf(kind).echoes ?? [])
    .filter((rule) => rule.act === act)
    .flatMap((rule) =>
      links.filter(({ relation }) => relation === rule.relation).map((link): [EchoRule, Link] => [rule, link]),
    );

function possible(
  { row, state }: Held,
  { act, contents, officer, at }: Omit<DecidedAct, 'terms' | 'attachments'>,
): { contents: Contents } | Remark {
  const procedure = procedureOf(row.kind);
  const proposal = { act, side: row.side, role: officer.role, officer, at, contents };
  try {
    return decide(procedure, state ?? fold(procedure, []), proposal);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return notTold(act, row, error);
  }
}

const notTold = (act: string, { reference }: CaseRow, { message }: Problem): Remark => ({
  code: 'not-told-in-linked-case',
  message: `${act} was not possible in ${reference}: ${message}`,
});

/** A ledger fact about a case, caused by an officer or by the clock. */
export const fact = (event: string, id: string, by: Author, detail: Record<string, unknown>): LedgerFact => ({
  event,
  case: id,
  actor: by.id,
  detail,
});
