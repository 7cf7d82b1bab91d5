import { Problem } from '#convention';
import { QueryFailedError } from 'typeorm';

/**
 * SQLSTATE classes and codes after which the same call may succeed (PostgreSQL appendix A), be it once an operator has made
 * room, freed connections, or put right a disk, a password or a database's name: nothing is wrong with the call.
 */
const TRANSIENT = /^(08...|53...|57P0.|57014|40001|40P01|55P03|25006|25P0[34]|28...|3D000|58000|58030)$/;
const NETWORK =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_[A-Z]+|E(HOST|NET)(UNREACH|DOWN)|EADDRNOTAVAIL|E[MN]FILE)$/;
const MESSAGES =
  /Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed) and is not queryable/;

/** Says whether an error of the driver is a passing one; anything else is a defect and stays what it is. */
export function asDatabaseProblem(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const cause = error instanceof QueryFailedError ? (error.driverError as Error & { code?: string }) : error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const passing = TRANSIENT.test(code) || NETWORK.test(code) || MESSAGES.test(cause.message);
  return passing
    ? new Problem('database-unavailable', 'the database does not answer', { retryable: true, cause: error })
    : null;
}
