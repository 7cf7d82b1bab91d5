// Problems as answers: how an error becomes problem details (RFC 9457) in the servers that have no catalogue of their own.
// Must not know any app: which codes one answers with, and how, is a parameter.
export { ProblemFilter, type Answers } from './problem.filter.js';
