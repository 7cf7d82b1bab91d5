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

/** These compel somebody: they are accepted only after the human-rights check. */
export const coercive: readonly Purpose[] = [
  'search-seizure-freezing',
  'stored-data',
  'real-time-traffic',
  'interception',
  'recover-proceeds',
];

/** These cannot be carried out without knowing whom they concern. */
export const personal: readonly Purpose[] = ['voluntary-appearance', 'video-hearing', 'transfer-of-detained-witness'];

/** Whether the procedure the request wished for was followed, Art. 40(17). */
export const followed = ['yes', 'partly', 'no', 'none-was-wished'] as const;
