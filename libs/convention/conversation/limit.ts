import { catalogue } from '../policies/catalogue.js';
import type { LimitRule } from '../procedure.js';

/**
 * A deadline whose length, article and mark stand in the catalogue of deadline policies (`policies/`). How a kind takes one:
 *
 *     limit({
 *       key: 'arrest-limit',                  // unique in the procedure
 *       policy: 'ece-prov-arrest-hard',       // a row of the catalogue; docs/deadline-policies.md lists them
 *       side: 'requesting',                   // who must act
 *       zone: 'requested',                    // whose legal time and holidays count, if not those of `side`
 *       starts: 'report-arrest',              // the act that starts it (or several, or `delivery`) …
 *       from: 'arrestedAt',                   // … and the field of its contents with the instant or date that counts
 *       stops: ['link-formal-request'],       // what it waits for: in time, or late
 *       cancelledBy: ['report-release'],      // what takes its object away
 *       tells: ['requesting', 'requested'],
 *     }),
 *     limit({ key: 'arrest-limit-model', policy: 'un-model-prov-arrest', unless: 'ece-extradition', … }),
 *
 * Rows of a treaty (`binding: 'law'`) are law, and there at all, only where the terms say that the treaty was in force for
 * both on the day of submission; `otherwise: 'guidance'` shows them elsewhere too, as what they are there. Rows of this
 * network (`network-…`) are policy, by urgency. Benchmarks make no deadline. A second start of an act that is also in
 * `cancelledBy` replaces the first: with `repeats`, the new date counts (`ece-surrender-hard` and a new date of surrender).
 */
export const limit = (rule: Omit<LimitRule, 'shape' | 'title' | 'provision'> & { title?: string }): LimitRule => ({
  shape: 'limit',
  title: catalogue[rule.policy].title,
  provision: catalogue[rule.policy].provision,
  ...rule,
});
