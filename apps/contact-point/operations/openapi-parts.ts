import { MOST_LINKS, procedures, relationCodes, schemaOf, type Procedure } from '#convention';
import { languages } from '#documents';
import { MAX_ATTACHMENTS } from '#protocol';
import { catalogue, guardEntries } from '../problems/catalogue.js';

/** Name of the schema of an act's contents. */
const nameOf = (kind: string, act: string): string => `${kind}.${act}`;
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const actsOf = ({ kind, acts }: Procedure) =>
  acts.filter(({ roles }) => !roles.every((role) => role === 'clock')).map((rule) => ({ kind, ...rule }));
const everyAct = () => Object.values(procedures).flatMap(actsOf);

/** One schema for the contents of every act that an officer can perform, in every procedure. */
export const contentsSchemas = (): Record<string, object> =>
  Object.fromEntries(
    everyAct().map(({ kind, act, title, contents }) => [
      nameOf(kind, act),
      { description: title, ...schemaOf(contents) },
    ]),
  );

/** Which document an act states. */
export const documentOptions = (): object => ({
  type: 'object',
  properties: {
    language: { type: 'string', enum: [...languages] },
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'Of the preview that was seen' },
  },
  additionalProperties: false,
});

/** Files that wait for the act. */
export const attachments = {
  type: 'array',
  items: { type: 'string', format: 'uuid' },
  minItems: 1,
  maxItems: MAX_ATTACHMENTS,
  uniqueItems: true,
};

/** The body that performs an act: its name decides what its contents are. */
export const actRequestSchema = (): object => ({
  anyOf: everyAct().map(({ kind, act }) => ({
    type: 'object',
    title: `${kind}: ${act}`,
    properties: {
      act: { type: 'string', enum: [act] },
      contents: reference(nameOf(kind, act)),
      attachments,
      document: reference('DocumentOptions'),
    },
    required: ['act'],
    additionalProperties: false,
  })),
});

/** The contents of a draft: those of the act that submits it, of which a draft may lack what is required. */
export const draftContents = (): object => ({
  type: 'object',
  description: Object.values(procedures)
    .map(({ kind, submit }) => `${kind}: as ${nameOf(kind, submit)}; a draft may lack what is required there.`)
    .join(' '),
  additionalProperties: true,
});

/** Cases that a draft names. */
export const draftLinks = (): object => ({
  type: 'array',
  maxItems: MOST_LINKS,
  description: 'Cases held here that this one names (docs/links.md)',
  items: {
    type: 'object',
    properties: { relation: { type: 'string', enum: relationCodes }, case: { type: 'string', format: 'uuid' } },
    required: ['relation', 'case'],
    additionalProperties: false,
  },
});

const violation = {
  type: 'object',
  properties: {
    path: { type: 'string' },
    message: { type: 'string' },
    provision: { type: 'string', description: 'The provision that asks for it' },
    mark: { type: 'string', description: 'How far the provision was checked' },
  },
  required: ['path', 'message'],
};

/** RFC 9457 problem details with a stable code. */
export const problemSchema = (): object => ({
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', enum: [...Object.keys(catalogue), ...Object.keys(guardEntries())] },
    detail: { type: 'string' },
    instance: { type: 'string', format: 'uri' },
    violations: { type: 'array', items: violation },
    allowedActs: { type: 'array', items: { type: 'string' } },
    provision: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'code', 'detail'],
  additionalProperties: true,
});

/** The answer of every operation when it is refused. */
export const refusal = {
  description: 'Refused: problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: reference('Problem') } },
};
