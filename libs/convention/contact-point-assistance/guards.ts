import { guard } from '../procedure.js';
import type { AssistanceRequest } from './contents.js';
import type { Help } from './vocabulary.js';

/** A condition on requests for one kind of help; others pass. */
const needed = (help: Help, has: (contents: AssistanceRequest) => boolean) => ({
  needs: 'contents' as const,
  holds: ({ contents }: { contents: AssistanceRequest }) => contents.help !== help || has(contents),
});

export const identifiersGiven = guard<AssistanceRequest>({
  code: 'identifiers-missing',
  message: 'To tell where a provider is, the contact point needs an identifier it serves (identifiers)',
  provision: 'hanoi-41-3-b',
  field: 'identifiers',
  ...needed('provider-location', ({ identifiers }) => (identifiers ?? []).length > 0),
});

export const suspectDescribed = guard<AssistanceRequest>({
  code: 'suspect-not-described',
  message: 'To locate a suspect, the contact point needs a description of the person (suspect)',
  provision: 'hanoi-41-3-d',
  field: 'suspect',
  ...needed('locate-suspect', ({ suspect }) => Boolean(suspect)),
});

export const emergencyDataDescribed = guard<AssistanceRequest>({
  code: 'emergency-data-not-described',
  message: 'A request for emergency data says which data are needed and how they avert the risk (emergencyData)',
  provision: 'hanoi-41-3-e',
  field: 'emergencyData',
  ...needed('emergency-data', ({ emergencyData }) => Boolean(emergencyData)),
});

export const emergencyDataInEmergency = guard<AssistanceRequest>({
  code: 'emergency-data-not-in-emergency',
  message: 'Emergency data are given to avert an emergency: the request is one (urgency emergency)',
  provision: 'hanoi-2-o',
  needs: 'contents',
  holds: ({ contents, urgency }) => contents.help !== 'emergency-data' || urgency === null || urgency === 'emergency',
});
