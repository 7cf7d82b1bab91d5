import { exampleThirdPartyClaim } from '../assets/acts.js';
import { exampleAssetRequest, exampleProperty } from '../assets/example.js';
import { exampleDecision } from '../decision/example.js';
import type { Examples } from '../procedure.js';
import type { Contents } from '../types.js';

/** A complete request as one posts it: invented facts, for specs. */
export const exampleRequest = (): Contents => ({
  ...exampleAssetRequest(),
  way: 'enforce-foreign-order',
  assistance: 'That the order is given effect, and the assets confiscated',
  order: {
    issuedBy: 'Regional Court of Example',
    reference: 'K 12/2026',
    date: '2026-02-16',
    copy: { description: 'Certified copy of the order', sha256: 'd'.repeat(64) },
    extent: 'All of what is on the account',
    thirdPartyMeasures: 'The order was published for sixty days; two claims were heard and dismissed.',
    final: true,
  },
  freeze: { reference: 'Letter 2026/210', description: 'Frozen by the court of the place, without a day of its end' },
});

/** Contents with which each act can be performed, where the case allows it. */
export const exampleContents: Examples = {
  ...exampleDecision,
  submit: exampleRequest,
  'record-third-party-claim': exampleThirdPartyClaim,
  'report-order': () => ({
    issuedBy: 'Federal Court of Example',
    reference: 'CR-2026-77',
    date: '2026-03-02',
    basis: 'foreign-order-enforced',
    extent: 'In full',
  }),
  'report-confiscation': (at = '2026-03-20T00:00:00Z') => ({
    property: exampleProperty(),
    confiscatedAt: at,
    thirdParties: 'The claim of the bank was dismissed.',
  }),
  'report-not-confiscated': () => ({ reasons: 'The court found that the assets belong to somebody in good faith.' }),
  'link-follow-up': (at = '2026-03-25T00:00:00Z') => ({ reference: 'VN-2026-000500', filedAt: at }),
  close: () => ({}),
};
