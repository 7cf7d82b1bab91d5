/** Longer than any wait for a next attempt (1 h), also between clocks that differ a little. */
const LONGEST_WAIT = `interval '2h'`;

/** What is due at `now`, a parameter such as `$1`: also what a clock that was ahead has put off for longer than any wait. */
export const isDue = (now: string): string =>
  `(next_attempt_at <= ${now}::timestamptz OR next_attempt_at > ${now}::timestamptz + ${LONGEST_WAIT})`;

/** What was sent and waits for its next attempt. */
export const isUnderWay = (now: string): string =>
  `attempts > 0 AND next_attempt_at > ${now}::timestamptz AND next_attempt_at <= ${now}::timestamptz + ${LONGEST_WAIT}`;

/** Why a message of ours did not go when it was its turn. It goes now, or has the reason of today. */
const OF_OURS = [
  'broker-unavailable',
  'internal-error',
  'unknown-state',
  'party-suspended',
  'signature-expired',
  'key-unusable',
];

/** The code of a message that is being sent: what others have said of it. */
export const codeOfOthers = (row: string): string =>
  `CASE WHEN ${row}.code NOT IN (${OF_OURS.map((code) => `'${code}'`).join(', ')}) THEN ${row}.code END`;

/** Every value of a column that leads an index, one look at the index for each; `only` is the index's own condition. */
const distinct = (table: string, column: string, only: string): string => `RECURSIVE states AS (
    (SELECT ${column} AS state FROM ${table} WHERE ${only} ORDER BY ${column} LIMIT 1)
    UNION ALL SELECT (SELECT t.${column} FROM ${table} t WHERE t.${column} > s.state AND ${only} ORDER BY t.${column} LIMIT 1)
      FROM states s WHERE s.state IS NOT NULL)`;

/** What has no receipt: `place` 0 is sent on schedule, 1 was refused for good and nobody has dismissed it. */
const WITHOUT_RECEIPT = `SELECT 0 AS place, o.* FROM outbox o
    WHERE o.next_attempt_at IS NOT NULL AND o.type <> 'receipt' AND o.state IN ('pending', 'undeliverable')
  UNION ALL SELECT 1, o.* FROM outbox o WHERE o.state = 'refused' AND o.dismissed_at IS NULL`;

export const OUTBOUND = `WITH ${distinct('outbox', 'recipient', 'true')},
  waiting AS (SELECT recipient,
      (count(*) FILTER (WHERE type = 'act' AND state = 'pending'))::int AS unreceipted,
      (count(*) FILTER (WHERE type = 'act' AND state = 'undeliverable'))::int AS undeliverable,
      (count(*) FILTER (WHERE type = 'act' AND state = 'refused'))::int AS refused,
      (count(*) FILTER (WHERE type = 'part'))::int AS parts,
      min(created_at) FILTER (WHERE type = 'act' AND place = 0) AS "oldestAt"
    FROM (${WITHOUT_RECEIPT}) o GROUP BY recipient)
  SELECT s.state, coalesce(w.unreceipted, 0) AS unreceipted, coalesce(w.undeliverable, 0) AS undeliverable,
    coalesce(w.refused, 0) AS refused, coalesce(w.parts, 0) AS parts, w."oldestAt",
    (SELECT max(o.receipt_at) FROM outbox o WHERE o.recipient = s.state) AS "lastReceiptAt"
  FROM states s LEFT JOIN waiting w ON w.recipient = s.state WHERE s.state IS NOT NULL`;

/** Acts that had no effect when they came, with their case, where it has one. */
export const IDLE = `inbox i JOIN acts a ON a.hash = i.id LEFT JOIN cases c ON c.id = i.case_id`;
export const IS_IDLE = `i.effect IN ('held', 'without-effect')`;

/** An act is held while its case has no row, or while one of its author's earlier acts is missing. */
export const IS_HELD = `i.effect = 'held' AND (c.id IS NULL OR a.seq - 1 > (
      SELECT count(*) FROM acts p WHERE p.case_id = a.case_id AND p.author = a.author AND p.seq < a.seq))`;

export const INBOUND = `WITH ${distinct('inbox', 'sender', 'effect IS NOT NULL')},
  idle AS (SELECT i.sender, (count(*) FILTER (WHERE ${IS_HELD}))::int AS held,
      (count(*) FILTER (WHERE i.effect = 'without-effect' AND c.id IS NULL))::int AS unopened
    FROM ${IDLE} WHERE ${IS_IDLE} GROUP BY i.sender)
  SELECT s.state, (SELECT count(*) FROM inbox i WHERE i.sender = s.state AND i.effect IS NOT NULL)::int AS received,
    (SELECT max(i.received_at) FROM inbox i WHERE i.sender = s.state AND i.effect IS NOT NULL) AS "lastReceivedAt",
    coalesce(d.held, 0) AS held, coalesce(d.unopened, 0) AS unopened
  FROM states s LEFT JOIN idle d ON d.sender = s.state WHERE s.state IS NOT NULL`;

/** What is sent on schedule comes first, then what was refused; `header` is that of the signed bytes. */
export const MESSAGES = `SELECT m.id, m.type, m.case_id AS "case", m.recipient, m.urgency, m.state, m.code, m.attempts,
    m.next_attempt_at AS "nextAttemptAt", m.created_at AS "createdAt", m.place,
    split_part(coalesce((SELECT a.jws FROM acts a WHERE a.hash = m.id),
      (SELECT p.jws FROM attachment_parts p WHERE p.message = m.id)), '.', 1) AS header
  FROM (${WITHOUT_RECEIPT}) m
  WHERE ($1::int IS NULL OR (m.place, m.created_at, m.id) > ($1::int, $2::timestamptz, $3))
    AND ($5::uuid IS NULL OR m.case_id = $5)
  ORDER BY m.place, m.created_at, m.id LIMIT $4`;
