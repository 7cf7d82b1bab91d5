import { coverage } from './coverage.js';
import { provisions } from './provisions.js';

/** Every article that the rules across kinds and the kinds of request rest on, in the Convention and beside it. */
const hanoi = `2(h) 2(i) 2(o) 3(b) 4 5 6 14 15 16 24 25 25(2) 34 35 35(3) 36(1) 36(3) 37(1) 37(8) 37(9) 37(10) 37(11) 37(12) 37(13)
  37(14) 37(15) 37(16) 37(17) 37(18) 37(19) 38 39 40(1) 40(3) 40(4) 40(5) 40(6) 40(7) 40(8) 40(9) 40(10) 40(11) 40(12) 40(13) 40(14)
  40(15) 40(16) 40(17) 40(18) 40(19) 40(20) 40(21) 40(22) 40(23) 40(24) 40(25) 40(26) 40(27) 40(28) 40(29) 40(30) 40(31) 41(2)
  41(3)(a) 41(3)(b) 41(3)(c) 41(3)(d) 41(3)(e) 42(1) 42(2) 42(3) 42(4) 42(5) 42(6) 42(7) 42(8) 42(9) 43(1) 43(2) 44 45 45(3) 46 47
  48 49 50(1)(a) 50(1)(b) 50(2) 51 52 54 65`;
const beside = `budapest 27(4), budapest 27(7), budapest 27(9), budapest 27(9)(c), budapest 29(5), budapest 29(7), ece 12(2), ece 14, ece 16(2), ece 16(4), ece 16(5),
  ece 17, ece 18(4)`;

const known = new Set(Object.values(provisions).map(({ instrument, article }) => `${instrument} ${article}`));

test.each([...hanoi.split(/\s+/).map((article) => `hanoi ${article}`), ...beside.split(/,\s+/)])(
  '%s is a provision',
  (name) => {
    expect(known).toContain(name);
  },
);

test.each(Object.entries(coverage()))('%s is cited, or there is a reason why not', (_, { kinds, policies, reason }) => {
  expect(reason !== null).toBe(kinds.length + policies.length === 0);
});
