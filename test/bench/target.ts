import type pg from 'pg';

/**
 * What is measured: the floor or the product. Both answer `POST /api/cases/<id>/acts`, both keep `outbox` and the ledger in
 * the same schema, so one generator loads both and one query observes both.
 */
export interface Target {
  readonly name: 'floor' | 'product';
  /** Ids of as many new drafts, ready to be submitted. */
  drafts(count: number): Promise<string[]>;
  /** Resolves when the answer has arrived. @throws Error for every answer but 2xx */
  submit(id: string): Promise<void>;
  /** To look from outside: the sender's and the recipient's database. */
  readonly sender: pg.Pool;
  readonly recipient: pg.Pool;
}

/** Those of the cases whose submit act has its receipt, verified and stored at the sender. */
export async function receiptedOf(target: Target, ids: readonly string[]): Promise<string[]> {
  const { rows } = await target.sender.query<{ case_id: string }>({
    name: 'bench-receipted',
    text: `SELECT case_id FROM outbox WHERE case_id = ANY ($1::uuid[]) AND receipt_at IS NOT NULL`,
    values: [ids],
  });
  return rows.map(({ case_id }) => case_id);
}

/**
 * When the receipts were verified: the instant in the ledger entry `receipt-verified`, taken in the transaction that
 * stores the receipt, right before its last statement and its commit (1 to 2 ms earlier than the end of the commit).
 */
export async function verifiedAt(target: Target, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await target.sender.query<{ case_id: string; at: string }>(
    `SELECT case_id, body::jsonb ->> 'at' AS at FROM ledger_entries
      WHERE case_id = ANY ($1::uuid[]) AND event = 'receipt-verified'`,
    [ids],
  );
  return new Map(rows.map(({ case_id, at }) => [case_id, Date.parse(at)]));
}
