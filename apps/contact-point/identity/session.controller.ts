import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { SESSION_COOKIE } from './access.guard.js';
import { CurrentOfficer, Needs, Public, type Officer } from './current-officer.js';
import { SignIn } from './officers.dto.js';
import { SignInLimit } from './sign-in-limit.guard.js';
import { OfficersService } from './officers.service.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(private readonly officers: OfficersService) {}

  /** Signs in with e-mail and password; sets a cookie and returns the same secret as a bearer token. */
  @Public()
  @UseGuards(SignInLimit)
  @Post()
  async signIn(@Body() body: SignIn, @Ip() address: string, @Res({ passthrough: true }) response: Response) {
    const { token, expiresAt, officer } = await this.officers.signIn(body, address);
    response.cookie(SESSION_COOKIE, token, {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      secure: response.req.secure,
      expires: expiresAt,
    });
    return { token, expiresAt, officer: { id: officer.id, name: officer.name, role: officer.role } };
  }

  @Needs('session.own')
  @Get()
  current(@CurrentOfficer() { id, name, email, role }: Officer) {
    return { id, name, email, role };
  }

  @Needs('session.own')
  @Delete()
  @HttpCode(204)
  async signOut(@CurrentOfficer() officer: Officer, @Res({ passthrough: true }) response: Response) {
    await this.officers.signOut(officer);
    response.clearCookie(SESSION_COOKIE);
  }
}
