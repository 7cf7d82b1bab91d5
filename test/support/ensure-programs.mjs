// Makes the programs available that tests need and no npm package ships: a Redis server, and poppler's tools that read a
// PDF. Installs Debian's packages when we may, and leaves no service running; else says what to run and fails.
import { spawnSync } from 'node:child_process';

/** Program, how to ask it for its version, Debian's package. */
const programs = [
  ['redis-server', '--version', 'redis-server'],
  ['pdftotext', '-v', 'poppler-utils'],
];

const missing = () =>
  programs
    .filter(([program, version]) => spawnSync(program, [version], { stdio: 'ignore' }).status !== 0)
    .map(([, , debian]) => debian);

function apt(...args) {
  // RUNLEVEL=1: invoke-rc.d does not start a service that a package brings along.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  return spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function install(packages) {
  if (process.getuid?.() !== 0) return false;
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}

const wanted = missing();
if (wanted.length > 0) {
  install(wanted);
  const absent = missing();
  if (absent.length > 0) {
    const packages = absent.join(' ');
    const manual = `apt-get update && apt-get install -y --no-install-recommends ${packages}`;
    console.error(`${packages} is missing. Install it with:\n  sudo sh -c '${manual}'`);
    process.exit(1);
  }
}
