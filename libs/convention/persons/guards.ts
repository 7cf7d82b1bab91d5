import { isInstant } from '../instants.js';
import { guard, type Guard } from '../procedure.js';
import type { ProvisionId } from '../provisions.js';
import type { Contents } from '../types.js';

/**
 * What an act reports has happened already, and not before the request.
 *
 * @param field of the act's contents, with the instant
 */
export const happenedBetween = (field: string, code: string, provision: ProvisionId): Guard =>
  guard<Contents>({
    code,
    message: `What is reported lies between the request and the report (${field})`,
    provision,
    needs: 'contents',
    holds: ({ contents, view, at }) => {
      const instant = contents[field];
      if (!isInstant(instant)) return true;
      const time = Date.parse(instant);
      return time <= at.getTime() && time >= Date.parse(view.effective[0]?.act.at ?? '');
    },
  });
