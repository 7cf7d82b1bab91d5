import { createSource, ensureRole, migrate, MIGRATION_LIMITS } from '#database';
import { CredentialEntity, OfficerEntity } from '../identity/officer.entity.js';
import { GRANTS } from './grants.js';
import { Foundation1763800000001 } from './migrations/0001-foundation.js';
import { CaseLinks1763900000001 } from './migrations/0002-case-links.js';
import { Attachments1764000000001 } from './migrations/0003-attachments.js';
import { Approvals1764100000001 } from './migrations/0004-approvals.js';
import { Bounds1764200000001 } from './migrations/0005-bounds.js';
import { Search1764300000001 } from './migrations/0006-search.js';
import { UnmetDeadlines1764400000001 } from './migrations/0007-unmet-deadlines.js';
import { Storage1764500000001 } from './migrations/0008-storage.js';

export const entities = [OfficerEntity, CredentialEntity];
export const migrations = [
  Foundation1763800000001,
  CaseLinks1763900000001,
  Attachments1764000000001,
  Approvals1764100000001,
  Bounds1764200000001,
  Search1764300000001,
  UnmetDeadlines1764400000001,
  Storage1764500000001,
];

/** Brings the schema up to date as its owner, and lets the application's role do what it may. */
export async function prepareSchema(ownerUrl: string, applicationUrl: string): Promise<string[]> {
  const name = 'rogatory-migrations';
  const owner = createSource({ url: ownerUrl, pool: 2, name, entities, migrations, limits: MIGRATION_LIMITS });
  try {
    const applied = await migrate(owner);
    await ensureRole(owner, applicationUrl, GRANTS);
    return applied;
  } finally {
    if (owner.isInitialized) await owner.destroy();
  }
}
