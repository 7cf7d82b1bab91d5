import pg from 'pg';

/**
 * A connection that is given up with the first answer that does not come within `query_timeout`. pg itself only lets go of
 * the statement, and leaves the connection in use: its next statement would wait as long, for a server that is gone.
 */
export class ImpatientClient extends pg.Client {
  override query(...statement: never[]): never {
    const answer: unknown = Reflect.apply(super.query, this, statement);
    if (answer instanceof Promise) answer.catch((error: unknown) => this.judge(error));
    return answer as never;
  }

  private judge(error: unknown): void {
    if (error instanceof Error && error.message === 'Query read timeout') void this.end();
  }
}
