import type { Feature } from '../assemble.js';
import { requested, requesting } from '../conversation/acts.js';
import { policyClock, reply } from '../conversation/clocks.js';
import { happened } from '../conversation/guards.js';
import { guard, type ActRule, type Guard, type Examples } from '../procedure.js';
import type { Role, Side, Status } from '../types.js';
import * as contents from './use-contents.js';
import { answered, toAnswer } from './question.js';

// R6 and R7: what was handed over stays bound to its conditions. Use in other proceedings and transfer to a third State
// or organisation need the sender's consent before; exculpatory information is told to the sender.

interface Head {
  by: Side;
  roles: readonly Role[];
}

export interface HandingOver {
  /** The acts that hand something over. */
  gives: readonly string[];
  /** Statuses in which something may have been handed over, final ones included: conditions outlive the case. */
  from: readonly Status[];
  /** Who handed it over and who has it, where it is not the requested and the requesting State. */
  giver?: Head;
  receiver?: Head;
}

const useAnswers = ['grant-use-consent', 'deny-use-consent'];
const transferAnswers = ['authorise-onward-transfer', 'deny-onward-transfer'];

const given = (gives: readonly string[]): Guard =>
  guard({
    code: 'nothing-handed-over',
    message: 'Nothing has been handed over in this case yet',
    provision: 'hanoi-40-19',
    needs: 'case',
    holds: ({ view }) => gives.some((act) => happened(view, act)),
  });

const useAsked = [
  { code: 'use-consent-not-asked', message: 'No request for consent to another use is open', provision: 'hanoi-40-19' },
  'request-use-consent',
  useAnswers,
] as const;
const useFree = [
  { code: 'use-consent-open', message: 'A request for consent to another use is open', provision: 'hanoi-40-19' },
  'request-use-consent',
  useAnswers,
] as const;
const transferAsked = [
  { code: 'onward-transfer-not-asked', message: 'No request for an onward transfer is open', provision: 'hanoi-36-3' },
  'request-onward-transfer',
  transferAnswers,
] as const;
const transferFree = [
  { code: 'onward-transfer-open', message: 'A request for an onward transfer is open', provision: 'hanoi-36-3' },
  'request-onward-transfer',
  transferAnswers,
] as const;
const consultation = ['request-disclosure-consultation', ['answer-disclosure-consultation']] as const;

const demandsWriting = (use: unknown): boolean =>
  (use as { onwardTransfer?: string } | undefined)?.onwardTransfer === 'prior-written-authorisation';

export const writtenWhereDemanded = (gives: readonly string[]): Guard =>
  guard<contents.OnwardTransferAuthorisation>({
    code: 'written-authorisation-missing',
    message: 'The conditions of use demand a written authorisation: name it (writtenReference)',
    provision: 'hanoi-36-3',
    needs: 'contents',
    field: 'writtenReference',
    holds: ({ contents: { writtenReference }, view }) =>
      Boolean(writtenReference) ||
      !view.effective.some(({ act }) => gives.includes(act.act) && demandsWriting(act.contents.use)),
  });

export const noticeExplained = guard<contents.ExculpatoryNotice>({
  code: 'advance-notice-not-explained',
  message: 'A notice after the disclosure says why none was possible before (whyNotBefore)',
  provision: 'hanoi-40-19',
  needs: 'contents',
  field: 'whyNotBefore',
  holds: ({ contents: notice }) => notice.given !== 'after' || Boolean(notice.whyNotBefore),
});

function otherUse({ gives, from, giver = requested, receiver = requesting }: HandingOver): ActRule[] {
  const row = { from, to: 'unchanged', provision: 'hanoi-40-19' } as const;
  return [
    {
      ...row,
      act: 'request-use-consent',
      title: 'Ask for consent to use it in other proceedings',
      ...receiver,
      contents: contents.UseConsentRequest,
      guards: [given(gives), answered(...useFree)],
    },
    {
      ...row,
      act: 'grant-use-consent',
      title: 'Consent to the use in other proceedings',
      ...giver,
      contents: contents.UseConsent,
      guards: [toAnswer(...useAsked)],
    },
    {
      ...row,
      act: 'deny-use-consent',
      title: 'Deny the use in other proceedings',
      ...giver,
      contents: contents.Denial,
      guards: [toAnswer(...useAsked)],
    },
  ];
}

function onwardTransfer({ gives, from, giver = requested, receiver = requesting }: HandingOver): ActRule[] {
  const row = { from, to: 'unchanged', provision: 'hanoi-36-3' } as const;
  return [
    {
      ...row,
      act: 'request-onward-transfer',
      title: 'Ask for authorisation to transfer it to a third State or organisation',
      ...receiver,
      contents: contents.OnwardTransferRequest,
      guards: [given(gives), answered(...transferFree)],
    },
    {
      ...row,
      act: 'authorise-onward-transfer',
      title: 'Authorise the onward transfer',
      ...giver,
      contents: contents.OnwardTransferAuthorisation,
      guards: [toAnswer(...transferAsked), writtenWhereDemanded(gives)],
    },
    {
      ...row,
      act: 'deny-onward-transfer',
      title: 'Deny the onward transfer',
      ...giver,
      contents: contents.Denial,
      guards: [toAnswer(...transferAsked)],
    },
  ];
}

const noticed = guard({
  code: 'no-exculpatory-notice',
  message: 'There is no exculpatory notice to consult on',
  provision: 'hanoi-40-19',
  needs: 'case',
  holds: ({ view }) => happened(view, 'give-exculpatory-notice'),
});

const say = (code: string, message: string) => ({ code, message, provision: 'hanoi-40-19' }) as const;

function exculpation({ gives, from, giver = requested, receiver = requesting }: HandingOver): ActRule[] {
  const row = { from, to: 'unchanged', provision: 'hanoi-40-19' } as const;
  return [
    {
      ...row,
      act: 'give-exculpatory-notice',
      title: 'Tell that exculpatory information is disclosed',
      ...receiver,
      contents: contents.ExculpatoryNotice,
      guards: [given(gives), noticeExplained],
    },
    {
      ...row,
      act: 'request-disclosure-consultation',
      title: 'Ask to be consulted on the disclosure',
      ...giver,
      contents: contents.DisclosureConsultation,
      guards: [
        noticed,
        answered(say('disclosure-consultation-open', 'A consultation on the disclosure is open'), ...consultation),
      ],
    },
    {
      ...row,
      act: 'answer-disclosure-consultation',
      title: 'Answer the consultation on the disclosure',
      ...receiver,
      contents: contents.DisclosureConsultationAnswer,
      guards: [
        toAnswer(
          say('disclosure-consultation-not-asked', 'No consultation on the disclosure is open'),
          ...consultation,
        ),
      ],
    },
  ];
}

const examples: Examples = {
  'request-use-consent': () => ({
    subject: 'The records handed over',
    proceedings: 'Case C-2026-300',
    reason: 'The same account was used in another fraud.',
  }),
  'grant-use-consent': () => ({ conditions: ['In that case only'] }),
  'deny-use-consent': () => ({ reasons: 'The court has allowed it for one case.' }),
  'request-onward-transfer': () => ({
    subject: 'The records handed over',
    state: 'FR',
    recipient: 'Prosecutor of Example',
    purpose: 'To find the second account',
  }),
  'authorise-onward-transfer': () => ({ writtenReference: 'A-12' }),
  'deny-onward-transfer': () => ({ reasons: 'No protection of personal data is assured there.' }),
  'give-exculpatory-notice': (at = '2026-03-10T08:00:00Z') => ({
    subject: 'The log-in record of 2 February',
    proceedings: 'Case C-2026-118',
    given: 'before',
    disclosedAt: at,
  }),
  'request-disclosure-consultation': () => ({ question: 'Can the name of the provider be left out?' }),
  'answer-disclosure-consultation': () => ({ answer: 'It is left out.', asAnnounced: false }),
};

/** For kinds that hand something over. */
export const useOfResults = (over: HandingOver): Feature => {
  const [giver, receiver] = [over.giver ?? requested, over.receiver ?? requesting].map(({ by }) => by);
  const clock = { repeats: true, outlives: true } as const;
  return {
    acts: [...otherUse(over), ...onwardTransfer(over), ...exculpation(over)],
    deadlines: [
      policyClock({
        ...clock,
        key: 'use-consent-reply',
        title: 'Reply to the request for consent to another use',
        side: giver ?? 'requested',
        starts: 'request-use-consent',
        stops: useAnswers,
      }),
      policyClock({
        ...clock,
        key: 'onward-transfer-reply',
        title: 'Reply to the request for an onward transfer',
        side: giver ?? 'requested',
        starts: 'request-onward-transfer',
        stops: transferAnswers,
      }),
      policyClock({
        ...clock,
        key: 'disclosure-consultation-reply',
        title: 'Reply to the consultation on the disclosure',
        side: receiver ?? 'requesting',
        starts: 'request-disclosure-consultation',
        stops: ['answer-disclosure-consultation'],
      }),
    ],
    limits: { 'use-consent-reply': reply, 'onward-transfer-reply': reply, 'disclosure-consultation-reply': reply },
    examples,
  };
};
