import { Instant, OneOf, Provided, Text } from '../contents/decorators.js';
import { actOf, requested, requesting, type Place, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { notAhead } from '../conversation/guards.js';
import { guard, type Guard, type GuardFacts } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { CaseView, Status } from '../types.js';
import { lastSaid, said } from './carry.js';
import type { EchoFacts, EchoRule } from './rules.js';

// A case that waits for the request that follows it up: the acts in it that say so, and the acts of that request that are
// told there. How many it waits for at a time, its procedure says.

/** What a case says of the request that follows it up. */
interface OfFollowUp {
  reference: string;
}

const filing = 'link-follow-up';
/** By the State that has it. */
const receipt = 'confirm-follow-up';
const filings: readonly string[] = [filing, receipt];
const ends = ['report-decision', 'report-withdrawal'] as const;

/** References of the requests that are linked and not decided, in their order. */
export function openFollowUps(view: CaseView): string[] {
  const open = new Set<string>();
  for (const { act } of view.effective) {
    const { reference = '' } = said<OfFollowUp>(act.contents);
    if (filings.includes(act.act)) open.add(reference);
    else if (ends.some((end) => end === act.act)) open.delete(reference);
  }
  return [...open];
}

/** The reference of the request linked last. */
export const linkedIn = (view: CaseView): string | undefined => lastSaid<OfFollowUp>(view, filing)?.reference;

/** How the requests that it waited for were decided. */
export const followUpOutcomes = (view: CaseView): string[] =>
  view.effective.flatMap(({ act }) =>
    act.act === ends[0] ? (said<{ outcome: string }>(act.contents).outcome ?? []) : [],
  );

/** Whether it waits for a request that is not decided. */
export const isFollowedUp = (view: CaseView): boolean => openFollowUps(view).length > 0;

/** For the act that links: once is enough. */
export const notLinkedYet = (held: string, provision: ProvisionId): Guard =>
  guard<OfFollowUp>({
    code: 'follow-up-linked-already',
    message: `${held} is held for this follow-up request already (reference)`,
    provision,
    needs: 'contents',
    holds: ({ contents, view }) => !openFollowUps(view).includes(contents.reference),
  });

/** Of an act that says how one ends: whether others are not decided. Before it is said which one, it is one of them. */
export function othersOpen({ view, contents }: GuardFacts): boolean {
  const open = openFollowUps(view);
  if (contents.reference === undefined) return open.length > 1;
  return open.some((reference) => reference !== contents.reference);
}

/**
 * A request may be filed that it is not held for: the end of that one is not what it waits for.
 *
 * @param held what waits, as one reads it: "The preservation"
 */
const linkedOneNamed = (held: string, provision: ProvisionId): Guard =>
  guard<Partial<OfFollowUp>>({
    code: 'another-follow-up-linked',
    message: `${held} is not held for the follow-up request named (reference)`,
    provision,
    needs: 'case',
    holds: ({ contents, view }) =>
      contents.reference === undefined ? isFollowedUp(view) : openFollowUps(view).includes(contents.reference),
  });

function contentsFor(provision: ProvisionId) {
  class FollowUp extends Note implements OfFollowUp {
    @Provided(provision, 'reference of the follow-up request')
    @Text(200)
    reference!: string;

    @Provided('network-policy', 'its case in this network')
    @Text(64, { optional: true })
    case?: string;
  }
  class Filing extends FollowUp {
    @Provided(provision, 'the instant at which the follow-up request was submitted')
    @Instant()
    filedAt!: string;
  }
  class Receipt extends FollowUp {
    @Provided(provision, 'the instant at which it was received')
    @Instant()
    receivedAt!: string;
  }
  return { FollowUp, Filing, Receipt };
}

/** The row by which a case names the request that follows it up: one that has been filed, not one that will be. */
export const linkFollowUp =
  (provision: ProvisionId) =>
  <S extends Status>(place: Place<S>): Row<S> => ({
    act: filing,
    title: 'Link the follow-up request',
    ...requesting,
    contents: contentsFor(provision).Filing,
    provision,
    ...place,
    guards: [notAhead('filedAt', 'follow-up-not-filed', provision), ...(place.guards ?? [])],
  });

/** The row by which the State that has received that request says so: one that nobody has linked, or that came on paper. */
export const confirmFollowUp = (provision: ProvisionId) =>
  actOf({
    act: receipt,
    title: 'Confirm that the follow-up request is there',
    ...requested,
    contents: contentsFor(provision).Receipt,
    provision,
  });

/**
 * Rows that say in a case how the request ends that it waits for; where they stand, each procedure says.
 *
 * @param held what waits, as one reads it
 * @param provision why it waits
 * @param outcomes of the request it waits for
 */
export function waitsFor(held: string, provision: ProvisionId, outcomes: readonly string[]) {
  const { FollowUp } = contentsFor(provision);
  class Decision extends FollowUp {
    @Provided(provision, 'whether it was executed or refused')
    @OneOf(outcomes)
    outcome!: string;
  }
  const guards = [linkedOneNamed(held, provision)];
  const [decision, withdrawal] = ends;
  return {
    reportDecision: actOf({
      act: decision,
      title: 'Report that the follow-up request is decided',
      ...requested,
      contents: Decision,
      guards,
      provision,
    }),
    reportWithdrawal: actOf({
      act: withdrawal,
      title: 'Report that the follow-up request is withdrawn',
      ...requesting,
      contents: FollowUp,
      guards,
      provision,
    }),
  };
}

const named = ({ id, reference }: EchoFacts) => ({ reference, case: id });

/** That it is filed, in the case that it follows up. */
export const filedIn = (kind: string): EchoRule => ({
  act: 'submit',
  relation: 'follow-up',
  in: kind,
  as: filing,
  contents: (facts) => ({ ...named(facts), filedAt: facts.at }),
});

/** That information given without a request has led to this one. */
export const toldToGiver: EchoRule = {
  act: 'submit',
  relation: 'parent',
  in: 'spontaneous-information',
  as: 'link-request',
  contents: ({ reference }) => ({ reference }),
};

/**
 * What a request tells the case that waits for it, from its submission to its end.
 *
 * @param kind of the case that waits
 * @param decided by act: the outcome it is told as
 */
export function toldInWaiting(kind: string, decided: Readonly<Record<string, string>>): EchoRule[] {
  const there = { relation: 'follow-up', in: kind } as const;
  const [decision, withdrawal] = ends;
  return [
    filedIn(kind),
    ...Object.entries(decided).map(([act, outcome]): EchoRule => ({
      act,
      ...there,
      as: decision,
      contents: (facts) => ({ ...named(facts), outcome }),
    })),
    { act: 'withdraw', ...there, as: withdrawal, contents: named },
  ];
}
