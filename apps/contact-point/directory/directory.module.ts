import { Global, Module } from '@nestjs/common';
import { DirectoryController } from './directory.controller.js';
import { Directory } from './directory.service.js';
import { Sealer } from './sealer.service.js';
import { StateKeys } from './state-keys.js';

/** The register as held here, and this State's own keys. */
@Global()
@Module({
  controllers: [DirectoryController],
  providers: [Directory, Sealer, StateKeys],
  exports: [Directory, Sealer, StateKeys],
})
export class DirectoryModule {}
