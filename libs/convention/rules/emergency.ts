import type { Feature } from '../assemble.js';
import { Instant, Nested, OneOf, Provided, Text } from '../contents/decorators.js';
import { requested } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { happened } from '../conversation/guards.js';
import { guard, type Guard } from '../procedure.js';
import type { CaseView, Contents, Status } from '../types.js';
import { isApproved } from './four-eyes.js';
import { isSinceRequest } from './oral.js';

// An emergency is believed on the word of two: a second officer of either State, or a call back to the requesting one
// (Art. 2(o); how it is made sure of is this network's own rule).

export class CallBack {
  @Provided(null, 'the number called, known from elsewhere than the request')
  @Text(50)
  number!: string;

  @Provided(null, 'the person spoken to')
  @Text(300)
  spokenWith!: string;

  @Provided(null, 'when')
  @Instant()
  at!: string;
}

export class EmergencyConfirmation extends Note {
  @Provided('network-emergency', 'how the emergency was made sure of')
  @OneOf(['call-back', 'second-officer'])
  method!: 'call-back' | 'second-officer';

  @Provided('network-emergency', 'the call back')
  @Nested(() => CallBack, { optional: true })
  callBack?: CallBack;
}

const ours = { provision: 'network-emergency' } as const;

/** Approved by a second officer of the requesting State, or confirmed by the requested one. */
export const isConfirmed = (view: CaseView): boolean =>
  view.effective.slice(0, 1).some(({ act }) => isApproved(act)) || happened(view, 'confirm-emergency');

export const emergencyConfirmed: Guard = guard({
  code: 'emergency-not-confirmed',
  message: 'In an emergency a second officer, or a call back, comes first (confirm-emergency)',
  ...ours,
  needs: 'case',
  holds: ({ view }) => view.terms?.urgency !== 'emergency' || isConfirmed(view),
});

const confirmationOpen = guard({
  code: 'no-emergency-to-confirm',
  message: 'The request is no emergency, or it has been confirmed',
  ...ours,
  needs: 'case',
  holds: ({ view }) => view.terms?.urgency === 'emergency' && !happened(view, 'confirm-emergency'),
});

const callBackRecorded = guard<EmergencyConfirmation>({
  code: 'call-back-not-recorded',
  message: 'A call back is recorded: the number, the person and the instant (callBack)',
  ...ours,
  needs: 'contents',
  field: 'callBack',
  holds: ({ contents }) => contents.method !== 'call-back' || Boolean(contents.callBack),
});

const callBackMade = guard<EmergencyConfirmation>({
  code: 'call-back-not-in-the-case',
  message: 'A call back lies between the request and the record of the call (callBack.at)',
  ...ours,
  needs: 'contents',
  holds: ({ contents: { callBack }, view, at }) =>
    !callBack || (Date.parse(callBack.at) <= at.getTime() && isSinceRequest(callBack.at, view)),
});

/** Who took the request on is the first officer. */
const secondOfficer = guard<EmergencyConfirmation>({
  code: 'second-officer-needed',
  message: 'The officer who acknowledged the request cannot be the second one: another officer confirms the emergency',
  ...ours,
  needs: 'contents',
  holds: ({ contents, view, officer }) => {
    const first = view.effective.find(({ act }) => act.act === 'acknowledge')?.act.officer.id;
    return contents.method !== 'second-officer' || officer === null || officer !== first;
  },
});

/**
 * @param from once somebody has taken the request on, until it is answered
 * @param answers the acts that hand over or compel
 */
export const emergencies = (from: readonly Status[], answers: readonly string[]): Feature => ({
  acts: [
    {
      act: 'confirm-emergency',
      title: 'Confirm the emergency',
      ...requested,
      from,
      to: 'unchanged',
      contents: EmergencyConfirmation,
      guards: [confirmationOpen, callBackRecorded, callBackMade, secondOfficer],
      provision: 'network-emergency',
    },
  ],
  guards: Object.fromEntries(answers.map((act) => [act, [emergencyConfirmed]])),
  confirmsEmergency: 'confirm-emergency',
  examples: {
    'confirm-emergency': (at = '2026-03-01T06:00:00Z'): Contents => ({
      method: 'call-back',
      callBack: { number: '+84 24 5550 0100', spokenWith: 'Duty officer', at },
    }),
  },
  occasion: {
    urgency: 'emergency',
    contents: {
      urgencyReason: 'A life is at risk',
      emergency: { whoIsAtRisk: 'A kidnapped child', whyImminent: 'The ultimatum ends tonight' },
    },
  },
});
