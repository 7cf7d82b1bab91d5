import { Problem, type Act, type Role, type StateCode } from '#convention';
import { run, type Statement, type Tx } from '#database';
import { MAX_JWS_LENGTH } from '#protocol';

/** Of one State in one case: everything that touches the case reads all of it. */
const MOST = { acts: 1_000, bytes: 8 * 1024 * 1024 };

/** What officers leave to the clock, which has to be able to end what ends. */
const CLOCKS = { acts: 10, bytes: 10 * MAX_JWS_LENGTH };

/** An act about to be stored. */
export interface Addition {
  case: string;
  from: StateCode;
  jws: string;
}

/** @throws Problem `case-full` when another State has filled its share of the case: final, its acts never go away */
export const checkRoom = (tx: Tx, acts: readonly Act[], addition: Addition): Promise<void> =>
  check(tx, acts, addition, MOST);

/** @throws Problem `case-full` a little before the other State would refuse the act; the clock's may come up to there */
export const checkOwnRoom = (tx: Tx, acts: readonly Act[], addition: Addition, role: Role): Promise<void> =>
  check(
    tx,
    acts,
    addition,
    role === 'clock' ? MOST : { acts: MOST.acts - CLOCKS.acts, bytes: MOST.bytes - CLOCKS.bytes },
  );

async function check(
  tx: Tx,
  acts: readonly Act[],
  { case: id, from, jws }: Addition,
  most: typeof MOST,
): Promise<void> {
  const count = acts.filter((act) => act.from === from).length;
  // So few cannot be too large, however long they are: nearly every case is not asked about.
  const bytes =
    count * MAX_JWS_LENGTH < most.bytes ? 0 : ((await run<{ n: number }>(tx, bytesOf, [id, from]))[0]?.n ?? 0);
  if (count < most.acts && bytes + jws.length <= most.bytes) return;
  throw new Problem('case-full', `${from} can add no more to this case: ${count} acts are there`, {
    details: { acts: count, bytes },
  });
}

const bytesOf: Statement = {
  name: 'case-bytes',
  text: 'SELECT coalesce(sum(length(jws)), 0)::int AS n FROM acts WHERE case_id = $1 AND author = $2',
};
