import { APPEND_ONLY } from './migrations/0001-foundation.js';

const READ_WRITE = [
  'cases',
  'case_texts',
  'deadlines',
  'outbox',
  'officers',
  'credentials',
  'idempotency_keys',
  'quarantine',
];

/** What the application's role may do; it owns nothing, so it can neither disable a trigger nor alter a table. */
export const GRANTS: readonly string[] = [
  'GRANT USAGE ON SCHEMA public TO :role',
  'GRANT USAGE ON SEQUENCE case_reference_seq TO :role',
  'GRANT SELECT ON migrations TO :role',
  ...APPEND_ONLY.map((table) => `GRANT SELECT, INSERT ON ${table} TO :role`),
  ...READ_WRITE.map((table) => `GRANT SELECT, INSERT, UPDATE ON ${table} TO :role`),
  'GRANT DELETE ON outbox, deadlines, quarantine, idempotency_keys TO :role',
  'GRANT SELECT, INSERT, DELETE ON ledger_unsequenced TO :role',
  'GRANT SELECT, INSERT ON attachment_parts, approvals TO :role',
  'GRANT SELECT, INSERT, DELETE ON stored_parts, upload_parts TO :role',
  'GRANT SELECT, INSERT, UPDATE, DELETE ON uploads, held_parts TO :role',
];
