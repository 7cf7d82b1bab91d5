import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { OfficersController } from './officers.controller.js';
import { OfficersService } from './officers.service.js';
import { SignInLimit } from './sign-in-limit.guard.js';
import { SessionController } from './session.controller.js';

/** Who is asking, and whether they may. */
@Module({
  controllers: [SessionController, OfficersController],
  providers: [OfficersService, SignInLimit, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class IdentityModule {}
