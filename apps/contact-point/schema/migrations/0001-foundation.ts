import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of one State's contact point. What is append-only is fenced twice: by grants and by triggers. */
export class Foundation1763800000001 implements MigrationInterface {
  name = 'Foundation1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE SEQUENCE case_reference_seq;

CREATE TABLE cases (
  id uuid CONSTRAINT cases_pkey PRIMARY KEY,
  kind text NOT NULL,
  reference text NOT NULL,
  side text NOT NULL CONSTRAINT cases_side_check CHECK (side IN ('requesting', 'requested')),
  counterpart text NOT NULL,
  urgency text NOT NULL CONSTRAINT cases_urgency_check CHECK (urgency IN ('emergency', 'urgent', 'routine')),
  status text NOT NULL,
  version integer NOT NULL,
  contents jsonb NOT NULL,
  officer text NOT NULL,
  next_deadline_at timestamptz,
  next_deadline text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX cases_queue_idx ON cases ((coalesce(next_deadline_at, 'infinity')), id);
CREATE INDEX cases_created_idx ON cases (created_at, id);
CREATE INDEX cases_updated_idx ON cases (updated_at, id);

CREATE TABLE acts (
  hash text CONSTRAINT acts_pkey PRIMARY KEY,
  case_id uuid NOT NULL,
  author text NOT NULL,
  seq integer NOT NULL,
  act text NOT NULL,
  jws text NOT NULL,
  stored_at timestamptz NOT NULL,
  CONSTRAINT acts_place_key UNIQUE (case_id, author, seq)
);

CREATE TABLE deadlines (
  case_id uuid NOT NULL,
  key text NOT NULL,
  rule text NOT NULL,
  side text NOT NULL,
  basis text NOT NULL,
  on_due text NOT NULL,
  starts_at timestamptz NOT NULL,
  due_at timestamptz,
  stopped_at timestamptz,
  ended text,
  fired_at timestamptz,
  CONSTRAINT deadlines_pkey PRIMARY KEY (case_id, key)
);
CREATE INDEX deadlines_open_idx ON deadlines (due_at) WHERE fired_at IS NULL AND (ended IS NULL OR ended = 'late');
CREATE INDEX deadlines_due_idx ON deadlines (due_at, case_id, key);

CREATE TABLE outbox (
  id text CONSTRAINT outbox_pkey PRIMARY KEY,
  type text NOT NULL CONSTRAINT outbox_type_check CHECK (type IN ('act', 'receipt')),
  case_id uuid,
  recipient text NOT NULL,
  urgency text NOT NULL,
  envelope text NOT NULL,
  expires_at timestamptz NOT NULL,
  state text NOT NULL CONSTRAINT outbox_state_check CHECK (state IN ('pending', 'undeliverable', 'refused', 'receipted')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  code text,
  receipt text,
  receipt_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE INDEX outbox_due_idx ON outbox (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX outbox_case_idx ON outbox (case_id);
CREATE INDEX outbox_recipient_idx ON outbox (recipient, state);

CREATE TABLE inbox (
  id text CONSTRAINT inbox_pkey PRIMARY KEY,
  case_id uuid NOT NULL,
  sender text NOT NULL,
  receipt text NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX inbox_case_idx ON inbox (case_id);

CREATE TABLE ledger_entries (
  id uuid CONSTRAINT ledger_entries_pkey PRIMARY KEY,
  event text NOT NULL,
  case_id uuid,
  body text NOT NULL
);
CREATE INDEX ledger_entries_case_idx ON ledger_entries (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE ledger_details (
  entry_id uuid CONSTRAINT ledger_details_pkey PRIMARY KEY,
  salt text NOT NULL,
  detail text NOT NULL
);

CREATE TABLE ledger_unsequenced (
  entry_id uuid CONSTRAINT ledger_unsequenced_pkey PRIMARY KEY,
  arrival bigint GENERATED ALWAYS AS IDENTITY
);

CREATE TABLE ledger_sequence (
  sequence bigint CONSTRAINT ledger_sequence_pkey PRIMARY KEY,
  entry_id uuid NOT NULL CONSTRAINT ledger_sequence_entry_key UNIQUE,
  hash text NOT NULL,
  sequenced_at timestamptz NOT NULL
);

CREATE TABLE officers (
  id uuid CONSTRAINT officers_pkey PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL CONSTRAINT officers_email_key UNIQUE,
  role text NOT NULL CONSTRAINT officers_role_check
    CHECK (role IN ('officer', 'liaison', 'supervisor', 'auditor', 'administrator')),
  password_hash text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL
);

CREATE TABLE credentials (
  id uuid CONSTRAINT credentials_pkey PRIMARY KEY,
  officer_id uuid NOT NULL CONSTRAINT credentials_officer_fkey REFERENCES officers (id),
  token_hash text NOT NULL CONSTRAINT credentials_token_hash_key UNIQUE,
  label text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX credentials_officer_idx ON credentials (officer_id);

CREATE TABLE idempotency_keys (
  officer_id uuid NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  status integer NOT NULL,
  response json NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (officer_id, key)
);

CREATE TABLE security_log (
  id uuid CONSTRAINT security_log_pkey PRIMARY KEY,
  at timestamptz NOT NULL,
  code text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL
);
CREATE INDEX security_log_at_idx ON security_log (at);

CREATE TABLE quarantine (
  id text CONSTRAINT quarantine_pkey PRIMARY KEY,
  sender text NOT NULL,
  envelope text NOT NULL,
  code text NOT NULL,
  failures integer NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL
);

CREATE TABLE register_versions (
  version integer CONSTRAINT register_versions_pkey PRIMARY KEY,
  jws text NOT NULL,
  stored_at timestamptz NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
`);
    for (const table of APPEND_ONLY) {
      await runner.query(`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE register_versions, quarantine, security_log, idempotency_keys, credentials, officers, ledger_sequence,
  ledger_unsequenced, ledger_details, ledger_entries, inbox, outbox, deadlines, acts, cases;
DROP SEQUENCE case_reference_seq;
DROP FUNCTION refuse_change();
`);
  }
}

/** Rows of these tables are never changed nor removed by the application. */
export const APPEND_ONLY = [
  'acts',
  'inbox',
  'ledger_entries',
  'ledger_sequence',
  'ledger_details',
  'security_log',
  'register_versions',
] as const;
