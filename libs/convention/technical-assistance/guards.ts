import { guard } from '../procedure.js';

export const notAnEmergency = guard<object>({
  code: 'emergency-not-open',
  message:
    'Technical assistance averts no imminent risk to life or safety: it is urgent or routine, never an emergency',
  provision: 'hanoi-2-o',
  needs: 'contents',
  holds: ({ urgency }) => urgency !== 'emergency',
});
