import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Approvals of drafts by a second officer, and who has had a draft in hand: its author and its last editor cannot approve it.
 * Of drafts that are there already the ledger says who they are.
 */
export class Approvals1764100000001 implements MigrationInterface {
  name = 'Approvals1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE approvals (
  id uuid CONSTRAINT approvals_pkey PRIMARY KEY,
  case_id uuid NOT NULL,
  officer_id uuid NOT NULL CONSTRAINT approvals_officer_fkey REFERENCES officers (id),
  name text NOT NULL,
  role text NOT NULL,
  at timestamptz NOT NULL,
  digest text NOT NULL,
  subject jsonb NOT NULL
);
CREATE INDEX approvals_case_idx ON approvals (case_id);
CREATE TRIGGER approvals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON approvals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE cases ADD COLUMN drafted_by text, ADD COLUMN edited_by text;
UPDATE cases c SET
  drafted_by = (SELECT e.body::jsonb ->> 'actor' FROM ledger_entries e
    WHERE e.case_id = c.id AND e.event = 'draft-created' LIMIT 1),
  edited_by = (SELECT e.body::jsonb ->> 'actor' FROM ledger_entries e
    WHERE e.case_id = c.id AND e.event IN ('draft-created', 'draft-edited') ORDER BY e.body::jsonb ->> 'at' DESC LIMIT 1)
  WHERE c.status = 'draft';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
ALTER TABLE cases DROP COLUMN drafted_by, DROP COLUMN edited_by;
DROP TABLE approvals;
`);
  }
}
