// Real servers on a loaded machine: a test that hangs is ended after a minute, not after Jest's five seconds.
import { jest } from '@jest/globals';

jest.setTimeout(60_000);
