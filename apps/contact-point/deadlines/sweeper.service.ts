import { Injectable, Logger } from '@nestjs/common';
import { Problem, type Side } from '#convention';
import { inTransaction, lock, run, runAlone, type Statement, type Tx } from '#database';
import { DataSource } from 'typeorm';
import { caseLock } from '../cases/case.store.js';
import { CasesService } from '../cases/cases.service.js';
import { Clock, databaseNow } from '../clock.js';
import { stating, type Within } from '../documents/stating.js';
import { LedgerWriter } from '../ledger/ledger.writer.js';
import { kindOf, Loop, never } from '../operations/loop.js';
import { Progress } from '../operations/progress.js';
import { asDatabaseProblem } from '../problems/database-problem.js';

const BATCH = 200;

/** The contact point acting by itself, where the table lets it. */
export const CLOCK_OFFICER = { id: 'clock', name: 'Clock of the contact point', role: 'clock' as const };

interface Due {
  due_at: Date | string;
  case_id: string;
  key: string;
}

/** Before every deadline there can be. */
const BEGINNING: Due = { due_at: '-infinity', case_id: '00000000-0000-0000-0000-000000000000', key: '' };

interface Fired {
  rule: string;
  basis: string;
  on_due: 'miss' | 'warn' | 'expire';
  due_at: Date;
  side: Side;
  case_side: Side;
}

/**
 * Fires deadlines that are due: each exactly once, late rather than never. What is due is a row, found by a query every
 * second in the database's time; firing is a conditional update in the same transaction as its ledger entry.
 */
@Injectable()
export class Sweeper {
  private readonly logger = new Logger('sweeper');
  private readonly loop = new Loop('sweeper', 1_000, (ended) => this.sweep(ended), this.logger);
  /** What could not be fired at the last look, and why: said once. */
  private failing = new Map<string, string>();

  constructor(
    private readonly source: DataSource,
    private readonly cases: CasesService,
    private readonly ledger: LedgerWriter,
    private readonly clock: Clock,
    private readonly progress: Progress,
  ) {}

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /**
   * Fires everything that is due now, or until it should end. One that cannot be fired stays due and keeps no other from firing.
   *
   * @returns how many were fired
   * @throws AggregateError of what could not be fired; at once what the database says when it does not answer
   */
  async sweep(ended = never): Promise<number> {
    let fired = 0;
    const failures = new Map<string, unknown>();
    for await (const deadline of this.due()) {
      if (ended()) break;
      try {
        fired += (await stating((within) => this.fire(deadline, within))) ? 1 : 0;
      } catch (error) {
        if (asDatabaseProblem(error)) throw error;
        failures.set(`${deadline.case_id} ${deadline.key}`, error);
      }
    }
    if (fired > 0) this.progress.committed('ledger');
    this.report(failures);
    if (failures.size > 0) throw new AggregateError(failures.values(), `${failures.size} deadlines could not be fired`);
    return fired;
  }

  private report(failures: ReadonlyMap<string, unknown>): void {
    const before = this.failing;
    this.failing = new Map([...failures].map(([deadline, error]) => [deadline, kindOf(error)]));
    for (const [deadline, kind] of this.failing) {
      if (before.get(deadline) === kind) continue;
      this.logger.error({ message: 'a deadline cannot be fired', deadline }, failures.get(deadline));
    }
  }

  /** What is due, each once, soonest first. */
  private async *due(): AsyncGenerator<Due> {
    let after: Due = BEGINNING;
    for (;;) {
      const { due_at, case_id, key } = after;
      const values = [this.clock.offset, BATCH, due_at, case_id, key];
      const page = await runAlone<Due>(this.source, findDue, values);
      yield* page;
      if (page.length < BATCH) return;
      after = page.at(-1)!;
    }
  }

  /** @returns false when somebody else fired it, or an act stopped it, in the meantime */
  private fire({ case_id: caseId, key }: Due, within: Within): Promise<boolean> {
    const work = within(async (tx) => {
      await lock(tx, caseLock(caseId));
      const [fired] = await run<Fired>(tx, markFired, [caseId, key, this.clock.offset]);
      if (!fired) return false;
      const detail = { key, rule: fired.rule, basis: fired.basis, dueAt: fired.due_at.toISOString(), side: fired.side };
      await this.ledger.write(tx, [{ event: EVENTS[fired.on_due], case: caseId, actor: 'clock', detail }]);
      if (fired.on_due === 'expire' && fired.case_side === 'requested') await this.expire(tx, caseId);
      return true;
    });
    return inTransaction(this.source, work);
  }

  /** Preserved data whose time has run out: the requested side says so in an act, so that both sides agree. */
  private async expire(tx: Tx, caseId: string): Promise<void> {
    try {
      await this.cases.act(tx, caseId, { act: 'expire', contents: {} }, CLOCK_OFFICER);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'act-not-allowed') throw error;
      const detail = { act: 'expire', code: error.code };
      await this.ledger.write(tx, [{ event: 'clock-act-not-possible', case: caseId, actor: 'clock', detail }]);
    }
  }
}

const EVENTS = { miss: 'deadline-missed', warn: 'deadline-warning', expire: 'deadline-expired' } as const;

/** One that was answered too late before anybody looked was missed all the same. The index deadlines_open_idx says this too. */
const UNFIRED = `d.fired_at IS NULL AND (d.ended IS NULL OR d.ended = 'late')`;

const findDue: Statement = {
  name: 'deadlines-due',
  text: `SELECT due_at, case_id, key FROM deadlines d WHERE ${UNFIRED}
    AND due_at <= ${databaseNow('$1')} AND (due_at, case_id, key) > ($3::timestamptz, $4::uuid, $5)
    ORDER BY due_at, case_id, key LIMIT $2`,
};

const markFired: Statement = {
  name: 'deadline-fire',
  text: `UPDATE deadlines d SET fired_at = ${databaseNow('$3')} FROM cases c
    WHERE d.case_id = $1 AND d.key = $2 AND c.id = d.case_id AND ${UNFIRED}
      AND d.due_at <= ${databaseNow('$3')}
    RETURNING d.rule, d.basis, d.on_due, d.due_at, d.side, c.side AS case_side`,
};
