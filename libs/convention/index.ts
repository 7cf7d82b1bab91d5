// The law as data and pure functions: procedures, contents, statuses, refusal grounds, deadlines, and the fold that
// turns the acts of a case into its status. Must know no framework, no SQL, no network, no clock and no environment:
// time is a parameter, and both States compute the same from the same acts.
export { Problem } from './problem.js';
export * from './types.js';
export { binds, instrumentStatuses, standingOf, treaties } from './instruments.js';
export type { InstrumentStatus, Standing, Treaty } from './instruments.js';
export { MOST_LINKS, relationCodes, relations } from './links/link.js';
export type { Link, Relation } from './links/link.js';
export type * from './procedure.js';
export { cite, instrumentName, markMeanings, provisions } from './provisions.js';
export type { Instrument, Mark, Provision, ProvisionId } from './provisions.js';
export { procedureOf, procedures, registerProcedure } from './procedures.js';
export { assemble } from './assemble.js';
export type { Feature, Table } from './assemble.js';
export { isRestricted, restrictedMaterial } from './request/restricted.js';
export { fold } from './fold.js';
export { allowedActs, checkDraft, decide } from './decide.js';
export type { AllowedAct, Decision } from './decide.js';
export type { Proposal } from './judge.js';
export { deadlinesOf } from './deadlines/deadlines.js';
export { instantOf, Tally } from './statistics/tally.js';
export type { Period } from './statistics/tally.js';
export type { FigureName, Group } from './statistics/measure.js';
export type { Figure, Row } from './statistics/suppress.js';
export { fieldsOf } from './contents/describe.js';
export type { Field, FieldType } from './contents/describe.js';
export { schemaOf } from './contents/schema.js';
export type { Schema } from './contents/schema.js';
export { beginnings, bindings, spanFor } from './policies/policy.js';
export type { Binding, DeadlinePolicy } from './policies/policy.js';
export { policiesPage } from './policies/page.js';
export { catalogue, catalogues } from './policies/catalogue.js';
export type { PolicyKey } from './policies/catalogue.js';
export { procedureTable } from './table.js';
export type { ProcedureTable } from './table.js';
export { procedurePage } from './page.js';
export { preservation } from './preservation/index.js';
