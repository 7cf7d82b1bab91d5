import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentOfficer, Needs, type Officer } from '../identity/current-officer.js';
import { CaseDesk } from './case-desk.service.js';
import { CaseId, versionOf } from './case-headers.js';
import { CaseSearch } from './case.search.js';
import {
  CasesQuery,
  CreateOptions,
  DraftChange,
  NewActRequest,
  NewApproval,
  NewCase,
  NewFollowUp,
} from './cases.dto.js';

/** Requests between this State and others, and the acts on them. */
@ApiTags('cases')
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly desk: CaseDesk,
    private readonly search: CaseSearch,
  ) {}

  /** Stores a draft. What the Convention asks for and is missing yet comes back as `missing`. */
  @Needs('cases.draft')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Post()
  async create(
    @Body() body: NewCase,
    @Query() options: CreateOptions,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentOfficer() officer: Officer,
    @Res({ passthrough: true }) response: Response,
  ) {
    return reply(response, await this.desk.create(body, options.complete === 'true', key, officer));
  }

  @Needs('cases.read')
  @Get()
  list(@Query() query: CasesQuery) {
    return this.search.page(query);
  }

  @Needs('cases.read')
  @Get(':id')
  async read(
    @Param('id', CaseId) id: string,
    @CurrentOfficer() officer: Officer,
    @Res({ passthrough: true }) response: Response,
  ) {
    return reply(response, { status: 200, body: await this.desk.read(id, officer) });
  }

  /** Edits a draft; `If-Match` carries the version that was read. */
  @Needs('cases.draft')
  @ApiHeader({ name: 'If-Match', required: true })
  @Patch(':id')
  async edit(
    @Param('id', CaseId) id: string,
    @Body() body: DraftChange,
    @Headers('if-match') match: string | undefined,
    @CurrentOfficer() officer: Officer,
    @Res({ passthrough: true }) response: Response,
  ) {
    return reply(response, await this.desk.edit(id, versionOf(match, true), body, officer));
  }

  /** Opens a draft that follows from the case, filled in and linked to it. */
  @Needs('cases.draft')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @Post(':id/follow-ups')
  async followUp(
    @Param('id', CaseId) id: string,
    @Body() body: NewFollowUp,
    @Headers('idempotency-key') key: string | undefined,
    @CurrentOfficer() officer: Officer,
    @Res({ passthrough: true }) response: Response,
  ) {
    return reply(response, await this.desk.followUp(id, body, key, officer));
  }

  /** Approves a draft as a second officer, exactly as it is; `If-Match` carries the version that was read. */
  @Needs('cases.approve')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: true })
  @Post(':id/approvals')
  async approve(
    @Param('id', CaseId) id: string,
    @Body() body: NewApproval,
    @Headers() headers: Record<string, string | undefined>,
    @CurrentOfficer() officer: Officer,
    @Res({ passthrough: true }) response: Response,
  ) {
    const seen = { ...body, version: versionOf(headers['if-match'], true) };
    return reply(response, await this.desk.approve(id, seen, headers['idempotency-key'], officer));
  }

  /** Takes back what this officer has approved of the draft. */
  @Needs('cases.approve')
  @Delete(':id/approvals')
  async withdrawApproval(
    @Param('id', CaseId) id: string,
    @CurrentOfficer() officer: Officer,
    @Res({ passthrough: true }) response: Response,
  ) {
    return reply(response, await this.desk.withdrawApproval(id, officer));
  }

  /** Performs an act. With an `Idempotency-Key` it may be repeated safely. */
  @Needs('cases.act')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false })
  @Post(':id/acts')
  async act(
    @Param('id', CaseId) id: string,
    @Body() body: NewActRequest,
    @Headers() headers: Record<string, string | undefined>,
    @CurrentOfficer() officer: Officer,
    @Res({ passthrough: true }) response: Response,
  ) {
    const version = headers['if-match'] === undefined ? undefined : versionOf(headers['if-match'], false);
    return reply(response, await this.desk.act(id, { ...body, version }, headers['idempotency-key'], officer));
  }

  /** Acts of both sides in their order, then this contact point's own entries. */
  @Needs('cases.read')
  @Get(':id/timeline')
  async timeline(@Param('id', CaseId) id: string, @CurrentOfficer() officer: Officer) {
    return { items: await this.desk.timeline(id, officer), nextCursor: null };
  }
}

/** Sets status and version of the answer. */
function reply<T extends { version: number }>(response: Response, answer: { status: number; body: T }): T {
  response.status(answer.status).setHeader('ETag', `"${answer.body.version}"`);
  return answer.body;
}
