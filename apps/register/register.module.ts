import { Module, type DynamicModule } from '@nestjs/common';
import { OperationsController } from './operations.controller.js';
import { RegisterConfig } from './register-config.js';
import { RegisterMetrics } from './register-metrics.js';
import { RegisterController } from './register.controller.js';
import { RegisterService } from './register.service.js';

/** The register server. */
@Module({})
export class RegisterModule {
  static with(config: RegisterConfig): DynamicModule {
    return {
      module: RegisterModule,
      controllers: [RegisterController, OperationsController],
      providers: [{ provide: RegisterConfig, useValue: config }, RegisterMetrics, RegisterService],
    };
  }
}
