import { limit } from '../conversation/limit.js';

const takingOver = {
  side: 'requesting',
  zone: 'requested',
  tells: ['requesting', 'requested'],
  starts: 'schedule-surrender',
  from: 'date',
  stops: ['report-surrender', 'surrender-temporarily'],
  repeats: true,
} as const;
const offTheTable = ['schedule-surrender', 'postpone-surrender', 'release'];

/** From here on a person not taken over may be released. */
export const soft = limit({
  key: 'surrender-may-lapse',
  policy: 'ece-surrender-soft',
  ...takingOver,
  cancelledBy: offTheTable,
});

/** Here a person not taken over is released, whatever anybody does. */
export const hard = limit({
  key: 'surrender-lapses',
  policy: 'ece-surrender-hard',
  ...takingOver,
  cancelledBy: [...offTheTable, 'expire'],
  expires: true,
});

export const decisionAfterConsent = limit({
  key: 'decision-after-consent',
  policy: 'ece-3ap-decision',
  side: 'requested',
  starts: 'record-consent',
  from: 'consentedAt',
  stops: ['grant', 'grant-conditionally', 'refuse', 'refuse-nationality'],
});

export const surrenderAfterDecision = limit({
  key: 'surrender-after-decision',
  policy: 'ece-3ap-surrender',
  side: 'requested',
  starts: 'grant',
  stops: ['report-surrender', 'surrender-temporarily'],
  cancelledBy: ['postpone-surrender', 'release'],
});

export const specialityWindow = limit({
  key: 'speciality-window',
  policy: 'ece-speciality-window',
  side: 'requesting',
  tells: ['requesting', 'requested'],
  starts: 'report-discharge',
  from: 'dischargedOn',
  stops: ['close'],
});
