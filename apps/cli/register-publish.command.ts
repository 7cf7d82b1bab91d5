import type { Command } from 'commander';
import { ApiProblem, asProblem } from '#client';
import { MAX_REGISTER_BYTES } from '#register';
import { webAddress } from './contact-point.js';
import { readText } from './json-file.js';
import type { Terminal } from './terminal.js';
import { instant } from './wording.js';

interface Published {
  version: number;
  hash: string;
  issuedAt: string;
}

export function addRegisterPublishCommand(register: Command, terminal: Terminal): void {
  register
    .command('publish')
    .description('Offer a signed version to the register. Offering the newest one again changes nothing.')
    .argument('<file>', 'the signed text, as `register sign` prints it')
    .requiredOption('--url <url>', 'address of the register', webAddress)
    .action(async (file: string, { url }: { url: string }) => {
      const { created, version, hash, issuedAt } = await publish(
        url,
        (await readText(file, MAX_REGISTER_BYTES)).trim(),
      );
      const what = created ? 'is published' : 'was published already';
      terminal.out(`Version ${version} of ${instant(issuedAt)} ${what}, hash ${hash}`);
    });
}

async function publish(url: string, jws: string): Promise<Published & { created: boolean }> {
  const response = await fetch(`${url}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: jws,
    signal: AbortSignal.timeout(15_000),
  });
  const answer = asProblem(await response.text());
  if (!response.ok || typeof answer['version'] !== 'number') throw new ApiProblem(response.status, answer);
  return { ...(answer as unknown as Published), created: response.status === 201 };
}
