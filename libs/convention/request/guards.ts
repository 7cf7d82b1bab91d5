import { guard } from '../procedure.js';
import type { Header } from './request.js';
import { otherTreaties } from './vocabulary.js';

/** What every request can say about its urgency. */
interface Urgent {
  urgencyReason?: string;
  emergency?: object;
}

export const urgencyReasonGiven = guard<Urgent>({
  code: 'urgency-reason-missing',
  message: 'An urgent or emergency request gives the reason for its urgency (urgencyReason)',
  provision: 'network-policy',
  needs: 'contents',
  field: 'urgencyReason',
  holds: ({ contents, urgency }) => urgency === null || urgency === 'routine' || Boolean(contents.urgencyReason),
});

export const emergencyDescribed = guard<Urgent>({
  code: 'emergency-not-described',
  message: 'An emergency says who is at risk and why the risk is significant and imminent (emergency)',
  provision: 'hanoi-2-o',
  needs: 'contents',
  field: 'emergency',
  holds: ({ contents, urgency }) => urgency !== 'emergency' || Boolean(contents.emergency),
});

/** R1: for what the Convention gives only for its own offences; another treaty that is the legal basis may give more. */
export const coreOffenceOrOtherTreaty = guard<Partial<Header>>({
  code: 'scope-not-open',
  message:
    'For serious crime outside its own offences the Convention gives electronic evidence only: name another treaty as the legal basis (legalBasis)',
  provision: 'hanoi-35-1',
  needs: 'contents',
  holds: ({ contents }) =>
    contents.scopeBasis !== 'serious-crime' || otherTreaties.includes(contents.legalBasis?.instrument ?? 'hanoi'),
});

/** For kinds in which nothing averts a risk: what averts it is asked for otherwise, and faster. */
export const notAnEmergency = guard<object>({
  code: 'emergency-not-open',
  message: 'What is asked for averts no imminent risk to life or safety: it is urgent or routine, never an emergency',
  provision: 'hanoi-2-o',
  needs: 'contents',
  holds: ({ urgency }) => urgency !== 'emergency',
});
