import { procedureOf, type Act, type Contents } from '#convention';
import { run, type Statement, type Tx } from '#database';
import { MAX_PROOFS } from '#protocol';
import { UUID } from './case-headers.js';
import type { CaseRow } from './case.rows.js';
import type { CaseStore } from './case.store.js';

export interface Proof {
  act: Act;
  /** As its State signed it. */
  jws: string;
}

/**
 * The acts of other cases that an act names and has to carry. One that is not held here, has no effect, or does not stand
 * any more is left out: the procedure then says what is not proved.
 *
 * @param proposed contents nobody has looked at yet
 */
export async function proofsFor(
  tx: Tx,
  store: CaseStore,
  { kind }: CaseRow,
  { act: name, contents = {} }: { act: string; contents: Contents | undefined },
): Promise<Proof[]> {
  const proves = procedureOf(kind).acts.find((rule) => rule.act === name)?.proves;
  const proofs: Proof[] = [];
  for (const named of proves?.named(contents).slice(0, MAX_PROOFS) ?? []) {
    if (!UUID.test(named.case)) continue;
    const { row, state } = await store.load(tx, named.case);
    const act = state?.effective.find((item) => item.act.hash === named.act)?.act;
    if (row?.kind !== kind || !act || !state || !proves?.stands(state)) continue;
    const [found] = await run<{ jws: string }>(tx, findAct, [act.hash]);
    if (found) proofs.push({ act, jws: found.jws });
  }
  return proofs;
}

const findAct: Statement = { name: 'act-find', text: 'SELECT jws FROM acts WHERE hash = $1' };
