import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CaseId } from '../cases/case-headers.js';
import { CurrentOfficer, Needs, type Officer } from '../identity/current-officer.js';
import { DocumentDesk, type HandedOut } from './document-desk.service.js';
import { DocumentPreview, DocumentQuery } from './documents.dto.js';

const pdf = { description: 'PDF/A-2a', schema: { type: 'string', format: 'binary' } } as const;

/** The formal document of an act, as PDF. `ETag` is its SHA-256. */
@ApiTags('documents')
@Controller('api/cases')
export class DocumentsController {
  constructor(private readonly desk: DocumentDesk) {}

  /**
   * The document that performing the act now would send, byte for byte; nothing is done. `Document-Awaits` is there when
   * another officer has to approve or submit the request first, and says the code of that refusal.
   */
  @Needs('documents.preview')
  @ApiProduces('application/pdf')
  @ApiOkResponse(pdf)
  @HttpCode(200)
  @Post(':id/documents')
  async preview(
    @Param('id', CaseId) id: string,
    @Body() { act, contents, attachments, language }: DocumentPreview,
    @CurrentOfficer() officer: Officer,
    @Res() response: Response,
  ): Promise<void> {
    send(response, await this.desk.preview(id, { act, contents, attachments }, language, officer));
  }

  /** The document of a signed act, rendered again; `Document-Check` says how it stands to what the act states. */
  @Needs('documents.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse(pdf)
  @Get(':id/acts/:hash/document')
  async read(
    @Param('id', CaseId) id: string,
    @Param('hash') hash: string,
    @Query() { language }: DocumentQuery,
    @CurrentOfficer() officer: Officer,
    @Res() response: Response,
  ): Promise<void> {
    send(response, await this.desk.ofAct(id, hash, language, officer));
  }
}

function send(response: Response, { bytes, sha256, language, template, name, check, awaits }: HandedOut): void {
  response.setHeader('ETag', `"${sha256}"`);
  response.setHeader('Content-Language', language);
  response.setHeader('Document-Template', template);
  if (check !== null) response.setHeader('Document-Check', check);
  if (awaits !== null) response.setHeader('Document-Awaits', awaits);
  response.setHeader('Content-Disposition', `inline; filename="${name}"`);
  response.type('application/pdf').send(bytes);
}
