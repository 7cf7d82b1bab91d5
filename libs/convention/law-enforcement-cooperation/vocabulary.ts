/** What Art. 47 names: inquiries about persons and things, data for analysis, methods, and working together. */
export const inquiries = [
  'identity',
  'whereabouts',
  'activities',
  'movement-of-proceeds',
  'movement-of-property',
  'movement-of-equipment',
  'samples-for-analysis',
  'data-for-analysis',
  'methods-used',
  'coordination',
  'staff-exchange',
  'liaison-officer-posting',
  'early-identification',
] as const;

export type Inquiry = (typeof inquiries)[number];

export const aboutSuspects: readonly Inquiry[] = ['identity', 'whereabouts', 'activities'];
export const aboutMovements: readonly Inquiry[] = [
  'movement-of-proceeds',
  'movement-of-property',
  'movement-of-equipment',
];
export const forAnalysis: readonly Inquiry[] = ['samples-for-analysis', 'data-for-analysis'];
export const workingTogether: readonly Inquiry[] = ['coordination', 'staff-exchange', 'liaison-officer-posting'];
