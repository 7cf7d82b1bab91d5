/** What a command has of the world besides files and the network. */
export interface Terminal {
  /** Prints to standard output; a line end is added. */
  out(text: string): void;
  /** Prints to standard error; a line end is added. */
  err(text: string): void;
  readonly env: NodeJS.ProcessEnv;
  now(): Date;
}

/** The command was not given what it needs; nothing has happened. Exit code 2. */
export class UsageError extends Error {}
