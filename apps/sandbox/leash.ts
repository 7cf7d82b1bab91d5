// Loaded before each process of the sandbox: when the sandbox itself is gone, its processes end too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
