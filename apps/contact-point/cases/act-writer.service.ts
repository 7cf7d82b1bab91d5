import { Injectable } from '@nestjs/common';
import { nextPlace, Problem, type Act, type Attachment, type Contents, type Role } from '#convention';
import type { Approval, Side, Terms, Urgency } from '#convention';
import type { Tx } from '#database';
import { signAct, toAct, type ActPayload } from '#protocol';
import { ContactPointConfig } from '../contact-point.config.js';
import { Directory } from '../directory/directory.service.js';
import { Sealer, type Sealable, type Sealed } from '../directory/sealer.service.js';
import { StateKeys } from '../directory/state-keys.js';
import { Documents, type DocumentWish } from '../documents/documents.service.js';
import type { ActRow, LoadedCase, OutboxRow } from './case.rows.js';

export interface Author {
  id: string;
  name: string;
  role: Role;
  /** Ended accounts of the same person. */
  formerly?: readonly string[];
}

export interface NewAct {
  act: string;
  contents: Contents;
  officer: Author;
  at: Date;
  urgency: Urgency;
  side: Side;
  to: string;
  terms?: Terms;
  attachments?: Attachment[];
  document?: DocumentWish | undefined;
  /** Acts of other cases, as they were signed. */
  proofs?: readonly string[];
  approval?: Approval | undefined;
}

export interface Written {
  act: Act;
  actRow: ActRow;
  outboxRow: OutboxRow;
}

/** Turns a decided act into signed bytes, a row, and a sealed envelope waiting in the outbox. */
@Injectable()
export class ActWriter {
  constructor(
    private readonly config: ContactPointConfig,
    private readonly directory: Directory,
    private readonly keys: StateKeys,
    private readonly sealer: Sealer,
    private readonly documents: Documents,
  ) {}

  /**
   * @throws nothing for a recipient that cannot be written to now: the act is stored and waits unsealed until the relay can
   *   seal it, because what the law dates by its day (an expiry, a withdrawal) must not wait for a suspension to end
   */
  async write(tx: Tx, loaded: LoadedCase, next: NewAct): Promise<Written> {
    const unsigned = this.unsigned(loaded, next);
    const document = await this.documents.stated(tx, loaded, unsigned, next.document);
    const payload = { ...unsigned, ...(document && { document }) };
    const { jws, hash } = await signAct(payload, this.keys.signing(this.directory.current()));
    const stored = next.at;
    const { from, to, urgency } = payload;
    const { envelope, expiresAt } = await this.sealedOrLater({ jws, cty: 'act', to, urgency }, stored);
    const message = { id: hash, type: 'act' as const, case_id: loaded.id, recipient: to, urgency, envelope };
    const stored_at = stored.toISOString();
    return {
      act: toAct(payload, hash),
      actRow: { hash, case_id: loaded.id, author: from, seq: payload.seq, act: payload.act, jws, stored_at },
      outboxRow: outboxRow(message, expiresAt, stored),
    };
  }

  /** Lets the document be set ahead that the act would state. */
  expect(loaded: LoadedCase, act: ActPayload): void {
    this.documents.expect(loaded, act);
  }

  private async sealedOrLater(message: Sealable, now: Date): Promise<Sealed> {
    try {
      return await this.sealer.seal(message);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { envelope: '', expiresAt: now };
    }
  }

  /** Places the act after everything known of the case: own chain, last act seen of the other side, Lamport number. */
  unsigned(loaded: LoadedCase, { terms, at, ...next }: NewAct): ActPayload {
    const from = this.config.STATE;
    const { officer, side, to, act, urgency, contents, attachments, approval, proofs = [] } = next;
    return {
      v: 1,
      case: loaded.id,
      from,
      to,
      side,
      ...nextPlace(loaded.state?.timeline ?? [], from, to),
      act,
      at: at.toISOString(),
      officer: { id: officer.id, name: officer.name, role: officer.role },
      urgency,
      contents,
      ...(terms ? { terms } : {}),
      ...(approval ? { approval } : {}),
      ...(attachments ? { attachments } : {}),
      ...(proofs.length > 0 ? { proofs: [...proofs] } : {}),
    };
  }
}

/** A message that waits to be taken by the relay at once. */
export function outboxRow(
  message: Pick<OutboxRow, 'id' | 'type' | 'case_id' | 'recipient' | 'urgency' | 'envelope'>,
  expiresAt: Date,
  now: Date,
): OutboxRow {
  return {
    ...message,
    expires_at: expiresAt.toISOString(),
    state: 'pending',
    attempts: 0,
    next_attempt_at: now.toISOString(),
    code: null,
    receipt: null,
    receipt_at: null,
    created_at: now.toISOString(),
  };
}
