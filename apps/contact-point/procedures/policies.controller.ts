import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { beginnings, catalogues, markMeanings, provisions, usersOf, type PolicyKey } from '#convention';
import { Needs } from '../identity/current-officer.js';

@ApiTags('procedures')
@Controller('api/policies')
export class PoliciesController {
  /** Every version of the catalogue of deadline policies, oldest first: instrument, article, mark, length, whom it binds, which deadlines use it. */
  @Needs('directory.read')
  @Get()
  list() {
    const items = Object.entries(catalogues).map(([version, rows]) => ({
      version,
      policies: Object.entries(rows).map(([key, policy]) => {
        const { instrument, article, mark } = provisions[policy.provision];
        const usedBy = usersOf(key as PolicyKey, version);
        return { key, ...policy, instrument, article, mark, counted: beginnings[policy.from], usedBy };
      }),
    }));
    return { items, marks: markMeanings, nextCursor: null };
  }
}
