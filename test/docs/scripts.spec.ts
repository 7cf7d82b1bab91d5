import { read } from './files.js';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

// npm passes a signal on to its shell alone: a program that does not take the shell's place lives on without its owner.
test.each(['start', 'tour', 'bench'])('npm run %s ends what it started when npm is told to end', (name) => {
  expect(scripts[name]).toMatch(/ && exec node \S+$/);
});
