import { Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../cases/page-query.js';
import { CurrentOfficer, Needs, type Officer } from '../identity/current-officer.js';
import { ExchangeService } from './exchange.service.js';
import { MessagesQuery } from './messages-query.dto.js';
import { Quarantine } from './quarantine.service.js';

@ApiTags('exchange')
@Controller('api/exchange')
export class ExchangeController {
  constructor(
    private readonly exchange: ExchangeService,
    private readonly quarantine: Quarantine,
  ) {}

  /** Per counterpart, each direction on its own: unreceipted, undeliverable, refused, held, last heard of. */
  @Needs('exchange.read')
  @Get()
  async peers() {
    return { items: await this.exchange.peers(), nextCursor: null };
  }

  @Needs('exchange.read')
  @Get('messages')
  waiting(@Query() query: MessagesQuery) {
    return this.exchange.waiting(query);
  }

  @Needs('exchange.read')
  @Get('quarantine')
  quarantined(@Query() query: PageQuery) {
    return this.quarantine.page(query);
  }

  /** Deletes a message that was set aside, once somebody has dealt with it. */
  @Needs('exchange.dismiss')
  @Delete('quarantine/:id')
  @HttpCode(204)
  async discard(@Param('id') id: string, @CurrentOfficer() officer: Officer) {
    await this.quarantine.dismiss(id, officer);
  }

  /** Sends a waiting message now. */
  @Needs('exchange.retry')
  @Post('messages/:id/retry')
  @HttpCode(202)
  async retry(@Param('id') id: string, @CurrentOfficer() officer: Officer) {
    await this.exchange.retry(id, officer);
  }

  /** Takes a message that was refused for good off the list, once somebody has dealt with it. */
  @Needs('exchange.dismiss')
  @Post('messages/:id/dismiss')
  @HttpCode(204)
  async dismiss(@Param('id') id: string, @CurrentOfficer() officer: Officer) {
    await this.exchange.dismiss(id, officer);
  }
}
