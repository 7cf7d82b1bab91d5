import { guard, type Guard } from '../procedure.js';
import type { Contents } from '../types.js';
import type { TrafficDisclosure } from './act-contents.js';
import type { DisclosureNotice } from './contents.js';
import { grounds } from './grounds.js';

export const pathInOrder = guard<TrafficDisclosure>({
  code: 'path-not-in-order',
  message: 'The stations of the path stand in the order of their instants (path)',
  provision: 'hanoi-43-1',
  needs: 'contents',
  holds: ({ contents }) =>
    contents.path.every(({ at }, index) => Date.parse(contents.path[index - 1]?.at ?? at) <= Date.parse(at)),
});

/** Or the material of an offence of Articles 14 to 16 would lose its restriction where the link is forgotten. */
export const offenceKnown = guard<DisclosureNotice>({
  code: 'offence-not-known',
  message:
    'The notice names the case of the preservation (links, parent), or else the offence it was asked for (offence)',
  provision: 'network-restricted-material',
  needs: 'contents',
  field: 'offence',
  holds: ({ contents, links }) => Boolean(contents.offence) || links.some(({ relation }) => relation === 'parent'),
});

/** One guard per ground that is not open to everybody. */
export const groundOpen: readonly Guard[] = grounds.flatMap(({ ground, only }) =>
  only ? guard<Contents>({ ...only, holds: (facts) => facts.contents.ground !== ground || only.holds(facts) }) : [],
);
