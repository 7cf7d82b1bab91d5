/** What mutual legal assistance can be asked for, Art. 40(3), (9) and (18). */
export const purposes = [
  'take-evidence-or-statements',
  'serve-documents',
  'search-seizure-freezing',
  'stored-data',
  'real-time-traffic',
  'interception',
  'examine-objects-sites',
  'information-evidence-expert-evaluations',
  'documents-and-records',
  'trace-proceeds',
  'voluntary-appearance',
  'recover-proceeds',
  'video-hearing',
  'transfer-of-detained-witness',
  'other',
] as const;

export type Purpose = (typeof purposes)[number];

/** Articles of the Convention on one purpose alone; of collection in real time, the power at home as well (Art. 29, 30). */
export const articlesOfPurposes: Readonly<Partial<Record<Purpose, readonly string[]>>> = {
  'stored-data': ['44'],
  'real-time-traffic': ['29', '45'],
  interception: ['30', '46'],
  'video-hearing': ['40(18)'],
  'transfer-of-detained-witness': ['40(9)'],
};

/**
 * These compel somebody: they are accepted only after the human-rights check. Proceeds are traced through those who must
 * tell of accounts, as in a request by Art. 50(2). Documents and the sight of objects may be had freely, government records
 * by law: who wants an order for them asks for stored data, or for search and seizure, as well.
 */
export const coercive: readonly Purpose[] = [
  'search-seizure-freezing',
  'stored-data',
  'real-time-traffic',
  'interception',
  'trace-proceeds',
  'recover-proceeds',
];

/** As a request for confiscation, for offences of the Convention alone; another treaty may give more (Art. 35). */
export const forOwnOffences: readonly Purpose[] = ['recover-proceeds'];

/** What these bring is no electronic evidence, which alone the Convention gives for other serious crime. */
export const notElectronic: readonly Purpose[] = [
  'serve-documents',
  'examine-objects-sites',
  'trace-proceeds',
  'voluntary-appearance',
  'transfer-of-detained-witness',
];

/** These cannot be carried out without knowing whom they concern. */
export const personal: readonly Purpose[] = ['voluntary-appearance', 'video-hearing', 'transfer-of-detained-witness'];

/** Whether the procedure the request wished for was followed, Art. 40(17). */
export const followed = ['yes', 'partly', 'no', 'none-was-wished'] as const;
