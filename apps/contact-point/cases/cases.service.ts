import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { checkDraft, decide, fold, prefill, Problem, procedureOf, remarksOnDraft } from '#convention';
import type { CaseState, Contents, FollowUpAsked, Remark, StateCode, Violation } from '#convention';
import { inTransaction, lock, run, type Tx } from '#database';
import { DataSource } from 'typeorm';
import type { ActPayload } from '#protocol';
import { Clock } from '../clock.js';
import type { DocumentWish } from '../documents/documents.service.js';
import { ActRecorder, fact, type DecidedAct } from './act-recorder.service.js';
import type { Author } from './act-writer.service.js';
import { approvalFor, approvalsOf, explained, ofAnother } from './approvals.js';
import { approvalBy, insertApproval, withdrawalBy, type Seen } from './approve.js';
import { incomplete, stale } from './case-problems.js';
import { CaseRules } from './case-rules.service.js';
import { heldOf, linksOf } from './case-links.js';
import type { CaseRow, LinkedRow, LoadedCase } from './case.rows.js';
import { caseLock, CaseStore, fromActs } from './case.store.js';
import type { DraftChange, LinkDraft, NewCase } from './cases.dto.js';
import { edited } from './edited.js';
import { leadFacts } from './follow-ups.js';
import { proofsFor, type Proof } from './proofs.js';

export interface ProposedAct {
  act: string;
  contents: Contents | undefined;
  /** Version the officer has seen; the act is refused when the case has moved on. */
  version?: number;
  /** Ids of the files that wait for it. */
  attachments?: readonly string[];
  document?: DocumentWish;
}

/** What one step left behind: the case as it is now, and what a draft still misses. */
export interface Outcome {
  loaded: LoadedCase;
  missing: Violation[];
  /** What whoever did it has to know. */
  remarks?: Remark[];
  /** Other cases whose contents are in the answer. */
  read?: LoadedCase[];
}

/** Decides what officers do to cases. One transaction per step; the answer is given after its commit. */
@Injectable()
export class CasesService {
  constructor(
    private readonly source: DataSource,
    private readonly store: CaseStore,
    private readonly recorder: ActRecorder,
    private readonly rules: CaseRules,
    private readonly clock: Clock,
  ) {}

  get state(): StateCode {
    return this.rules.state;
  }

  /**
   * Stores a draft.
   *
   * @param complete refuse what is incomplete instead of storing it
   * @throws Problem `unknown-kind`, `unknown-state`, `party-suspended`, `contents-invalid`, `contents-incomplete`,
   *   `link-not-held`
   */
  async create(tx: Tx, draft: NewCase, officer: Author, complete: boolean): Promise<Outcome> {
    const procedure = procedureOf(draft.kind);
    this.rules.checkRecipient(draft.to);
    const named = draft.links ?? [];
    const { missing } = checkDraft(procedure, draft.contents, draft.urgency, named);
    if (complete && missing.length > 0) throw incomplete(missing);
    const held = await this.named(tx, named);
    const row = { ...(await this.newRow(tx, draft, officer)), links: linksOf(named, held, this.state) };
    const created = fact('draft-created', row.id, officer, {
      ...{ kind: row.kind, to: draft.to, reference: row.reference },
      ...(row.links.length > 0 && { links: row.links.map((link) => link.case) }),
    });

    await this.store.write(tx, { row, acts: [], deadlines: null, outbox: [], inbox: [], facts: [created] });
    return this.drafted({ ...fromActs(row.id, row, [], [], held), row }, missing, officer);
  }

  /**
   * Stores a draft that follows from a case, filled in with what that case and those it names say already.
   *
   * @throws Problem `case-not-found`, `follow-up-not-possible`, and everything that `create` throws
   */
  async followUp(tx: Tx, id: string, asked: FollowUpAsked, officer: Author): Promise<Outcome> {
    const loaded = await this.store.load(tx, id);
    const row = existing(loaded);
    const named = await this.heldNamed(tx, row, loaded.linked);
    const facts = leadFacts({ ...loaded, row }, named);
    if (!facts) throw new Problem('follow-up-not-possible', 'a draft leads to nothing before it is submitted');
    const { draft, remarks } = prefill(procedureOf(row.kind), row.side, facts, asked);
    const created = await this.create(tx, draft, officer, false);
    return { ...created, remarks, read: [loaded, ...named.map(({ held }) => held)] };
  }

  /** @throws Problem `case-not-found`, `not-a-draft`, `version-stale`, `contents-invalid`, `link-not-held` */
  edit(id: string, version: number, change: DraftChange, officer: Author): Promise<Outcome> {
    return this.step(id, async (tx, loaded, row) => {
      if (row.version !== version) throw stale(row);
      if (loaded.acts.length > 0) throw new Problem('not-a-draft', 'the request has been submitted; act on it instead');
      const held = change.links ? await this.named(tx, change.links) : loaded.linked;
      const links = change.links ? linksOf(change.links, held, this.state) : row.links;
      const next = { ...edited(row, change, this.clock.now()), links, edited_by: officer.id };
      this.rules.checkRecipient(next.counterpart);
      const { missing } = checkDraft(procedureOf(row.kind), next.contents, next.urgency, links);
      const facts = [fact('draft-edited', id, officer, { version: next.version })];
      await this.store.write(tx, { row: next, acts: [], deadlines: null, outbox: [], inbox: [], facts });
      // Who changes what they have approved does not approve it any more, whoever changes it back.
      const withdrawn = await this.withdrawn(tx, { ...loaded, row: next, linked: held }, officer);
      return this.drafted(withdrawn ?? { ...loaded, row: next, linked: held }, missing, officer);
    });
  }

  /**
   * Stores a second officer's approval of exactly what the draft says; the draft keeps its version.
   *
   * @throws Problem `case-not-found`, and everything that `approvalBy` throws
   */
  approve(tx: Tx, id: string, seen: Seen, officer: Author): Promise<Outcome> {
    return this.within(tx, id, async (loaded, row) => {
      const now = this.clock.now();
      const approval = approvalBy(officer, { ...loaded, row }, seen, now);
      if (!approval) return { loaded, missing: [] };
      await run(tx, insertApproval, [JSON.stringify([approval])]);
      const { digest, role } = approval;
      const facts = [fact('approval-given', id, officer, { digest, role, version: row.version })];
      const next = { ...row, updated_at: now.toISOString() };
      await this.store.write(tx, { row: next, acts: [], deadlines: null, outbox: [], inbox: [], facts });
      return { loaded: { ...loaded, row: next, approvals: [...loaded.approvals, approval] }, missing: [] };
    });
  }

  /** The officer takes back what they have approved. @throws Problem `case-not-found`, `not-a-draft`, `approval-not-found` */
  withdrawApproval(tx: Tx, id: string, officer: Author): Promise<Outcome> {
    return this.within(tx, id, async (loaded, row) => {
      if (loaded.acts.length > 0) throw new Problem('not-a-draft', 'the request has been submitted already');
      const withdrawn = await this.withdrawn(tx, { ...loaded, row }, officer);
      if (!withdrawn) throw new Problem('approval-not-found', 'you have approved nothing here that still counts');
      return { loaded: withdrawn, missing: [] };
    });
  }

  /**
   * Performs an act for an officer (or for the clock), inside the caller's transaction.
   *
   * @throws Problem `case-not-found`, `version-stale`, and everything that `decide` and `ActSender.write` throw
   */
  act(tx: Tx, id: string, proposed: ProposedAct, officer: Author): Promise<Outcome> {
    return this.within(tx, id, async (loaded, row) => {
      if (proposed.version !== undefined && proposed.version !== row.version) throw stale(row);
      const proofs = await proofsFor(tx, this.store, row, proposed);
      const next = this.decided({ ...loaded, row }, proposed, officer, proofs);
      return { ...(await this.recorder.record(tx, { ...loaded, row }, next)), missing: [] };
    });
  }

  /** The act as it would be signed now, and nothing done. @throws what `act` throws */
  preview(id: string, proposed: ProposedAct, officer: Author): Promise<{ loaded: LoadedCase; act: ActPayload }> {
    return inTransaction(this.source, async (tx) => {
      const found = await this.store.load(tx, id);
      const loaded = { ...found, row: existing(found) };
      const proofs = await proofsFor(tx, this.store, loaded.row, proposed);
      const next = this.decided(loaded, proposed, officer, proofs);
      return { loaded, act: await this.recorder.unsigned(tx, loaded, next) };
    });
  }

  /** Reads one case as it stands. @throws Problem `case-not-found` */
  async find(id: string): Promise<LoadedCase & { row: CaseRow }> {
    const loaded = await inTransaction(this.source, (tx) => this.store.load(tx, id));
    return { ...loaded, row: existing(loaded) };
  }

  /** Remarks on the request: those of its submit act, or of a draft what they would be now. */
  remarksOn({ row, acts, state }: LoadedCase & { row: CaseRow }): Remark[] {
    const submitted = state?.effective.find(({ act }) => act.terms)?.warnings ?? [];
    if (acts.length > 0) return submitted;
    const at = this.clock.now();
    return remarksOnDraft(procedureOf(row.kind), row.contents, this.rules.terms(row, at), at);
  }

  /** @returns null when the officer has approved nothing */
  private async withdrawn<T extends LoadedCase & { row: CaseRow }>(tx: Tx, loaded: T, officer: Author) {
    const now = this.clock.now();
    const withdrawal = withdrawalBy(officer, loaded, now);
    if (!withdrawal) return null;
    await run(tx, insertApproval, [JSON.stringify([withdrawal])]);
    const facts = [fact('approval-withdrawn', loaded.id, officer, { digest: withdrawal.digest, role: officer.role })];
    const row = { ...loaded.row, updated_at: now.toISOString() };
    await this.store.write(tx, { row, acts: [], deadlines: null, outbox: [], inbox: [], facts });
    return { ...loaded, row, approvals: [...loaded.approvals, withdrawal] };
  }

  /** @throws everything that `decide` and `CaseRules` throw, Problem `approval-void` */
  private decided(
    loaded: LoadedCase & { row: CaseRow },
    proposed: ProposedAct,
    officer: Author,
    proofs: readonly Proof[] = [],
  ): DecidedAct {
    const at = this.clock.now();
    const { row } = loaded;
    const { act, attachments = [], document } = proposed;
    const procedure = procedureOf(row.kind);
    const isSubmit = act === procedure.submit;
    const terms = isSubmit ? this.rules.terms(row, at) : undefined;
    const given = proposed.contents ?? (isSubmit ? row.contents : {});
    const found = approvalsOf(loaded, given, attachments);
    const approval = isSubmit ? approvalFor(found, officer, at) : undefined;
    const asked = { act, side: row.side, role: officer.role, officer, at, terms, approval, urgency: row.urgency };
    const proposal = { ...asked, contents: given, proofs: proofs.map((proof) => proof.act) };
    try {
      const { contents } = decide(procedure, loaded.state ?? fold(procedure, []), proposal);
      if (isSubmit) this.rules.checkRecipient(row.counterpart);
      const told = { document, approval: ofAnother(approval, officer), proofs: proofs.map(({ jws }) => jws) };
      return { act, contents, officer, at, terms, attachments, ...told };
    } catch (error) {
      throw explained(error, row.id, found);
    }
  }

  /** Typesetting takes longer than all else, so it begins when a draft could be submitted, and not when it is. */
  private drafted(loaded: LoadedCase & { row: CaseRow }, missing: Violation[], officer: Author): Outcome {
    if (missing.length === 0) {
      const submit = { act: procedureOf(loaded.row.kind).submit, contents: undefined };
      try {
        this.recorder.expect(loaded, this.decided(loaded, submit, officer));
      } catch (error) {
        // Not by this officer, or not yet: then whoever submits it waits for its document.
        if (!(error instanceof Problem)) throw error;
      }
    }
    return { loaded, missing };
  }

  private async heldNamed(tx: Tx, row: CaseRow, linked: readonly LinkedRow[]) {
    const named: { relation: string; view: CaseState; held: LoadedCase }[] = [];
    for (const { relation, case: id } of heldOf(row, linked, this.state)) {
      const held = await this.store.load(tx, id);
      if (held.state) named.push({ relation, view: held.state, held });
    }
    return named;
  }

  private named(tx: Tx, links: readonly LinkDraft[]): Promise<LinkedRow[]> {
    return links.length === 0 ? Promise.resolve([]) : this.store.held(tx, [...new Set(links.map((link) => link.case))]);
  }

  private async newRow(tx: Tx, draft: NewCase, officer: Author): Promise<Omit<CaseRow, 'links'>> {
    const now = this.clock.now();
    const [next] = await run<{ n: string }>(tx, nextReference, []);
    return {
      id: randomUUID(),
      kind: draft.kind,
      reference: `${this.rules.state}-${now.getUTCFullYear()}-${String(next!.n).padStart(6, '0')}`,
      side: 'requesting',
      counterpart: draft.to,
      urgency: draft.urgency,
      status: procedureOf(draft.kind).initial,
      version: 1,
      contents: draft.contents,
      officer: officer.name,
      next_deadline_at: null,
      next_deadline: null,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
      drafted_by: officer.id,
      edited_by: officer.id,
    };
  }

  private step(id: string, work: (tx: Tx, loaded: LoadedCase, row: CaseRow) => Promise<Outcome>): Promise<Outcome> {
    return inTransaction(this.source, (tx) => this.within(tx, id, (loaded, row) => work(tx, loaded, row)));
  }

  private async within(
    tx: Tx,
    id: string,
    work: (loaded: LoadedCase, row: CaseRow) => Promise<Outcome>,
  ): Promise<Outcome> {
    await lock(tx, caseLock(id));
    const loaded = await this.store.load(tx, id);
    return work(loaded, existing(loaded));
  }
}

const nextReference = { name: 'case-reference', text: `SELECT nextval('case_reference_seq') AS n` };

function existing(loaded: LoadedCase): CaseRow {
  if (!loaded.row) throw new Problem('case-not-found', 'this contact point has no case with this id');
  return loaded.row;
}
