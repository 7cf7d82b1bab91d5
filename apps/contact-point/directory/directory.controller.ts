import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../identity/current-officer.js';
import { Directory } from './directory.service.js';

@ApiTags('register')
@Controller('api/register')
export class DirectoryController {
  constructor(private readonly directory: Directory) {}

  /** The register as verified and held here. */
  @Needs('directory.read')
  @Get()
  register() {
    return { ...this.directory.current().document, checkedAt: this.directory.checkedAt() };
  }
}
