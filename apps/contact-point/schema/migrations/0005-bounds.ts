import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What keeps lists short and looked up by an index for ever: refused messages that an operator has dealt with, acts that
 * had no effect when they came, keys of repeated requests that have had their time. An account that has ended gives its
 * e-mail address back; an approval can be taken back.
 */
export class Bounds1764200000001 implements MigrationInterface {
  name = 'Bounds1764200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE outbox ADD COLUMN dismissed_at timestamptz;
CREATE INDEX outbox_refused_idx ON outbox (created_at, id) WHERE state = 'refused' AND dismissed_at IS NULL;
DROP INDEX outbox_recipient_idx;
CREATE INDEX outbox_recipient_idx ON outbox (recipient, receipt_at);

-- Of acts that are there already nobody has noted it: each is looked at again whenever it is asked for.
ALTER TABLE inbox ADD COLUMN effect text DEFAULT 'held';
ALTER TABLE inbox ALTER COLUMN effect DROP DEFAULT;
CREATE INDEX inbox_sender_idx ON inbox (sender, received_at) WHERE effect IS NOT NULL;
CREATE INDEX inbox_idle_idx ON inbox (sender) WHERE effect IN ('held', 'without-effect');

CREATE INDEX deadlines_overdue_idx ON deadlines (due_at) WHERE fired_at IS NOT NULL AND ended IS NULL AND on_due = 'miss';
CREATE INDEX quarantine_last_idx ON quarantine (last_at, id);
CREATE INDEX idempotency_keys_created_idx ON idempotency_keys USING brin (created_at);

ALTER TABLE officers DROP CONSTRAINT officers_email_key;
CREATE UNIQUE INDEX officers_email_key ON officers (email) WHERE active;

ALTER TABLE approvals ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE approvals DROP COLUMN withdrawn;
DROP INDEX officers_email_key;
ALTER TABLE officers ADD CONSTRAINT officers_email_key UNIQUE (email);
DROP INDEX idempotency_keys_created_idx, quarantine_last_idx, deadlines_overdue_idx, inbox_sender_idx;
ALTER TABLE inbox DROP COLUMN effect;
DROP INDEX outbox_recipient_idx;
CREATE INDEX outbox_recipient_idx ON outbox (recipient, state);
ALTER TABLE outbox DROP COLUMN dismissed_at;
`);
  }
}
