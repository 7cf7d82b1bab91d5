import { Provided, SomeOf, Text } from '../contents/decorators.js';
import type { ContentsClass, GroundRule } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import { actOf, requested } from './acts.js';
import { Note } from './contents.js';
import { consulted, groundsOpen } from './guards.js';

/** What asks for the parts of a refusal, in a kind of request. */
export interface RefusalSources {
  grounds: ProvisionId;
  reasons: ProvisionId;
  consultation: ProvisionId;
}

/** What a refusal says, with the closed list of grounds of a kind. */
export function refusalContents(grounds: readonly GroundRule[], sources: RefusalSources): ContentsClass {
  class Refusal extends Note {
    @Provided(sources.grounds, 'the grounds for refusal')
    @SomeOf(grounds.map(({ ground }) => ground))
    grounds!: string[];

    @Provided(sources.reasons, 'the reasons')
    @Text(10000)
    reasons!: string;

    @Provided(sources.consultation, 'the reason why there was no consultation')
    @Text(4000, { optional: true })
    noConsultationReason?: string;

    @Provided('network-policy', 'what would cure it: with what the request could be made again')
    @Text(4000, { optional: true })
    cure?: string;
  }
  return Refusal;
}

/** The refusal of a kind: on its grounds alone, with reasons, after a consultation. */
export const refuseOn = (grounds: readonly GroundRule[], sources: RefusalSources) =>
  actOf({
    act: 'refuse',
    title: 'Refuse the request',
    ...requested,
    contents: refusalContents(grounds, sources),
    guards: [...groundsOpen(grounds), { ...consulted, provision: sources.consultation }],
    provision: sources.reasons,
  });
