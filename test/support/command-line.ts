import { run } from '../../apps/cli/program.js';
import { printed } from '../../apps/cli/wording.js';

/** Runs `rogatory` with these arguments in this process. @returns its exit code, and what it printed, but for the last line end */
export async function runCommand(args: string[], env: NodeJS.ProcessEnv, now: () => Date) {
  const out: string[] = [];
  const err: string[] = [];
  const keep = (lines: string[]) => (text: string) => void lines.push(printed(text));
  const code = await run(args, { out: keep(out), err: keep(err), env, now });
  return { code, out: out.join('').slice(0, -1), err: err.join('').slice(0, -1) };
}
