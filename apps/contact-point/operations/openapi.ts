import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';

/** Serves the description of the API at `/api/openapi.json`, for anybody. */
export function openApi(app: INestApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Rogatory contact point')
    .setDescription('The HTTP API of one State’s 24/7 contact point. Errors are RFC 9457 problem details.')
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  let document: object | undefined;
  app.getHttpAdapter().get('/api/openapi.json', (_request: Request, response: Response) => {
    document ??= SwaggerModule.createDocument(app, about);
    response.json(document);
  });
}
