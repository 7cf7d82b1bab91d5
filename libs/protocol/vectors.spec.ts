import { open, peek, signJws, verifyAct, verifyJws, verifyNotice, verifyPart, verifyReceipt } from './index.js';
import type { JwsTyp } from './index.js';
import { findKey, keys, publicOf, refusal, uniform, vector } from './spec/fixtures.js';
import { envelopeVectors, messageVectors, refusedVectors } from './spec/make-vectors.js';
import type { EnvelopeVector, MessageVector, RefusedVector } from './spec/make-vectors.js';

const messages = vector('messages') as MessageVector[];
const envelopes = vector('envelopes') as EnvelopeVector[];
const refused = vector('refused') as RefusedVector[];
const signers = [keys.VN.sig, keys.BR.sig, keys.router.sig];
const everySig = (kid: string) => signers.find((key) => key.kid === kid) ?? keys.ZA.sig;

async function openFor(to: string, envelope: string, now: Date) {
  const recipient = keys[to as keyof typeof keys] as (typeof keys)['BR'];
  return open(envelope, to, [recipient.enc], now);
}

describe('checked-in vectors', () => {
  test.each(messages)('$name has these bytes and this hash', async ({ typ, key, payload, jws, hash }) => {
    const signed = await signJws(typ as JwsTyp, JSON.parse(payload) as object, everySig(key));
    expect(signed).toEqual({ jws, hash });
    const verified = await verifyJws(typ as JwsTyp, jws, publicOf(everySig(key)));
    expect(JSON.stringify(verified.payload)).toBe(payload);
  });

  test('the messages are what the library makes today', async () => {
    expect(await messageVectors()).toEqual(messages);
  });

  test.each(envelopes)('the envelope of $name opens to it', async ({ to, now, jws, part, envelope }) => {
    const { message, header, part: beside } = await openFor(to, envelope, new Date(now));
    expect(message.jws).toBe(jws);
    expect(beside?.toString('base64url')).toBe(part);
    const verify = { act: verifyAct, receipt: verifyReceipt, part: verifyPart }[header.cty];
    expect((await verify(message, findKey, new Date(now))).hash).toBe(header.id);
  });

  test.each(refused)('$as with $name is refused: $reason', async ({ as, now, input, reason }) => {
    const at = new Date(now);
    const attempts = {
      envelope: () => openFor('BR', input, at),
      act: () => verifyAct(input, findKey, at),
      part: () => verifyPart(input, findKey, at),
      receipt: () => verifyReceipt(input, findKey, at),
      notice: () => verifyNotice(input, findKey, at),
    };
    expect(await refusal(attempts[as])).toEqual([uniform, reason]);
  });

  test('the generator still makes the same cases', async () => {
    const names = (vectors: { name: string }[]) => vectors.map(({ name }) => name);
    expect(names(refusedVectors())).toEqual(names(refused));
    expect((await envelopeVectors()).map(({ envelope }) => peek(envelope).id)).toEqual(
      envelopes.map(({ envelope }) => peek(envelope).id),
    );
  });
});
