import { exampleRequest } from '../preservation/example.js';
import { PreservationRequest } from '../preservation/contents.js';
import { violationsOf } from './check.js';

const tooMany = [{ path: '', kind: 'invalid', message: 'the contents hold more than 2000 values' }];

describe('contents of immoderate size', () => {
  it('are refused as a whole, without looking at each value', () => {
    const keys = Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`k${n}`, n]));
    expect(violationsOf(PreservationRequest, { ...exampleRequest(), ...keys })).toEqual(tooMany);
    const data = { identifiers: Array.from({ length: 700 }, () => ({ type: 'email', value: 'a@b.example' })) };
    expect(violationsOf(PreservationRequest, { ...exampleRequest(), data })).toEqual(tooMany);
  });

  it('are far from what a request may hold', () => {
    expect(violationsOf(PreservationRequest, exampleRequest())).toEqual([]);
  });
});
