import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of acts, in parts. Bytes are one row per part, whoever refers to them: an upload that waits for its act, a part
 * that waits for its act, or a part that was sent or received. The last is append-only, and its foreign key keeps the
 * bytes: the application may delete only bytes that nothing refers to.
 */
export class Attachments1764000000001 implements MigrationInterface {
  name = 'Attachments1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE outbox DROP CONSTRAINT outbox_type_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_type_check CHECK (type IN ('act', 'receipt', 'part'));
CREATE INDEX outbox_parts_idx ON outbox (next_attempt_at) WHERE type = 'part' AND next_attempt_at IS NOT NULL;

CREATE TABLE stored_parts (
  id uuid CONSTRAINT stored_parts_pkey PRIMARY KEY,
  bytes bytea NOT NULL
);
-- Evidence does not compress: trying costs time, and a part is always read whole.
ALTER TABLE stored_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE uploads (
  id uuid CONSTRAINT uploads_pkey PRIMARY KEY,
  case_id uuid NOT NULL,
  officer_id text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  bytes integer,
  sha256 text,
  created_at timestamptz NOT NULL,
  CONSTRAINT uploads_complete_check CHECK ((bytes IS NULL) = (sha256 IS NULL))
);
CREATE INDEX uploads_case_idx ON uploads (case_id);
CREATE INDEX uploads_officer_idx ON uploads (officer_id);
CREATE INDEX uploads_created_idx ON uploads (created_at);

CREATE TABLE upload_parts (
  upload_id uuid NOT NULL CONSTRAINT upload_parts_upload_fkey REFERENCES uploads (id) ON DELETE CASCADE,
  part integer NOT NULL,
  bytes integer NOT NULL,
  sha256 text NOT NULL,
  stored uuid NOT NULL CONSTRAINT upload_parts_stored_fkey REFERENCES stored_parts (id),
  CONSTRAINT upload_parts_pkey PRIMARY KEY (upload_id, part),
  CONSTRAINT upload_parts_stored_key UNIQUE (stored)
);

CREATE TABLE attachment_parts (
  message text CONSTRAINT attachment_parts_pkey PRIMARY KEY,
  case_id uuid NOT NULL,
  act text NOT NULL,
  attachment integer NOT NULL,
  part integer NOT NULL,
  jws text NOT NULL,
  stored uuid NOT NULL CONSTRAINT attachment_parts_stored_fkey REFERENCES stored_parts (id),
  stored_at timestamptz NOT NULL,
  CONSTRAINT attachment_parts_place_key UNIQUE (act, attachment, part),
  CONSTRAINT attachment_parts_stored_key UNIQUE (stored)
);
CREATE INDEX attachment_parts_case_idx ON attachment_parts (case_id);

CREATE TABLE held_parts (
  message text CONSTRAINT held_parts_pkey PRIMARY KEY,
  case_id uuid NOT NULL,
  sender text NOT NULL,
  jws text NOT NULL,
  stored uuid NOT NULL CONSTRAINT held_parts_stored_fkey REFERENCES stored_parts (id),
  held_at timestamptz NOT NULL,
  CONSTRAINT held_parts_stored_key UNIQUE (stored)
);
CREATE INDEX held_parts_case_idx ON held_parts (case_id);
CREATE INDEX held_parts_sender_idx ON held_parts (sender);
CREATE INDEX held_parts_held_idx ON held_parts (held_at);

CREATE TRIGGER attachment_parts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON attachment_parts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stored_parts_append_only BEFORE UPDATE OR TRUNCATE ON stored_parts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE held_parts, attachment_parts, upload_parts, uploads, stored_parts;
DROP INDEX outbox_parts_idx;
ALTER TABLE outbox DROP CONSTRAINT outbox_type_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_type_check CHECK (type IN ('act', 'receipt'));
`);
  }
}
