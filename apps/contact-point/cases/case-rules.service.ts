import { Injectable } from '@nestjs/common';
import { Problem, procedureOf, type Remark, type StateCode, type Terms } from '#convention';
import { partyFacts } from '#register';
import { ContactPointConfig } from '../contact-point.config.js';
import { Directory } from '../directory/directory.service.js';
import type { CaseRow } from './case.rows.js';
import { deskRemarks } from './desk-remarks.js';

/**
 * Rules that need the register, so they are judged once, by the State that submits, and never by the fold: two sides
 * may hold different versions of the register and must still agree on the status.
 */
@Injectable()
export class CaseRules {
  constructor(
    private readonly config: ContactPointConfig,
    private readonly directory: Directory,
  ) {}

  get state(): StateCode {
    return this.config.STATE;
  }

  /** @throws Problem `unknown-state`, `party-suspended` */
  checkRecipient(to: StateCode): void {
    if (to === this.config.STATE) throw new Problem('unknown-state', 'a request goes to another State');
    this.directory.reachable(to);
  }

  /** On who takes it at the State asked: of today, and for the officer alone. */
  deskRemarks({ counterpart, kind }: CaseRow): Remark[] {
    return deskRemarks(this.directory.current(), counterpart, kind);
  }

  /** What both sides will compute with: the policy of the day, and what the register says of both at this instant. */
  terms({ kind, reference, urgency, counterpart, links }: CaseRow, at: Date): Terms {
    const parties = { requesting: this.config.STATE, requested: counterpart };
    const facts = partyFacts(this.directory.current(), parties, at);
    return { kind, reference, urgency, policy: newestPolicy(kind), ...facts, ...(links.length > 0 && { links }) };
  }
}

/** Policies are listed oldest first; a case keeps the one it was submitted under. */
const newestPolicy = (kind: string): string => Object.keys(procedureOf(kind).policies).at(-1)!;
