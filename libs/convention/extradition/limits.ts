import { limit } from '../conversation/limit.js';

/** What a grant rests on is the last of these. */
export const findings: readonly string[] = [
  'record-consent',
  'record-no-consent',
  'refer-to-court',
  'record-judicial-decision',
];

/** In time is what happened in time. */
export const handedOver = { 'report-surrender': 'surrenderedAt', 'surrender-temporarily': 'surrenderedAt' } as const;

const takingOver = {
  side: 'requesting',
  zone: 'requested',
  tells: ['requesting', 'requested'],
  starts: 'schedule-surrender',
  from: 'date',
  stops: ['report-surrender', 'surrender-temporarily'],
  saysWhen: handedOver,
  repeats: true,
} as const;
const offTheTable = ['schedule-surrender', 'postpone-surrender'];

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
  cancelledBy: ['record-no-consent', 'refer-to-court'],
});

/** Of the simplified procedure alone: where the person has consented, and it was granted on that. */
export const surrenderAfterDecision = limit({
  key: 'surrender-after-decision',
  policy: 'ece-3ap-surrender',
  side: 'requested',
  starts: ['grant', 'give-assurances'],
  after: { last: 'record-consent', of: findings },
  stops: ['report-surrender', 'surrender-temporarily'],
  saysWhen: handedOver,
  cancelledBy: ['postpone-surrender'],
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
