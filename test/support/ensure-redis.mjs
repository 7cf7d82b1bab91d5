// Makes `redis-server` available for the tests: no npm package ships one. Installs Debian's package when we may, and
// leaves no service running; else says what to run and fails.
import { spawnSync } from 'node:child_process';

const manual = 'apt-get update && apt-get install -y --no-install-recommends redis-server';

const found = () => spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;

function apt(...args) {
  // RUNLEVEL=1: invoke-rc.d does not start a service that a package brings along.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  return spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

function install() {
  if (process.getuid?.() !== 0) return false;
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'redis-server');
}

if (!found()) {
  install();
  if (!found()) {
    console.error(`redis-server is missing. Install it with:\n  sudo sh -c '${manual}'`);
    process.exit(1);
  }
}
