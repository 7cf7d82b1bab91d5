import { Injectable } from '@nestjs/common';
import { Problem, type Contents } from '#convention';
import type { Tx } from '#database';
import { stating } from '../documents/stating.js';
import type { Officer } from '../identity/current-officer.js';
import { Progress } from '../operations/progress.js';
import type { Seen } from './approve.js';
import type { CaseRow, LoadedCase } from './case.rows.js';
import { caseLock } from './case.store.js';
import { CaseTrail } from './case-trail.service.js';
import { caseView } from './case.view.js';
import type { DraftChange, NewCase, NewFollowUp } from './cases.dto.js';
import { CasesService, type Outcome, type ProposedAct } from './cases.service.js';
import { Idempotency, type Answer } from './idempotency.service.js';
import { Timeline } from './timeline.service.js';

type View = ReturnType<typeof caseView>;

interface Call {
  key: string | undefined;
  request: unknown;
  /** Of the answer, when it is not 201. */
  status?: number;
  /** The case that is decided on. */
  about?: string;
}

/** Refusals that are recorded: of a role, and of eyes that are not four. */
const WATCHED = new Set(['act-not-permitted', 'approval-of-own-draft', 'approval-void', 'approver-submits']);

/** What an officer does at the desk: the answer to each request, given only after its commit. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly cases: CasesService,
    private readonly idempotency: Idempotency,
    private readonly timelines: Timeline,
    private readonly trail: CaseTrail,
    private readonly progress: Progress,
  ) {}

  create(draft: NewCase, complete: boolean, key: string | undefined, officer: Officer): Promise<Answer<View>> {
    const call = { key, request: { draft, complete } };
    return this.once(officer, call, (tx) => this.cases.create(tx, draft, officer, complete));
  }

  followUp(id: string, asked: NewFollowUp, key: string | undefined, officer: Officer): Promise<Answer<View>> {
    const call = { key, request: { id, asked } };
    return this.once(officer, call, (tx) => this.cases.followUp(tx, id, asked, officer));
  }

  async act(
    id: string,
    proposed: Omit<ProposedAct, 'contents'> & { contents?: Contents },
    key: string | undefined,
    officer: Officer,
  ): Promise<Answer<View>> {
    const { act, contents, version, attachments, document } = proposed;
    const call = { key, request: { id, act, contents, attachments, document }, about: id };
    try {
      const answer = await stating((within) => {
        const next = { act, contents, version, attachments, document };
        return this.once(
          officer,
          call,
          within((tx) => this.cases.act(tx, id, next, officer)),
        );
      });
      if (attachments) this.progress.committed('parts');
      return answer;
    } catch (error) {
      await this.refused(error, officer, { case: id, act });
      throw error;
    }
  }

  /** A second officer's approval of a draft as it was seen. */
  async approve(id: string, seen: Seen, key: string | undefined, officer: Officer): Promise<Answer<View>> {
    try {
      const call = { key, request: { id, approve: seen }, about: id };
      return await this.once(officer, call, (tx) => this.cases.approve(tx, id, seen, officer));
    } catch (error) {
      await this.refused(error, officer, { case: id });
      throw error;
    }
  }

  withdrawApproval(id: string, officer: Officer): Promise<Answer<View>> {
    const call = { key: undefined, request: null, status: 200, about: id };
    return this.once(officer, call, (tx) => this.cases.withdrawApproval(tx, id, officer));
  }

  async edit(id: string, version: number, change: DraftChange, officer: Officer): Promise<Answer<View>> {
    const outcome = await this.cases.edit(id, version, change, officer);
    for (const loaded of outcome.read ?? []) await this.trail.record('case-read', loaded, officer);
    return { status: 200, body: this.view(outcome, officer) };
  }

  async read(id: string, officer: Officer): Promise<View> {
    const loaded = await this.cases.find(id);
    await this.trail.record('case-read', loaded, officer);
    return this.view({ loaded, missing: [] }, officer);
  }

  async timeline(id: string, officer: Officer): Promise<object[]> {
    const loaded = await this.cases.find(id);
    await this.trail.record('timeline-read', loaded, officer);
    return this.timelines.of(loaded);
  }

  private async once(
    officer: Officer,
    { key, request, status = 201, about }: Call,
    work: (tx: Tx) => Promise<Outcome>,
  ): Promise<Answer<View>> {
    const locks = about === undefined ? [] : [caseLock(about)];
    const answer = await this.idempotency.once({ officer: officer.id, key, request, locks }, async (tx) => {
      const outcome = await work(tx);
      for (const loaded of outcome.read ?? []) await this.trail.recordIn(tx, 'case-read', loaded, officer);
      return { status, body: this.view(outcome, officer) };
    });
    this.progress.committed('ledger');
    return answer;
  }

  /** What somebody tried who may not is in the security log; what was only not possible is not. */
  private async refused(error: unknown, officer: Officer, detail: Record<string, unknown>): Promise<void> {
    if (error instanceof Problem && WATCHED.has(error.code)) await this.trail.refused(error.code, officer, detail);
  }

  private view({ loaded, missing, remarks = [] }: Outcome, officer: Officer): View {
    const known = loaded as LoadedCase & { row: CaseRow };
    const viewer = { state: this.cases.state, role: officer.role, now: this.progress.clock.now() };
    return caseView(known, viewer, { missing, remarks: [...remarks, ...this.cases.remarksOn(known)] });
  }
}
