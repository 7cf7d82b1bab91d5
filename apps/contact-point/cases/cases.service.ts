import { Injectable } from '@nestjs/common';
import { checkDraft, decide, exampleApproval, fold, prefill, Problem, procedureOf, remarksOnDraft } from '#convention';
import type { Approval, CaseState, Contents, FollowUpAsked, Remark, StateCode, Violation } from '#convention';
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
import { caseText } from './case-text.js';
import type { CaseRow, LinkedRow, LoadedCase } from './case.rows.js';
import { caseLock, CaseStore, fromActs } from './case.store.js';
import type { DraftChange, LinkDraft, NewCase } from './cases.dto.js';
import { draftRow } from './draft-row.js';
import { edited, saysTheSame } from './edited.js';
import { leadFacts } from './follow-ups.js';
import { likelySubmitter, refusalOfFourEyes, twoOfficers } from './foreseen.js';
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
  /** Cases whose contents are in the answer, and nothing was done to them. */
  read?: LoadedCase[];
}

/** What an act would say, by whom. */
export interface Preview {
  loaded: LoadedCase;
  act: ActPayload;
  /** Code of the refusal with which four eyes would answer this officer now; null when the act could be performed. */
  awaits: string | null;
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
    const row = {
      ...(await draftRow(tx, draft, officer, this.state, this.clock.now())),
      links: linksOf(named, held, this.state),
    };
    const created = fact('draft-created', row.id, officer, {
      ...{ kind: row.kind, to: draft.to, reference: row.reference },
      ...(row.links.length > 0 && { links: row.links.map((link) => link.case) }),
    });

    await this.store.write(tx, {
      row,
      text: caseText(row),
      acts: [],
      deadlines: null,
      outbox: [],
      inbox: [],
      facts: [created],
    });
    return this.drafted(tx, { ...fromActs(row.id, row, [], [], held), row }, missing, officer);
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

  /**
   * Stores the next version of a draft. What leaves it as it is, is no edit: the version stays, and so does who edited it last.
   *
   * @throws Problem `case-not-found`, `not-a-draft`, `version-stale`, `contents-invalid`, `link-not-held`
   */
  edit(id: string, version: number, change: DraftChange, officer: Author): Promise<Outcome> {
    return this.step(id, async (tx, loaded, row) => {
      if (row.version !== version) throw stale(row);
      if (loaded.acts.length > 0) throw new Problem('not-a-draft', 'the request has been submitted; act on it instead');
      const held = change.links ? await this.named(tx, change.links) : loaded.linked;
      const links = change.links ? linksOf(change.links, held, this.state) : row.links;
      const next = { ...edited(row, change, this.clock.now()), links, edited_by: officer.id };
      this.rules.checkRecipient(next.counterpart);
      const { missing } = checkDraft(procedureOf(row.kind), next.contents, next.urgency, links);
      if (saysTheSame(row, next)) return { loaded, missing, read: [loaded] };
      const facts = [fact('draft-edited', id, officer, { version: next.version })];
      const text = caseText(next);
      await this.store.write(tx, { row: next, text, acts: [], deadlines: null, outbox: [], inbox: [], facts });
      // Who changes what they have approved does not approve it any more, whoever changes it back.
      const withdrawn = await this.withdrawn(tx, { ...loaded, row: next, linked: held }, officer);
      return this.drafted(tx, withdrawn ?? { ...loaded, row: next, linked: held }, missing, officer);
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
      if (!approval) return { loaded, missing: [], read: [loaded] };
      await run(tx, insertApproval, [JSON.stringify([approval])]);
      const { digest, role } = approval;
      const facts = [fact('approval-given', id, officer, { digest, role, version: row.version })];
      const next = { ...row, updated_at: now.toISOString() };
      await this.store.write(tx, { row: next, acts: [], deadlines: null, outbox: [], inbox: [], facts });
      const approved = { ...loaded, row: next, approvals: [...loaded.approvals, approval] };
      const by = await likelySubmitter(tx, row);
      if (by) await this.expectSubmission(tx, approved, by);
      return { loaded: approved, missing: [] };
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
      const recorded = await this.recorder.record(tx, { ...loaded, row }, next);
      const desks = next.terms ? this.rules.deskRemarks(row) : [];
      return { ...recorded, remarks: [...recorded.remarks, ...desks], missing: [] };
    });
  }

  /**
   * The act as it would be signed now, and nothing done. A request that four eyes keep this officer from submitting, as another
   * one would submit it: whoever approves a request sees its document first.
   *
   * @throws what `act` throws otherwise
   */
  preview(id: string, proposed: ProposedAct, officer: Author): Promise<Preview> {
    return inTransaction(this.source, async (tx) => {
      const found = await this.store.load(tx, id);
      const loaded = { ...found, row: existing(found) };
      const proofs = await proofsFor(tx, this.store, loaded.row, proposed);
      const { next, awaits } = await this.foreseen(tx, loaded, proposed, officer, proofs);
      return { loaded, act: await this.recorder.unsigned(tx, loaded, next), awaits };
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
    const remarks = remarksOnDraft(procedureOf(row.kind), row.contents, this.rules.terms(row, at), at);
    return [...remarks, ...this.rules.deskRemarks(row)];
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
    foreseen?: Approval,
  ): DecidedAct {
    const at = this.clock.now();
    const { row } = loaded;
    const { act, attachments = [], document } = proposed;
    const procedure = procedureOf(row.kind);
    const isSubmit = act === procedure.submit;
    const terms = isSubmit ? this.rules.terms(row, at) : undefined;
    const given = proposed.contents ?? (isSubmit ? row.contents : {});
    const found = approvalsOf(loaded, given, attachments);
    const approval = isSubmit ? (foreseen ?? approvalFor(found, officer, at)) : undefined;
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

  /** What would be signed; where four eyes keep this officer from it, what another would sign, and the refusal. */
  private async foreseen(
    tx: Tx,
    loaded: LoadedCase & { row: CaseRow },
    proposed: ProposedAct,
    officer: Author,
    proofs: readonly Proof[],
  ): Promise<{ next: DecidedAct; awaits: string | null }> {
    try {
      return { next: this.decided(loaded, proposed, officer, proofs), awaits: null };
    } catch (error) {
      const awaits = refusalOfFourEyes(error);
      if (awaits === null) throw error;
      const at = this.clock.now().toISOString();
      const { by, approval } = await twoOfficers(tx, loaded.row, officer, at);
      const next = this.decided(loaded, proposed, by, proofs, approval ?? exampleApproval(at));
      return { next: { ...next, approval }, awaits };
    }
  }

  private async drafted(
    tx: Tx,
    loaded: LoadedCase & { row: CaseRow },
    missing: Violation[],
    officer: Author,
  ): Promise<Outcome> {
    if (missing.length === 0) await this.expectSubmission(tx, loaded, officer);
    return { loaded, missing };
  }

  /** Typesetting takes longer than all else, so it begins when a request could be submitted, and not when it is. */
  private async expectSubmission(tx: Tx, loaded: LoadedCase & { row: CaseRow }, by: Author): Promise<void> {
    const { row, waiting } = loaded;
    const submit = { act: procedureOf(row.kind).submit, contents: undefined, attachments: waiting.map(({ id }) => id) };
    try {
      await this.recorder.expect(tx, loaded, this.decided(loaded, submit, by));
    } catch (error) {
      // Not by this officer, or not yet: then whoever submits it waits for its document.
      if (!(error instanceof Problem)) throw error;
    }
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

function existing(loaded: LoadedCase): CaseRow {
  if (!loaded.row) throw new Problem('case-not-found', 'this contact point has no case with this id');
  return loaded.row;
}
