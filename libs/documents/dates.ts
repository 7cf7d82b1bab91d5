import { usableZone } from '#convention';
import type { Language } from './languages.js';

/** A calendar date of the Gregorian calendar. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that it is at this instant in an IANA time zone; in UTC where this runtime does not know the zone. */
export function dayIn(instant: string, zone: string): Day {
  const parts = formatOf(usableZone(zone)).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}

/** Of `2026-03-01`, and of what begins so. */
export function dayOf(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

/** Making a format costs a hundred times its use. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const options = { timeZone: zone, calendar: 'iso8601', year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const format = new Intl.DateTimeFormat('en', options);
  formats.set(zone, format);
  return format;
}

const months = {
  en: 'January February March April May June July August September October November December',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ar:
    'كانون_الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيه ' +
    'تموز/يوليه آب/أغسطس أيلول/سبتمبر تشرين_الأول/أكتوبر تشرين_الثاني/نوفمبر كانون_الأول/ديسمبر',
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
};

/** In words, as the language writes dates. Own words: those of a platform's locale data change with its version. */
export function spelledDay({ year, month, day }: Day, language: Language): string {
  if (language === 'zh') return `${year}年${month}月${day}日`;
  if (language === 'vi') return `ngày ${day} tháng ${month} năm ${year}`;
  const name = (months[language].split(' ')[month - 1] ?? '').replace('_', ' ');
  if (language === 'es') return `${day} de ${name} de ${year}`;
  if (language === 'ru') return `${day} ${name} ${year} года`;
  return `${language === 'fr' && day === 1 ? '1er' : day} ${name} ${year}`;
}

/** `08:00:00 UTC` of an instant in UTC. */
export const timeOf = (instant: string): string => `${instant.slice(11).replace('Z', '')} UTC`;
