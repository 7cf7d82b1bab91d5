import { run } from '../../apps/cli/program.js';

/** Runs `rogatory` with these arguments in this process. @returns its exit code, and what it printed */
export async function runCommand(args: string[], env: NodeJS.ProcessEnv, now: () => Date) {
  const out: string[] = [];
  const err: string[] = [];
  const keep = (lines: string[]) => (text: string) => void lines.push(text);
  const code = await run(args, { out: keep(out), err: keep(err), env, now });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
