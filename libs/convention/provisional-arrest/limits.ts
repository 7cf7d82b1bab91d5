import { limit } from '../conversation/limit.js';

/** By either State: that the request for extradition is there. */
const filings = ['link-formal-request', 'confirm-formal-request'] as const;

const custody = {
  side: 'requesting',
  zone: 'requested',
  tells: ['requesting', 'requested'],
  starts: 'report-arrest',
  from: 'arrestedAt',
  stops: filings,
  saysWhen: { 'link-formal-request': 'submittedAt', 'confirm-formal-request': 'receivedAt' },
  cancelledBy: ['release', 'withdraw'],
  repeats: true,
} as const;

/** From here on the person may be released for want of a request. */
export const soft = limit({ key: 'custody-may-end', policy: 'ece-prov-arrest-soft', ...custody });

/** Here the custody ends, whatever anybody does. */
export const hard = limit({
  key: 'custody-ends',
  policy: 'ece-prov-arrest-hard',
  ...custody,
  cancelledBy: ['release', 'withdraw', 'expire'],
  expires: true,
});

/** What a model text has, where the European Convention does not bind both; nothing follows from it by itself. */
export const model = limit({
  key: 'custody-model',
  policy: 'un-model-prov-arrest',
  unless: 'ece-extradition',
  ...custody,
});

export const consentNotice = limit({
  key: 'consent-notice',
  policy: 'ece-3ap-consent-notice',
  side: 'requested',
  starts: 'report-arrest',
  from: 'arrestedAt',
  stops: ['report-consent'],
  cancelledBy: ['release', 'withdraw', ...filings],
});
