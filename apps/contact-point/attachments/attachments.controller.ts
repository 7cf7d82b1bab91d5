import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CaseTrail } from '../cases/case-trail.service.js';
import { CaseId } from '../cases/case-headers.js';
import { CurrentOfficer, Needs, type Officer } from '../identity/current-officer.js';
import { ActHash, AttachmentIndex, UploadId } from './attachment-paths.js';
import { Attachments } from './attachments.service.js';
import { dispositionOf, fileNameOf, mediaTypeOf } from './file-name.js';
import { uploadBody } from './upload-body.js';
import { Uploads } from './uploads.service.js';

/** Files of acts: sent up before the act, brought down after it. */
@ApiTags('attachments')
@Controller('api/cases')
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly uploads: Uploads,
    private readonly trail: CaseTrail,
  ) {}

  /** Stores a file for an act to come: the body as it is, its name in Content-Disposition. Kept for 24 hours. */
  @Needs('cases.act')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @ApiHeader({ name: 'Content-Disposition', required: true })
  @Post(':id/attachments')
  @HttpCode(201)
  async upload(@Param('id', CaseId) id: string, @CurrentOfficer() officer: Officer, @Req() request: Request) {
    const { headers } = request;
    const file = { name: fileNameOf(headers['content-disposition']), type: mediaTypeOf(headers['content-type']) };
    const body = uploadBody(request);
    await this.attachments.checkPlace(id);
    return this.uploads.receive({ caseId: id, ...file }, body, officer);
  }

  /** Files of the case that wait for their act. */
  @Needs('cases.read')
  @Get(':id/attachments')
  async waiting(@Param('id', CaseId) id: string, @CurrentOfficer() officer: Officer) {
    const loaded = await this.attachments.find(id);
    const items = await this.uploads.list(id);
    await this.trail.record('waiting-files-read', loaded, officer);
    return { items, nextCursor: null };
  }

  @Needs('cases.act')
  @Delete(':id/attachments/:upload')
  @HttpCode(204)
  async discard(
    @Param('id', CaseId) id: string,
    @Param('upload', UploadId) upload: string,
    @CurrentOfficer() officer: Officer,
  ) {
    await this.uploads.discard(id, upload, officer);
  }

  /** A file of an act, to be saved. `Repr-Digest` (RFC 9530) is the digest that the act signs. */
  @Needs('cases.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The file', schema: { type: 'string', format: 'binary' } })
  @Get(':id/acts/:hash/attachments/:index')
  async download(
    @Param('id', CaseId) id: string,
    @Param('hash', ActHash) hash: string,
    @Param('index', AttachmentIndex) index: number,
    @CurrentOfficer() officer: Officer,
    @Res() response: Response,
  ): Promise<void> {
    const { file, bytes } = await this.attachments.download(id, hash, index, officer);
    response.setHeader('Content-Type', file.type);
    response.setHeader('Content-Length', file.bytes);
    response.setHeader('Content-Disposition', dispositionOf(file.name));
    response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`);
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    await pipeline(Readable.from(bytes), response).catch(unlessGone);
  }
}

/** Whoever hangs up early has the entry in the ledger all the same. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
}
