interface Prepared {
  name: string;
  text: string;
}

/** Of a message that a worker has taken; all null when there was none. */
export interface ClaimedRow {
  /** Of the message that was worked on before. */
  finished?: boolean;
  /** Whether others wait. */
  more: boolean | null;
  id: string | null;
  data: string;
  stalled_count: number;
}

/** $1 queue, $3 now, $4 its channel. All become visible together, in their order. */
const adding = (jobs: string): string => `WITH added AS (
      INSERT INTO job (queue, id, seq, name, state, data, opts, priority, added_at_ms) ${jobs}
      ON CONFLICT (queue, id) DO NOTHING RETURNING id)
    SELECT pg_notify($4, '') WHERE EXISTS (SELECT 1 FROM added)`;

/** $2 jobs as JSON. */
export const add: Prepared = {
  name: 'lean-add',
  text: adding(`SELECT $1, id, nextval('job_seq'), name, 'waiting', data::jsonb, opts, priority, $3
        FROM json_to_recordset($2::json) AS j(id text, name text, data text, opts jsonb, priority integer)`),
};

/** $2 id, $5 name, $6 data, $7 options, $8 priority: its data are not packed into JSON once more, and unpacked. */
export const addOne: Prepared = {
  name: 'lean-add-one',
  text: adding(`VALUES ($1, $2, nextval('job_seq'), $5, 'waiting', $6::jsonb, $7::jsonb, $8, $3)`),
};

/** $1 queue, $2 token, $3 now, $4 length of the lock (ms). */
const take = (only: string): string => `next AS MATERIALIZED (
      SELECT id FROM job WHERE queue = $1 AND state = 'waiting' ${only}
       ORDER BY priority, seq FOR UPDATE SKIP LOCKED LIMIT 1),
    taken AS (
      UPDATE job j SET state = 'active', lock_token = $2, locked_until_ms = $3::bigint + $4::bigint,
          processed_at_ms = $3::bigint, attempts_started = attempts_started + 1
        FROM next WHERE j.queue = $1 AND j.id = next.id
      RETURNING j.id, j.data::text AS data, j.stalled_count,
        EXISTS (SELECT 1 FROM job w WHERE w.queue = $1 AND w.state = 'waiting' AND w.id <> j.id) AS more)`;

export const claim: Prepared = { name: 'lean-claim', text: `WITH ${take('')} SELECT * FROM taken` };

/** $1 queue, $2 token, $3 id. */
export const finish: Prepared = {
  name: 'lean-finish',
  text: `DELETE FROM job WHERE queue = $1 AND lock_token = $2 AND id = $3 AND state = 'active' RETURNING true AS finished`,
};

/** As `claim`, and $5 id of the message that is done: without that, nothing is taken. */
export const finishAndClaim: Prepared = {
  name: 'lean-finish-claim',
  text: `WITH done AS (
      DELETE FROM job WHERE queue = $1 AND lock_token = $2 AND id = $5 AND state = 'active' RETURNING id),
    ${take('AND EXISTS (SELECT 1 FROM done)')}
    SELECT EXISTS (SELECT 1 FROM done) AS finished, taken.* FROM (SELECT 1) one LEFT JOIN taken ON true`,
};
