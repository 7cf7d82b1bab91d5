import { createLogger, type ProcessLogger } from './logger.js';

function printed(calls: (logger: ProcessLogger) => void, level = ''): Record<string, unknown>[] {
  const lines: string[] = [];
  calls(createLogger('router', { write: (line) => void lines.push(line) }, level));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log of a process', () => {
  it('is one line of JSON per event, with the process, the context and the fields', () => {
    const [line] = printed((logger) => logger.log('routed', { id: 'x', from: 'VN', count: 2 }, 'routing'));
    expect(line).toMatchObject({ level: 30, name: 'router', context: 'routing', msg: 'routed', from: 'VN', count: 2 });
  });

  it('does not write what objects hold inside, nor long text', () => {
    const kept = { deep: { secret: 1 }, list: ['secret'], long: 'secret'.repeat(100), id: 7 };
    const lines = printed((logger) => logger.warn(kept));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ id: 7 });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('says of an error what it is and where it arose, but not its text', () => {
    const error = Object.assign(new TypeError('a secret', { cause: new Error('another secret') }), { code: 'E1' });
    const lines = printed((logger) => {
      logger.error(error);
      logger.error('failed', error.stack, 'exchange');
    });
    expect(lines[0]).toMatchObject({ level: 50, error: 'TypeError', code: 'E1', cause: { error: 'Error' } });
    expect(lines[1]).toMatchObject({ level: 50, msg: 'failed', context: 'exchange' });
    expect(lines.map(({ at }) => Array.isArray(at) && at.length > 0)).toEqual([true, true]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it.each([
    ['debug', ['fine', 'plain', 'bad']],
    ['error', ['bad']],
    ['nonsense', ['plain', 'bad']],
  ])('at level %s says %j', (level, expected) => {
    const lines = printed((logger) => {
      logger.debug('fine');
      logger.log('plain');
      logger.error('bad');
    }, level);
    expect(lines.map(({ msg }) => msg)).toEqual(expected);
  });
});
