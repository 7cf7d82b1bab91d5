import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentOfficer, Needs, type Officer } from './current-officer.js';
import { NewOfficer, NewToken } from './officers.dto.js';
import { OfficersService } from './officers.service.js';

@ApiTags('officers')
@Controller('api/officers')
export class OfficersController {
  constructor(private readonly officers: OfficersService) {}

  @Needs('officers.read')
  @Get()
  async list() {
    const officers = await this.officers.list();
    const items = officers.map(({ id, name, email, role, active, createdAt }) => ({
      id,
      name,
      email,
      role,
      active,
      createdAt,
    }));
    return { items, nextCursor: null };
  }

  @Needs('officers.write')
  @Post()
  add(@Body() body: NewOfficer, @CurrentOfficer() by: Officer) {
    return this.officers.add(body, by.id);
  }

  @Needs('officers.write')
  @Post(':id/tokens')
  issueToken(@Param('id', ParseUUIDPipe) id: string, @Body() body: NewToken, @CurrentOfficer() by: Officer) {
    return this.officers.issueToken(id, body.label, body.days, by.id);
  }

  @Needs('officers.write')
  @Delete(':id')
  @HttpCode(204)
  deactivate(@Param('id', ParseUUIDPipe) id: string, @CurrentOfficer() by: Officer) {
    return this.officers.deactivate(id, by.id);
  }
}
