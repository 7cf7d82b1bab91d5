import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SESSION_COOKIE } from '../identity/access.guard.js';
import { PERMISSION } from '../identity/current-officer.js';
import { answerOf, answerSchemas } from './openapi-answers.js';
import { describeInputs, handlersOf } from './openapi-inputs.js';
import {
  actRequestSchema,
  contentsSchemas,
  documentOptions,
  draftContents,
  draftLinks,
  problemSchema,
  refusal,
} from './openapi-parts.js';

const PATH = '/api/openapi.json';

/** Serves the description of the API at `/api/openapi.json`, for anybody. */
export function openApi(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  app.getHttpAdapter().get(PATH, (_request: Request, response: Response) => {
    document ??= describeApi(app);
    response.json(document);
  });
}

/**
 * Everything that can be derived is: inputs from their validation, contents from the procedures, access from the guard. What
 * is answered is written down in `openapi-answers.ts`, and a test holds real answers against it.
 */
function describeApi(app: INestApplication): OpenAPIObject {
  describeInputs(app);
  const document = SwaggerModule.createDocument(app, about());
  describeSchemas(document);
  document.paths[PATH] = {
    get: { operationId: 'openapi', responses: { 200: { description: 'This description' } } },
  };
  describeOperations(document, permissionsOf(app).set('openapi', 'public'));
  return document;
}

const about = () =>
  new DocumentBuilder()
    .setTitle('Rogatory contact point')
    .setDescription('The HTTP API of one State’s 24/7 contact point. Errors are RFC 9457 problem details.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token, or the secret of a session' })
    .addCookieAuth(SESSION_COOKIE)
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();

function describeSchemas(document: OpenAPIObject): void {
  const schemas = ((document.components ??= {}).schemas ??= {});
  for (const schema of Object.values(schemas)) Object.assign(schema, { additionalProperties: false });
  for (const name of ['NewCase', 'DraftChange'])
    Object.assign((schemas[name] as { properties: object }).properties, {
      contents: draftContents(),
      links: draftLinks(),
    });
  Object.assign(schemas, contentsSchemas(), answerSchemas, {
    NewActRequest: actRequestSchema(),
    DocumentOptions: documentOptions(),
    Problem: problemSchema(),
  });
}

function describeOperations(document: OpenAPIObject, permissions: ReadonlyMap<string, string>): void {
  for (const operations of Object.values(document.paths))
    for (const operation of Object.values(operations as Record<string, Operation>)) {
      const permission = permissions.get(operation.operationId);
      const answer = answerOf(operation.operationId);
      const success = Object.values(operation.responses)[0]!;
      if (answer) Object.assign(success, { content: answer });
      // Health that is not well says what is not, and is no refusal.
      if (operation.operationId === 'HealthController_ready') operation.responses[503] = success;
      operation.responses.default = refusal;
      if (permission === 'public') operation.security = [];
      else operation['x-permission'] = permission;
    }
}

interface Operation {
  operationId: string;
  responses: Record<string, object>;
  security?: object[];
  'x-permission'?: string;
}

/** Operation → the permission it needs, or `public`. */
function permissionsOf(app: INestApplication): Map<string, string> {
  return new Map(
    handlersOf(app).map(({ type, method }) => {
      const handler = (type.prototype as Record<string, object>)[method]!;
      const needed = (Reflect.getMetadata(PERMISSION, handler) ?? Reflect.getMetadata(PERMISSION, type)) as string;
      return [`${type.name}_${method}`, needed];
    }),
  );
}
