/** A start that cannot go on: the message says which step and what an operator looks at, without a value; `cause` says why. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';
}

/** @throws StartFailed with that message when the step fails */
export async function step<T>(message: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new StartFailed(message, { cause });
  }
}
