import type { Command } from 'commander';
import { HolidaySource, MAX_REGISTER_BYTES, validateRegister, type Calendar } from '#register';
import { readJson } from './json-file.js';
import { UsageError, type Terminal } from './terminal.js';

/** Terms carry two years; a register holds a few more. */
const MOST_YEARS = 10;

interface Options {
  years: [number, number];
  register?: string;
}

export function addRegisterCalendarCommand(register: Command, terminal: Terminal): void {
  register
    .command('calendar')
    .description('Make calendars of public holidays, to be checked and edited before they are signed.')
    .argument('<states...>', 'codes of States, such as VN BR')
    .requiredOption('--years <years>', 'one year, or the first and the last: 2026-2028', years)
    .option('--register <file>', 'put them into this register document and print it; otherwise the calendars alone')
    .action(async (states: string[], options: Options) => {
      const found = await calendarsOf(states, options.years, terminal);
      const printed = options.register ? await into(options.register, found) : found;
      terminal.out(JSON.stringify(printed, null, 2));
    });
}

async function calendarsOf(
  states: string[],
  [first, last]: [number, number],
  terminal: Terminal,
): Promise<Record<string, Calendar>> {
  const source = await HolidaySource.open();
  const found: Record<string, Calendar> = {};
  for (const code of new Set(states)) {
    if (!/^[A-Z]{2}$/.test(code)) throw new UsageError(`${code} is not the code of a State, such as VN`);
    const calendar = source.calendar(code, first, last);
    if (calendar) found[code] = calendar;
    else terminal.err(`${code}: the library has no holidays of it (docs/calendars.md); write its calendar by hand.`);
  }
  return found;
}

async function into(file: string, calendars: Record<string, Calendar>): Promise<object> {
  const document = validateRegister(await readJson(file, MAX_REGISTER_BYTES));
  const missing = Object.keys(calendars).filter((code) => !document.parties.some((party) => party.code === code));
  if (missing.length > 0) throw new UsageError(`${file} has no party ${missing.join(', ')}`);
  const parties = document.parties.map((party) => {
    const calendar = calendars[party.code];
    return calendar ? { ...party, calendar } : party;
  });
  return { ...document, parties };
}

function years(text: string): [number, number] {
  const [, first = '', last = first] = /^(\d{4})(?:-(\d{4}))?$/.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  if (from >= 1970 && to >= from && to < from + MOST_YEARS) return [from, to];
  throw new UsageError(`--years takes a year, or the first and the last of at most ${MOST_YEARS}: 2026-2028`);
}
