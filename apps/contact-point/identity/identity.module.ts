import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { OfficersController } from './officers.controller.js';
import { OfficersService } from './officers.service.js';
import { SignInLimit } from './sign-in-limit.guard.js';
import { StrangerLimit } from './stranger-limit.js';
import { SessionController } from './session.controller.js';

/** Who is asking, and whether they may. */
@Module({
  exports: [OfficersService],
  controllers: [SessionController, OfficersController],
  providers: [OfficersService, SignInLimit, StrangerLimit, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class IdentityModule {}
