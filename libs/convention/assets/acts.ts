import { Decimal, OneOf, Provided, Text } from '../contents/decorators.js';
import { actOf, requested } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import type { Contents } from '../types.js';

const optional = { optional: true } as const;

export const claimStates = ['raised', 'recognised', 'dismissed'] as const;

/** Whoever says to have acquired property in good faith is heard: what becomes of the claim is recorded each time. */
export class ThirdPartyClaim extends Note {
  @Provided('hanoi-50-9', 'who claims the property')
  @Text(1000)
  claimant!: string;

  @Provided('hanoi-50-9', 'the property claimed')
  @Text(10000)
  property!: string;

  @Provided('hanoi-50-9', 'what the claim rests on')
  @Text(10000)
  basis!: string;

  @Provided('hanoi-50-9', 'what became of it')
  @OneOf(claimStates)
  state!: (typeof claimStates)[number];

  @Provided('hanoi-50-9', 'the amount recognised')
  @Decimal(optional)
  recognised?: string;
}

export const recordThirdPartyClaim = actOf({
  act: 'record-third-party-claim',
  title: 'Record the claim of a third party in good faith',
  ...requested,
  contents: ThirdPartyClaim,
  provision: 'hanoi-50-9',
});

export const exampleThirdPartyClaim = (): Contents => ({
  claimant: 'Bank Example, creditor of the account holder',
  property: 'Half of what is on the account',
  basis: 'A pledge of 2023',
  state: 'raised',
});
