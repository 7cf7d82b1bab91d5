import { recordThirdPartyClaim } from '../assets/acts.js';
import { virtualAssetsDescribed } from '../assets/guards.js';
import { giveDelayNotice, requested, requesting, type Row } from '../conversation/acts.js';
import { startExecution } from '../decision/acts.js';
import { granted } from '../decision/statuses.js';
import { linkFollowUp, waitsFor } from '../links/followed-up.js';
import * as contents from './act-contents.js';
import * as guards from './guards.js';
import { contested, held, type FreezeStatus } from './statuses.js';
import { confiscationOutcomes } from './vocabulary.js';

const inForce = [...held, ...contested];
const waiting = ['held-pending-follow-up', 'kept', ...contested] as const;
const confiscation = waitsFor('The measure', 'hanoi-50-2', confiscationOutcomes);

/** From the start of the execution: what is found, what is frozen, and how the measure ends. */
export const measure: readonly Row<FreezeStatus>[] = [
  startExecution({ from: granted, to: 'in-execution' }),
  giveDelayNotice({ from: ['in-execution'], to: 'unchanged' }),
  {
    act: 'report-tracing',
    title: 'Tell what was found so far',
    ...requested,
    from: ['in-execution'],
    to: 'unchanged',
    contents: contents.Tracing,
    guards: [virtualAssetsDescribed],
    provision: 'hanoi-50-2',
  },
  {
    act: 'complete-tracing',
    title: 'Tell everything that was found, where nothing is to be frozen',
    ...requested,
    from: ['in-execution'],
    to: 'traced',
    contents: contents.CompleteTracing,
    guards: [guards.reasonNotToFreeze, virtualAssetsDescribed],
    provision: 'hanoi-50-2',
  },
  {
    act: 'report-nothing-found',
    title: 'Report that nothing was found',
    ...requested,
    from: ['in-execution'],
    to: 'nothing-found',
    contents: contents.NothingFound,
    guards: [],
    provision: 'hanoi-50-2',
  },
  {
    act: 'report-freeze',
    title: 'Report that the property is frozen or seized',
    ...requested,
    from: ['in-execution'],
    to: 'frozen',
    contents: contents.Freezing,
    guards: [guards.freezeAskedFor, guards.frozenNotInFuture, virtualAssetsDescribed],
    provision: 'hanoi-50-2',
    coercive: true,
  },
  {
    act: 'report-renewal',
    title: 'Report that the order is renewed or replaced',
    ...requested,
    from: inForce,
    to: 'unchanged',
    contents: contents.MeasureOrder,
    guards: [guards.renewedAhead],
    provision: 'hanoi-2-k',
    coercive: true,
  },
  recordThirdPartyClaim({ from: inForce, to: 'unchanged' }),
  {
    act: 'propose-lift',
    title: 'Propose to lift the measure, and ask for reasons to keep it',
    ...requested,
    from: held,
    to: 'lift-proposed',
    contents: contents.LiftProposal,
    guards: [guards.timeForReasons],
    provision: 'hanoi-50-8',
  },
  {
    act: 'give-reasons',
    title: 'Give the reasons for keeping the measure',
    ...requesting,
    from: ['lift-proposed'],
    to: 'reasons-received',
    contents: contents.ReasonsToKeep,
    guards: [],
    provision: 'hanoi-50-8',
  },
  {
    act: 'keep',
    title: 'Keep the measure',
    ...requested,
    from: [...contested, 'follow-up-decided'],
    to: 'kept',
    contents: contents.Keeping,
    guards: [],
    provision: 'hanoi-50-8',
  },
  {
    act: 'request-lift',
    title: 'Say that the measure is no longer needed',
    ...requesting,
    from: [...held, 'lift-proposed'],
    to: 'lift-requested',
    contents: contents.LiftRequest,
    guards: [],
    provision: 'hanoi-40-26',
  },
  {
    act: 'lift',
    title: 'Lift the measure',
    ...requested,
    from: [...inForce, 'lift-requested'],
    to: 'lifted',
    contents: contents.Lifting,
    guards: [guards.reasonsAwaited],
    provision: 'hanoi-50-7',
  },
  linkFollowUp('hanoi-50-2')({
    title: 'Name the request for confiscation',
    from: ['frozen', 'kept', 'follow-up-decided', ...contested],
    to: 'held-pending-follow-up',
    guards: [guards.noneLinked],
  }),
  confiscation.reportDecision({ from: waiting, to: 'follow-up-decided' }),
  confiscation.reportWithdrawal({ from: waiting, to: 'follow-up-decided' }),
  {
    act: 'report-confiscated',
    title: 'Report that the property has been confiscated',
    ...requested,
    from: inForce,
    to: 'confiscated',
    contents: contents.Confiscated,
    guards: [guards.confiscationNamed],
    provision: 'hanoi-50-2',
  },
];
