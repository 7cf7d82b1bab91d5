// The contact point's HTTP API from outside, for the sandbox, the command line, benchmarks and tests.
// Knows paths and answers; must not know any other library, a clock beyond waiting, or where credentials are kept.
export {
  ApiProblem,
  asProblem,
  ContactPointClient,
  type CaseAnswer,
  type CaseRequest,
  type DeadlineAnswer,
  type DocumentAnswer,
  type FollowUpAnswer,
  type LinkAnswer,
  type LocalFigures,
  type RequestOptions,
  type StatisticsAnswer,
  type StatisticsRow,
  type TimelineItem,
} from './client.js';
export type { ApprovalAnswer, Approved } from './approval.js';
export type { AttachmentAnswer, UploadAnswer, UploadFile } from './files.js';
