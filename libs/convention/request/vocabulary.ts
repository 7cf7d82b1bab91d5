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

/** Art. 40(13): oral only where urgent and agreed. */
export const submissionModes = ['electronic', 'written', 'oral'] as const;

/** Those that bind their parties beside the Convention. */
export const otherTreaties: readonly string[] = [
  'budapest',
  'budapest-2ap',
  'untoc',
  'uncac',
  'ece-extradition',
  'ece-3ap',
  'bilateral',
];

/** `serious-crime`: at least four years, not an offence of the Convention; electronic evidence only (Art. 35). */
export const scopeBases = ['convention-offence', 'serious-crime'] as const;

/** Offences, each with its article of the Convention; serious crime has none of its own (2(h)). */
export const offenceArticles = {
  'illegal-access': '7',
  'illegal-interception': '8',
  'data-interference': '9',
  'system-interference': '10',
  'misuse-of-devices': '11',
  'ict-forgery': '12',
  'ict-theft-or-fraud': '13',
  csam: '14',
  'child-solicitation-grooming': '15',
  'non-consensual-intimate-images': '16',
  'laundering-of-proceeds': '17',
  'participation-attempt': '19',
  'other-treaty-offence-by-ict': '4',
  'serious-crime': null,
} as const;

export type Offence = keyof typeof offenceArticles;
export const offences = Object.keys(offenceArticles) as Offence[];

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

/** What somebody is in a proceeding. */
export const personRoles = ['suspect', 'victim', 'witness', 'expert', 'other'] as const;
