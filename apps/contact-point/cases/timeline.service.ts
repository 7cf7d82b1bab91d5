import { Injectable } from '@nestjs/common';
import type { Act, TimelineAct } from '#convention';
import { DataSource } from 'typeorm';
import { attachmentViews } from '../attachments/received.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { Documents } from '../documents/documents.service.js';
import { LedgerReader, readable } from '../ledger/ledger.reader.js';
import type { LoadedCase } from './case.rows.js';

interface Delivered {
  id: string;
  state: 'pending' | 'undeliverable' | 'refused' | 'receipted' | 'received';
  attempts: number | null;
  code: string | null;
  receipt: string | null;
  receipt_at: Date | null;
  stored_at: Date;
}

/** The timeline of a case: every act of both States, and what this contact point recorded around them. */
@Injectable()
export class Timeline {
  constructor(
    private readonly source: DataSource,
    private readonly ledger: LedgerReader,
    private readonly config: ContactPointConfig,
    private readonly documents: Documents,
  ) {}

  async of(loaded: LoadedCase): Promise<object[]> {
    const [deliveries, entries] = await Promise.all([this.deliveries(loaded.id), this.ledger.ofCase(loaded.id)]);
    const names = await this.names(entries.map(actorOf));
    const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
    const acts = [];
    for (const item of loaded.state?.timeline ?? [])
      acts.push({
        ...this.actItem(item, byId.get(item.act.hash)),
        attachments: attachmentViews([item.act], loaded.received),
        document: item.act.document
          ? { ...item.act.document, check: await this.documents.check(loaded, item.act) }
          : null,
      });
    return [...acts, ...entries.map((entry) => entryItem(entry, names))];
  }

  private actItem({ act, effect, reason, warnings, status }: TimelineAct, delivery: Delivered | undefined) {
    return {
      type: 'act',
      act: act.act,
      hash: act.hash,
      author: act.from,
      side: act.side,
      officer: act.officer,
      at: act.at,
      storedAt: delivery?.stored_at.toISOString() ?? null,
      own: act.from === this.config.STATE,
      seq: act.seq,
      lamport: act.lamport,
      effect,
      reason: reason ?? null,
      warnings: warnings ?? [],
      status,
      contents: act.contents,
      approval: act.approval ?? null,
      proofs: (act.proofs ?? []).map(proofItem),
      delivery: delivery ? deliveryItem(delivery) : null,
    };
  }

  /** Names of officers by id; whoever else acts (another State, the router, the clock) is named by what it is. */
  private async names(actors: string[]): Promise<Map<string, string>> {
    const rows = await this.source.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM officers WHERE id::text = ANY ($1)',
      [[...new Set(actors)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private deliveries(caseId: string): Promise<Delivered[]> {
    return this.source.query<Delivered[]>(
      `SELECT a.hash AS id, a.stored_at, coalesce(o.state, 'received') AS state, o.attempts, o.code,
              coalesce(o.receipt, i.receipt) AS receipt, coalesce(o.receipt_at, i.received_at) AS receipt_at
         FROM acts a LEFT JOIN outbox o ON o.id = a.hash LEFT JOIN inbox i ON i.id = a.hash WHERE a.case_id = $1`,
      [caseId],
    );
  }
}

/** An act of another State, in another case, that this one carries: verified as that State's own. */
const proofItem = ({ hash, from: author, case: id, act, at, officer, contents }: Act) => ({
  ...{ hash, author, case: id, act, at },
  officer: { name: officer.name, role: officer.role },
  contents,
});

const deliveryItem = ({ state, attempts, code, receipt, receipt_at }: Delivered) => ({
  state,
  attempts,
  code,
  receipt,
  receiptAt: receipt_at?.toISOString() ?? null,
});

type Entry = Awaited<ReturnType<LedgerReader['ofCase']>>[number];

const actorOf = ({ body }: Entry): string => String(readable(body).actor ?? '');

function entryItem(entry: Entry, names: Map<string, string>) {
  const { at = null } = readable(entry.body) as { at?: string };
  const actor = actorOf(entry);
  const detail = entry.detail === null ? null : readable(entry.detail);
  const actorName = names.get(actor) ?? actor;
  return { type: 'entry', event: entry.event, at, actor, actorName, sequence: entry.sequence, detail };
}
