/** Legal bases a request can name; which of them bind two States on a day is the register's matter. */
export const instruments = [
  'hanoi',
  'budapest',
  'budapest-2ap',
  'untoc',
  'uncac',
  'ece-extradition',
  'ece-3ap',
  'bilateral',
  'reciprocity',
  'domestic-law',
  'interpol',
] as const;

/** Those that bind their parties beside the Convention. */
export const otherTreaties: readonly string[] = ['budapest', 'untoc', 'uncac', 'bilateral'];

/** `serious-crime`: at least four years, not an offence of the Convention; electronic evidence only (Art. 35). */
export const scopeBases = ['convention-offence', 'serious-crime'] as const;

/** Offences by their article: 7-17, 19, 4, and serious crime (2(h)). */
export const offences = [
  'illegal-access',
  'illegal-interception',
  'data-interference',
  'system-interference',
  'misuse-of-devices',
  'ict-forgery',
  'ict-theft-or-fraud',
  'csam',
  'child-solicitation-grooming',
  'non-consensual-intimate-images',
  'laundering-of-proceeds',
  'participation-attempt',
  'other-treaty-offence-by-ict',
  'serious-crime',
] as const;

/** Art. 2(f), 2(c), 2(d). */
export const dataCategories = ['subscriber', 'traffic', 'content'] as const;

export const identifierTypes = [
  'account',
  'email',
  'phone',
  'ip-address',
  'domain',
  'url',
  'device',
  'payment',
  'other',
] as const;

/** Of a proceeding, Art. 40(15)(b). */
export const natures = ['investigation', 'prosecution', 'judicial-proceeding'] as const;
