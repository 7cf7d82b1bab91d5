import type { Remark, StateCode } from '#convention';
import type { Power, RegisterView } from '#register';

/** What follows where no desk executes; `none` where no desk takes the kind at all. */
const meanings: Record<Exclude<Power, 'execute'> | 'none', (state: string) => Remark> = {
  facilitate: (state) => ({
    code: 'desks-only-facilitate',
    message: `The desks of ${state} only facilitate requests of this kind: another authority executes them`,
  }),
  forward: (state) => ({
    code: 'desks-only-forward',
    message: `The desks of ${state} only forward requests of this kind to another authority`,
  }),
  none: (state) => ({
    code: 'no-desk-takes-kind',
    message: `No desk of ${state} takes requests of this kind`,
  }),
};

/**
 * What whoever sends a request should know of the desks of the State asked, by the register of today. It refuses nothing: a
 * State answers for more than its desks. Nothing is said of a State that the register does not list.
 */
export function deskRemarks(register: RegisterView, to: StateCode, kind: string): Remark[] {
  const party = register.party(to);
  const may = register.mayDo(to, kind) ?? 'none';
  return party && may !== 'execute' ? [meanings[may](party.name)] : [];
}
