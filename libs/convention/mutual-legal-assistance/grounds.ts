import { groundsOfAssistance } from '../request/grounds.js';

/** The whole list of Art. 40: a kind that knows more or fewer says so in its own file. */
export const grounds = groundsOfAssistance;
