import { Injectable } from '@nestjs/common';
import { Problem, type Contents } from '#convention';
import type { Tx } from '#database';
import { stating } from '../documents/stating.js';
import type { Officer } from '../identity/current-officer.js';
import { Progress } from '../operations/progress.js';
import type { Seen } from './approve.js';
import type { CaseRow, LoadedCase } from './case.rows.js';
import { CaseTrail } from './case-trail.service.js';
import { caseView } from './case.view.js';
import type { DraftChange, NewCase, NewFollowUp } from './cases.dto.js';
import { CasesService, type Outcome, type ProposedAct } from './cases.service.js';
import { Idempotency, type Answer } from './idempotency.service.js';
import { Timeline } from './timeline.service.js';

type View = ReturnType<typeof caseView>;

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
    return this.once(officer, key, { draft, complete }, 201, (tx) => this.cases.create(tx, draft, officer, complete));
  }

  async followUp(id: string, asked: NewFollowUp, key: string | undefined, officer: Officer): Promise<Answer<View>> {
    const read: LoadedCase[] = [];
    const answer = await this.once(officer, key, { id, asked }, 201, async (tx) => {
      const outcome = await this.cases.followUp(tx, id, asked, officer);
      read.push(...(outcome.read ?? []));
      return outcome;
    });
    for (const loaded of read) await this.trail.record('case-read', loaded, officer);
    return answer;
  }

  async act(
    id: string,
    proposed: Omit<ProposedAct, 'contents'> & { contents?: Contents },
    key: string | undefined,
    officer: Officer,
  ): Promise<Answer<View>> {
    const { act, contents, version, attachments, document } = proposed;
    try {
      const answer = await stating(() =>
        this.once(officer, key, { id, act, contents, attachments, document }, 201, (tx) =>
          this.cases.act(tx, id, { act, contents, version, attachments, document }, officer),
        ),
      );
      if (attachments) this.progress.committed('parts');
      return answer;
    } catch (error) {
      await this.refused(error, officer, { case: id, act });
      throw error;
    }
  }

  /** A second officer's approval of a draft as it was seen. */
  async approve(id: string, seen: Seen, key: string | undefined, officer: Officer): Promise<Answer<View>> {
    const read: LoadedCase[] = [];
    try {
      const answer = await this.once(officer, key, { id, approve: seen }, 201, async (tx) => {
        const outcome = await this.cases.approve(tx, id, seen, officer);
        read.push(...(outcome.read ?? []));
        return outcome;
      });
      for (const loaded of read) await this.trail.record('case-read', loaded, officer);
      return answer;
    } catch (error) {
      await this.refused(error, officer, { case: id });
      throw error;
    }
  }

  withdrawApproval(id: string, officer: Officer): Promise<Answer<View>> {
    return this.once(officer, undefined, null, 200, (tx) => this.cases.withdrawApproval(tx, id, officer));
  }

  async edit(id: string, version: number, change: DraftChange, officer: Officer): Promise<Answer<View>> {
    return { status: 200, body: this.view(await this.cases.edit(id, version, change, officer), officer) };
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
    key: string | undefined,
    request: unknown,
    status: number,
    work: (tx: Tx) => Promise<Outcome>,
  ): Promise<Answer<View>> {
    const answer = await this.idempotency.once(officer.id, key, request, async (tx) => ({
      status,
      body: this.view(await work(tx), officer),
    }));
    this.progress.committed('ledger', 'outbox');
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
