import pg from 'pg';

/**
 * A connection that is given up with the first answer that does not come within `query_timeout`. pg itself only lets go of
 * the statement, and leaves the connection in use: its next statement would wait as long, for a server that is gone.
 *
 * A server may end a connection at any moment, also while nobody listens: on its way from the pool to whoever asked for it.
 * Such an error would end the process; whoever uses the connection is told by its next statement.
 */
export class ImpatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }

  override query(...statement: never[]): never {
    const answer: unknown = Reflect.apply(super.query, this, statement);
    if (answer instanceof Promise) answer.catch((error: unknown) => this.judge(error));
    return answer as never;
  }

  private judge(error: unknown): void {
    if (error instanceof Error && error.message === 'Query read timeout') void this.end();
  }
}
