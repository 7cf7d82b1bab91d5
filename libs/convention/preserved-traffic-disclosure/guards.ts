import { guard } from '../procedure.js';
import type { TrafficDisclosure } from './act-contents.js';

export const pathInOrder = guard<TrafficDisclosure>({
  code: 'path-not-in-order',
  message: 'The stations of the path stand in the order of their instants (path)',
  provision: 'hanoi-43-1',
  needs: 'contents',
  holds: ({ contents }) =>
    contents.path.every(({ at }, index) => Date.parse(contents.path[index - 1]?.at ?? at) <= Date.parse(at)),
});
