import type { GroundRule } from '../procedure.js';
import * as request from '../request/grounds.js';

/** The closed list of Art. 40(8), (21) and (22), and what Articles 6 and 36 hold for every request. */
export const grounds: readonly GroundRule[] = [
  {
    ground: 'nonconforming-request',
    title: 'The request is not made as Art. 40 demands',
    provision: 'hanoi-40-21-a',
  },
  request.sovereignty,
  request.domesticProhibition,
  {
    ground: 'contrary-to-legal-system',
    title: "Contrary to the requested State's law on mutual legal assistance",
    provision: 'hanoi-40-21-d',
  },
  request.discriminatoryPurpose,
  { ground: 'no-dual-criminality', title: 'No dual criminality; at discretion', provision: 'hanoi-40-8' },
  {
    ground: 'de-minimis-or-available-elsewhere',
    title: 'Trivial, or to be had under other provisions',
    provision: 'hanoi-40-8',
  },
  request.dataProtection,
  request.humanRights,
  request.politicalOffence,
];

export const groundCodes: readonly string[] = grounds.map(({ ground }) => ground);
