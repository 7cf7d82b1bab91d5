import { guard } from '../procedure.js';

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
