import { generateKeyPair } from '#protocol';
import { keyEntryOf, partyOf, RegisterView } from '#register';
import { Clock } from '../clock.js';
import { ContactPointConfig } from '../contact-point.config.js';
import { StateKeys } from './state-keys.js';

const day = (date: string) => new Date(`${date}T00:00:00Z`);
const [signing, old, fresh] = await Promise.all([
  generateKeyPair('sig', 'VN-sign-1'),
  generateKeyPair('enc', 'VN-seal-1'),
  generateKeyPair('enc', 'VN-seal-2'),
]);
const until = day('2030-01-01');
const register = new RegisterView({
  v: 1,
  network: 'training',
  version: 1,
  issuedAt: '2026-01-01T00:00:00Z',
  parties: [
    partyOf({
      code: 'VN',
      url: 'http://vn.example',
      keys: [
        keyEntryOf(signing.public, day('2026-01-01'), until),
        keyEntryOf(old.public, day('2026-01-01'), until),
        keyEntryOf(fresh.public, day('2026-06-01'), until),
      ],
    }),
  ],
  router: { keys: [] },
});

function keysAt(date: string, ...keys: object[]): StateKeys {
  const config = Object.assign(new ContactPointConfig(), { STATE: 'VN', STATE_KEYS: JSON.stringify(keys) });
  return new StateKeys(config, Object.assign(new Clock(), { now: () => day(date) }));
}

test.each([
  ['before the new key begins, the old one', '2026-05-31', [old], true],
  ['before the new key begins, the new one alone', '2026-05-31', [fresh], false],
  ['from then on, both', '2026-06-01', [fresh, old], true],
  ['from then on, the old one alone', '2026-06-01', [old], false],
  ['no sealing key', '2026-05-31', [], false],
])('what others seal to us can be opened with: %s: at %s', (_, date, sealing, expected) => {
  const keys = keysAt(date, signing.private, ...sealing.map((pair) => pair.private));
  expect(keys.opens(register)).toBe(expected);
  expect(keys.signingUntil(register)).toEqual(until);
});
