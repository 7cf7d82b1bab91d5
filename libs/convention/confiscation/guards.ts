import { hasHappened } from '../conversation/when.js';
import { guard } from '../procedure.js';
import type { ConfiscationOrder } from './act-contents.js';
import type { ConfiscationRequest } from './contents.js';

export const orderGiven = guard<ConfiscationRequest>({
  code: 'order-to-enforce-missing',
  message:
    'An order to be given effect comes with its copy, its extent, what was done for third parties, and the statement that it is final (order)',
  provision: 'hanoi-50-3',
  needs: 'contents',
  field: 'order',
  holds: ({ contents }) => contents.way !== 'enforce-foreign-order' || Boolean(contents.order),
});

/** A foreign order can be given effect only where one was sent; an own order may be needed all the same. */
export const foreignOrderSent = guard<ConfiscationOrder>({
  code: 'no-foreign-order-to-enforce',
  message: 'The request brings no order that could be given effect: the confiscation rests on an order of its own',
  provision: 'hanoi-50-1-b',
  needs: 'contents',
  holds: ({ contents, view }) =>
    contents.basis === 'own-order' || Boolean((view.contents as Partial<ConfiscationRequest> | null)?.order),
});

export const confiscatedNotInFuture = hasHappened('confiscatedAt', {
  code: 'confiscated-in-future',
  message: 'Property cannot have been confiscated after the act that says so',
  provision: 'hanoi-2-l',
});
