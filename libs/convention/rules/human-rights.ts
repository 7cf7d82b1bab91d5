import { requested, type Row } from '../conversation/acts.js';
import { Note } from '../conversation/contents.js';
import { OneOf, Provided, Text } from '../contents/decorators.js';
import { guard, type Guard } from '../procedure.js';
import type { Contents, Status } from '../types.js';

// R3: nothing coercive without a look at human rights, on record before anybody is compelled (Art. 6, 24).

export const checkOutcomes = ['no-objection', 'objection'] as const;

export class HumanRightsCheck extends Note {
  @Provided('hanoi-24', 'the authority that made the check')
  @Text(300)
  checkedBy!: string;

  @Provided('hanoi-6', 'its outcome')
  @OneOf(checkOutcomes)
  outcome!: (typeof checkOutcomes)[number];
}

/** The requested State records the check; it may do so again, and then the last one counts. */
export const recordHumanRightsCheck = <S extends Status>(from: readonly S[]): Row<S> => ({
  act: 'record-human-rights-check',
  title: 'Record the human-rights check',
  ...requested,
  from,
  to: 'unchanged',
  contents: HumanRightsCheck,
  guards: [],
  provision: 'hanoi-24',
});

export const exampleHumanRightsCheck = (): Contents => ({ checkedBy: 'Court of Example', outcome: 'no-objection' });

/**
 * For the acts that accept, order or carry out what compels somebody.
 *
 * @param compels whether this request asks for such a measure; an objection stops the others too
 */
export const humanRightsCheckedWhere = (compels: (request: Contents) => boolean): Guard =>
  guard<Contents>({
    code: 'human-rights-check-missing',
    message:
      'A coercive measure is accepted only after a human-rights check without objection (record-human-rights-check)',
    provision: 'hanoi-24',
    needs: 'case',
    holds: ({ view }) => {
      const check = view.effective.findLast(({ act }) => act.act === 'record-human-rights-check')?.act.contents;
      const { outcome } = (check ?? {}) as Partial<HumanRightsCheck>;
      return outcome === 'no-objection' || (outcome === undefined && !compels(view.contents ?? {}));
    },
  });

/** Of kinds that always compel somebody. */
export const humanRightsChecked: Guard = humanRightsCheckedWhere(() => true);
