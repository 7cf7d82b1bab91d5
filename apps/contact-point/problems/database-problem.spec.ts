import { Problem } from '#convention';
import { asDatabaseProblem } from './database-problem.js';

const coded = (code: string): Error => Object.assign(new Error('an error of the driver'), { code });
const said = (message: string): Error => new Error(message);

/** By what PostgreSQL 18 or Node calls it. */
const passing: [string, Error][] = [
  ['admin_shutdown', coded('57P01')],
  ['crash_shutdown', coded('57P02')],
  ['cannot_connect_now', coded('57P03')],
  ['query_canceled: statement_timeout', coded('57014')],
  ['insufficient_resources: no file descriptor', coded('53000')],
  ['disk_full', coded('53100')],
  ['out_of_memory', coded('53200')],
  ['too_many_connections', coded('53300')],
  ['serialization_failure', coded('40001')],
  ['deadlock_detected', coded('40P01')],
  ['lock_not_available: lock_timeout', coded('55P03')],
  ['read_only_sql_transaction: a standby', coded('25006')],
  ['idle_in_transaction_session_timeout', coded('25P03')],
  ['transaction_timeout', coded('25P04')],
  ['connection_failure', coded('08006')],
  ['io_error', coded('58030')],
  ['invalid_password, while it is exchanged', coded('28P01')],
  ['invalid_authorization_specification: pg_hba.conf', coded('28000')],
  ['invalid_catalog_name, while it is restored', coded('3D000')],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EHOSTUNREACH'].map(
    (code): [string, Error] => [code, coded(code)],
  ),
  ...['ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EMFILE'].map((code): [string, Error] => [code, coded(code)]),
  ['a pool without a free connection', said('timeout exceeded when trying to connect')],
  ['a connection that takes too long', said('timeout expired')],
  ['a connection that ends', said('Connection terminated unexpectedly')],
  ['silence', said('Query read timeout')],
];

const defects: [string, unknown][] = [
  ['unique_violation', coded('23505')],
  ['foreign_key_violation', coded('23503')],
  ['undefined_table', coded('42P01')],
  ['insufficient_privilege', coded('42501')],
  ['invalid_text_representation', coded('22P02')],
  ['in_failed_sql_transaction', coded('25P02')],
  ['data_corrupted', coded('XX001')],
  ['a file that is missing', coded('ENOENT')],
  ['an error of ours', new Problem('case-not-found', 'no such case')],
  ['no error', 'ECONNREFUSED'],
];

describe('an error of the database', () => {
  it.each(passing)('is a passing one, after which the same call may succeed: %s', (_name, error) => {
    expect(asDatabaseProblem(error)).toMatchObject({ code: 'database-unavailable', retryable: true, cause: error });
  });

  it.each(defects)('stays what it is: %s', (_name, error) => {
    expect(asDatabaseProblem(error)).toBeNull();
  });
});
