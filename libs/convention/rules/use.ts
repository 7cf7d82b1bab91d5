import { addSpan } from '../deadlines/calendar.js';
import type { Feature } from '../assemble.js';
import { requested, requesting } from '../conversation/acts.js';
import { policyClock, reply } from '../conversation/clocks.js';
import { happened } from '../conversation/guards.js';
import { guard, type ActRule, type Guard, type Examples } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { CaseView, Role, Side, Status } from '../types.js';
import * as contents from './use-contents.js';
import { answered, toAnswer } from '../conversation/question.js';
import { reachedBy } from './reached.js';

// R6 and R7: what was handed over stays bound to its conditions. Use in other proceedings and transfer to a third State
// or organisation need the sender's consent before; exculpatory information is told to the sender.

interface Head {
  by: Side;
  roles: readonly Role[];
}

export interface HandingOver {
  /** The acts that hand something over. */
  gives: readonly string[];
  /** The table's own: from them follows where something may have been handed over. Conditions outlive the case. */
  acts: readonly ActRule[];
  /** Who handed it over and who has it, where it is not the requested and the requesting State. */
  giver?: Head;
  receiver?: Head;
  /** What binds the use, and makes the exception for what exculpates, where it is not Art. 40(19). */
  provision?: ProvisionId;
  /** What the sender has said of an onward transfer, where the acts that hand over do not say it (`use`). */
  transferOf?: (view: CaseView) => unknown;
}

const bound = ({ provision = 'hanoi-40-19' }: HandingOver): ProvisionId => provision;

/** Final statuses included. */
const bindsIn = ({ acts, gives }: HandingOver): Status[] => reachedBy(acts, gives);

const useAnswers = ['grant-use-consent', 'deny-use-consent'];
const transferAnswers = ['authorise-onward-transfer', 'deny-onward-transfer'];

const given = (over: HandingOver): Guard =>
  guard({
    code: 'nothing-handed-over',
    message: 'Nothing has been handed over in this case yet',
    provision: bound(over),
    needs: 'case',
    holds: ({ view }) => over.gives.some((act) => happened(view, act)),
  });

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

const writing = 'prior-written-authorisation';
const saidOfTransfer = (use: unknown): unknown => (use as { onwardTransfer?: string } | undefined)?.onwardTransfer;

export const writtenWhereDemanded = ({ gives, transferOf }: HandingOver): Guard =>
  guard<contents.OnwardTransferAuthorisation>({
    code: 'written-authorisation-missing',
    message: 'The conditions of use demand a written authorisation: name it (writtenReference)',
    provision: 'hanoi-36-3',
    needs: 'contents',
    field: 'writtenReference',
    holds: ({ contents: { writtenReference }, view }) =>
      Boolean(writtenReference) ||
      !(
        transferOf?.(view) === writing ||
        view.effective.some(({ act }) => gives.includes(act.act) && saidOfTransfer(act.contents.use) === writing)
      ),
  });

export const noticeExplained = (provision: ProvisionId): Guard =>
  guard<contents.Noticed>({
    code: 'advance-notice-not-explained',
    message: 'A notice after the disclosure says why none was possible before (whyNotBefore)',
    provision,
    needs: 'contents',
    field: 'whyNotBefore',
    holds: ({ contents: notice }) => notice.given !== 'after' || Boolean(notice.whyNotBefore),
  });

/** One word must not do away with the reason why there was no advance notice. */
const disclosedAsSaid = (provision: ProvisionId): Guard =>
  guard<contents.Noticed>({
    code: 'disclosed-at-another-time',
    message:
      'A disclosure that is still to come is told before it, one that has been made after it (given, disclosedAt)',
    provision,
    needs: 'contents',
    holds: ({ contents: { given, disclosedAt }, at }) => {
      const ahead = Date.parse(disclosedAt) - at.getTime();
      return given === 'after' ? ahead <= 0 : ahead >= 0;
    },
  });

function otherUse(over: HandingOver): ActRule[] {
  const { giver = requested, receiver = requesting } = over;
  const from = bindsIn(over);
  const provision = bound(over);
  const row = { from, to: 'unchanged', provision } as const;
  const { Request, Consent } = contents.consentContents(provision);
  const about = ['request-use-consent', useAnswers] as const;
  const asked = { code: 'use-consent-not-asked', message: 'No request for consent to another use is open', provision };
  const open = { code: 'use-consent-open', message: 'A request for consent to another use is open', provision };
  return [
    {
      ...row,
      act: 'request-use-consent',
      title: 'Ask for consent to use it in other proceedings',
      ...receiver,
      contents: Request,
      guards: [given(over), answered(open, ...about)],
    },
    {
      ...row,
      act: 'grant-use-consent',
      title: 'Consent to the use in other proceedings',
      ...giver,
      contents: Consent,
      guards: [toAnswer(asked, ...about)],
    },
    {
      ...row,
      act: 'deny-use-consent',
      title: 'Deny the use in other proceedings',
      ...giver,
      contents: contents.Denial,
      guards: [toAnswer(asked, ...about)],
    },
  ];
}

function onwardTransfer(over: HandingOver): ActRule[] {
  const { giver = requested, receiver = requesting } = over;
  const from = bindsIn(over);
  const row = { from, to: 'unchanged', provision: 'hanoi-36-3' } as const;
  return [
    {
      ...row,
      act: 'request-onward-transfer',
      title: 'Ask for authorisation to transfer it to a third State or organisation',
      ...receiver,
      contents: contents.OnwardTransferRequest,
      guards: [given(over), answered(...transferFree)],
    },
    {
      ...row,
      act: 'authorise-onward-transfer',
      title: 'Authorise the onward transfer',
      ...giver,
      contents: contents.OnwardTransferAuthorisation,
      guards: [toAnswer(...transferAsked), writtenWhereDemanded(over)],
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

const noticed = (provision: ProvisionId): Guard =>
  guard({
    code: 'no-exculpatory-notice',
    message: 'There is no exculpatory notice to consult on',
    provision,
    needs: 'case',
    holds: ({ view }) => happened(view, 'give-exculpatory-notice'),
  });

const consultationOpen = 'A consultation on the disclosure is open';
const consultationNotAsked = 'No consultation on the disclosure is open';

function exculpation(over: HandingOver): ActRule[] {
  const { giver = requested, receiver = requesting } = over;
  const from = bindsIn(over);
  const provision = bound(over);
  const row = { from, to: 'unchanged', provision } as const;
  const { Question, Answer } = contents.disclosureConsultation(provision);
  const open = { code: 'disclosure-consultation-open', message: consultationOpen, provision };
  const notAsked = { code: 'disclosure-consultation-not-asked', message: consultationNotAsked, provision };
  return [
    {
      ...row,
      act: 'give-exculpatory-notice',
      title: 'Tell that exculpatory information is disclosed',
      ...receiver,
      contents: contents.exculpatoryNotice(provision),
      guards: [given(over), noticeExplained(provision), disclosedAsSaid(provision)],
    },
    {
      ...row,
      act: 'request-disclosure-consultation',
      title: 'Ask to be consulted on the disclosure',
      ...giver,
      contents: Question,
      guards: [noticed(provision), answered(open, ...consultation)],
    },
    {
      ...row,
      act: 'answer-disclosure-consultation',
      title: 'Answer the consultation on the disclosure',
      ...receiver,
      contents: Answer,
      guards: [toAnswer(notAsked, ...consultation)],
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
    disclosedAt: addSpan(at, { hours: 24 }),
  }),
  'request-disclosure-consultation': () => ({ question: 'Can the name of the provider be left out?' }),
  'answer-disclosure-consultation': () => ({ answer: 'It is left out.', asAnnounced: false }),
};

/** For kinds that hand something over. */
export const useOfResults = (over: HandingOver): Feature => {
  const { giver = requested, receiver = requesting } = over;
  const clock = { repeats: true, outlives: true } as const;
  return {
    acts: [...otherUse(over), ...onwardTransfer(over), ...exculpation(over)],
    deadlines: [
      policyClock({
        ...clock,
        key: 'use-consent-reply',
        title: 'Reply to the request for consent to another use',
        side: giver.by,
        starts: 'request-use-consent',
        stops: useAnswers,
      }),
      policyClock({
        ...clock,
        key: 'onward-transfer-reply',
        title: 'Reply to the request for an onward transfer',
        side: giver.by,
        starts: 'request-onward-transfer',
        stops: transferAnswers,
      }),
      policyClock({
        ...clock,
        key: 'disclosure-consultation-reply',
        title: 'Reply to the consultation on the disclosure',
        side: receiver.by,
        starts: 'request-disclosure-consultation',
        stops: ['answer-disclosure-consultation'],
      }),
    ],
    limits: { 'use-consent-reply': reply, 'onward-transfer-reply': reply, 'disclosure-consultation-reply': reply },
    examples,
  };
};
