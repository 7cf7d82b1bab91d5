import { guard, type Guard } from '../procedure.js';
import type { CaseView } from '../types.js';

/** Whether the last of these acts asks, and nothing has answered it. */
export function isOpen(view: CaseView, asks: string, answers: readonly string[]): boolean {
  const last = view.effective.findLast(({ act }) => act.act === asks || answers.includes(act.act));
  return last?.act.act === asks;
}

type Saying = Pick<Guard, 'code' | 'message' | 'provision'>;

/** For acts that answer. */
export const toAnswer = (saying: Saying, asks: string, answers: readonly string[]): Guard =>
  guard({ ...saying, needs: 'case', holds: ({ view }) => isOpen(view, asks, answers) });

/** For acts that ask, and for those that wait for the answer. */
export const answered = (saying: Saying, asks: string, answers: readonly string[]): Guard =>
  guard({ ...saying, needs: 'case', holds: ({ view }) => !isOpen(view, asks, answers) });
