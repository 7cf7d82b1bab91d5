import { setTimeout as wait } from 'node:timers/promises';
import type { ApprovalAnswer, Approved } from './approval.js';
import type { AttachmentAnswer, UploadAnswer, UploadFile } from './files.js';

/** A contact point's refusal: RFC 9457 problem details. */
export class ApiProblem extends Error {
  readonly code: string;

  constructor(
    readonly status: number,
    readonly problem: Record<string, unknown>,
  ) {
    super(`${status} ${String(problem.code)}: ${String(problem.detail)}`);
    this.name = 'ApiProblem';
    this.code = String(problem.code);
  }
}

export interface CaseAnswer {
  id: string;
  reference: string;
  kind: string;
  status: string;
  version: number;
  counterpart: string;
  urgency: string;
  box: 'incoming' | 'outgoing';
  contents: Record<string, unknown>;
  allowedActs: { act: string; to: string; title: string; provision: string; mark: string }[];
  deadlines: DeadlineAnswer[];
  missing: { path: string; message: string; provision?: string }[];
  attachments: AttachmentAnswer[];
  approval: ApprovalAnswer;
  links: LinkAnswer[];
  followUps: FollowUpAnswer[];
  remarks: { code: string; message: string; provision?: string }[];
  restricted: RestrictionAnswer | null;
}

/** Why a case is handled with restriction: its own offences, and the cases that it arises from. */
export interface RestrictionAnswer {
  message: string;
  provision: string;
  mark: string;
  offences: string[];
  cases: string[];
}

/** A request that the case leads to. `to` is null when whoever opens it says to which State. */
export interface FollowUpAnswer {
  kind: string;
  relation: string;
  title: string;
  to: string | null;
  provision: string;
}

/** A linked case: one that this case names (`to`), or that names it (`from`). What is null is not known here. */
export interface LinkAnswer {
  relation: string;
  title: string;
  direction: 'to' | 'from';
  case: string;
  reference: string;
  with: [requesting: string, requested: string];
  held: boolean;
  kind: string | null;
  counterpart: string | null;
  status: string | null;
  nextDeadline: { key: string; dueAt: string } | null;
}

export interface DeadlineAnswer {
  key: string;
  basis: string;
  side: string;
  provision: string;
  startsAt: string;
  dueAt: string | null;
  ended: string | null;
  state: string;
  explanation: { code: string; text: string }[];
}

export interface TimelineItem {
  type: 'act' | 'entry';
  at: string;
  act: string;
  hash: string;
  author: string;
  officer: { name: string; role: string };
  storedAt: string | null;
  effect: string;
  status: string;
  attachments?: AttachmentAnswer[];
  /** Acts of other States, in other cases, that it carries. */
  proofs?: { hash: string; author: string; case: string; act: string; at: string; contents: object }[];
  delivery: { state: string; receiptAt: string | null; receipt: string | null; attempts: number | null } | null;
  reason: { code: string; message: string } | null;
  warnings: { code: string; message: string; provision?: string }[];
  /** Of a submission that a second officer has approved. */
  approval: Approved | null;
  event: string;
  actor: string;
  actorName: string;
  sequence: number | null;
  /** What the act states of its document, and what came of rendering it again here. */
  document: { language: string; template: string; sha256: string; check: string } | null;
}

/** Times in whole seconds. What is null in a row's `count` is suppressed. */
export interface StatisticsAnswer {
  from: string | null;
  to: string | null;
  suppressBelow: number | null;
  items: StatisticsRow[];
  local: LocalFigures[];
}

export interface StatisticsRow {
  kind: string;
  urgency: string;
  requesting: string;
  requested: string;
  counterpart: string;
  direction: 'incoming' | 'outgoing';
  figures: { figure: string; of: string; count: number | null; median: number | null; p90: number | null }[];
}

/** What only this contact point knows: the other one has other numbers. */
export interface LocalFigures {
  counterpart: string;
  held: number | null;
  undeliverable: number | null;
  refused: number | null;
}

/** Files take as long as lines are slow (milliseconds). */
const TRANSFER_TIMEOUT = 5 * 60_000;

/** What goes with an act. */
export interface ActOptions {
  /** Ids of uploads, in the order in which the act is to list them. */
  attachments?: readonly string[];
  /** Language of its document, and the digest of the preview that was seen. */
  document?: { language?: string; sha256?: string };
}

/** A formal document, as PDF. */
export interface DocumentAnswer {
  bytes: Buffer;
  /** As the contact point says. */
  sha256: string;
  language: string;
  /** How it stands to what the act states; null before the act is performed. */
  check: string | null;
  /** Of a preview: code of the refusal while another officer has to approve or submit the request; null otherwise. */
  awaits: string | null;
}

export interface CaseRequest {
  kind: string;
  to: string;
  urgency: string;
  contents: Record<string, unknown>;
  links?: { relation: string; case: string }[];
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  /** Milliseconds, instead of the client's. */
  timeout?: number;
}

/** Speaks to one contact point as one officer. Every method throws ApiProblem when the contact point refuses. */
export class ContactPointClient {
  constructor(
    readonly url: string,
    private readonly token: string | null,
    private readonly timeout = 15_000,
  ) {}

  /** Signs in and returns a client for that officer. */
  static async signIn(url: string, email: string, password: string): Promise<ContactPointClient> {
    const answer = await new ContactPointClient(url, null).request<{ token: string }>('/api/session', {
      method: 'POST',
      body: { email, password },
    });
    return new ContactPointClient(url, answer.token);
  }

  draft(request: CaseRequest, complete = false, headers: Record<string, string> = {}): Promise<CaseAnswer> {
    return this.request(`/api/cases${complete ? '?complete=true' : ''}`, { method: 'POST', body: request, headers });
  }

  act(
    id: string,
    act: string,
    contents?: Record<string, unknown>,
    headers: Record<string, string> = {},
    more: ActOptions = {},
  ): Promise<CaseAnswer> {
    return this.request(`/api/cases/${id}/acts`, { method: 'POST', body: { act, contents, ...more }, headers });
  }

  /** Approves a draft exactly as it was read. */
  approve(
    { id, version, approval }: Pick<CaseAnswer, 'id' | 'version' | 'approval'>,
    headers: Record<string, string> = {},
  ): Promise<CaseAnswer> {
    const body = approval.digest === null ? {} : { digest: approval.digest };
    return this.request(`/api/cases/${id}/approvals`, {
      method: 'POST',
      body,
      headers: { 'if-match': `"${version}"`, ...headers },
    });
  }

  /** Stores a file for an act to come. */
  async upload(id: string, file: UploadFile): Promise<UploadAnswer> {
    const { name, type = 'application/octet-stream', body, timeout = TRANSFER_TIMEOUT } = file;
    const headers = { 'content-type': type, 'content-disposition': `attachment; filename*=UTF-8''${encoded(name)}` };
    const answer = await this.send(
      `/api/cases/${id}/attachments`,
      { method: 'POST', body, headers, duplex: 'half' },
      timeout,
    );
    return (await answer.json()) as UploadAnswer;
  }

  /** Files of the case that wait for their act. */
  async uploads(id: string): Promise<UploadAnswer[]> {
    return (await this.request<{ items: UploadAnswer[] }>(`/api/cases/${id}/attachments`)).items;
  }

  discardUpload(id: string, upload: string): Promise<void> {
    return this.request(`/api/cases/${id}/attachments/${upload}`, { method: 'DELETE' });
  }

  /** A file of an act, as it comes: headers first, the body to be read by the caller. */
  attachment(id: string, act: string, index: number, timeout = TRANSFER_TIMEOUT): Promise<Response> {
    return this.send(`/api/cases/${id}/acts/${act}/attachments/${index}`, { method: 'GET' }, timeout);
  }

  /** A draft that follows from a case. */
  followUp(
    id: string,
    asked: { kind: string; relation?: string; to?: string },
    headers: Record<string, string> = {},
  ): Promise<CaseAnswer> {
    return this.request(`/api/cases/${id}/follow-ups`, { method: 'POST', body: asked, headers });
  }

  case(id: string): Promise<CaseAnswer> {
    return this.request(`/api/cases/${id}`);
  }

  async timeline(id: string): Promise<TimelineItem[]> {
    return (await this.request<{ items: TimelineItem[] }>(`/api/cases/${id}/timeline`)).items;
  }

  /** Reads the case until it has the status. @throws Error with the last status when it has not within `milliseconds` */
  async caseIn(id: string, status: string, milliseconds = 15_000): Promise<CaseAnswer> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const found = await this.found(id);
      if (found?.status === status) return found;
      if (Date.now() > end)
        throw new Error(`case ${id} is ${found?.status ?? 'unknown'}, not ${status}, at ${this.url}`);
      await wait(40);
    }
  }

  async request<T>(path: string, options: RequestOptions = {}): Promise<T> {
    const text = await this.text(path, options);
    if (text === '') return undefined as T;
    try {
      return JSON.parse(text) as T;
    } catch {
      throw new ApiProblem(200, unreadable(text));
    }
  }

  /** The document that performing the act now would send. */
  preview(
    id: string,
    act: string,
    more: { contents?: object; attachments?: readonly string[]; language?: string } = {},
  ): Promise<DocumentAnswer> {
    return this.document(`/api/cases/${id}/documents`, { method: 'POST', body: { act, ...more } });
  }

  /** The document of a signed act, in the language in which it was sent or in another. */
  documentOf(id: string, hash: string, language?: string): Promise<DocumentAnswer> {
    const query = language === undefined ? '' : `?language=${encodeURIComponent(language)}`;
    return this.document(`/api/cases/${id}/acts/${hash}/document${query}`);
  }

  private async document(path: string, options?: RequestOptions): Promise<DocumentAnswer> {
    const answer = await this.answer(path, options);
    const header = (name: string) => answer.headers.get(name);
    return {
      bytes: Buffer.from(await answer.arrayBuffer()),
      sha256: (header('etag') ?? '').replaceAll('"', ''),
      language: header('content-language') ?? '',
      check: header('document-check'),
      awaits: header('document-awaits'),
    };
  }

  /** The answer as it stands, for what is not JSON. */
  async text(path: string, options: RequestOptions = {}): Promise<string> {
    return (await this.answer(path, options)).text();
  }

  private answer(path: string, options: RequestOptions = {}): Promise<Response> {
    const { method = 'GET', body, headers = {}, timeout = this.timeout } = options;
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const typed = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
    return this.send(path, { method, headers: typed, ...json }, timeout);
  }

  /** @throws ApiProblem */
  private async send(path: string, request: RequestInit, timeout: number): Promise<Response> {
    const headers = new Headers(request.headers);
    if (this.token !== null) headers.set('authorization', `Bearer ${this.token}`);
    const signal = AbortSignal.timeout(timeout);
    const response = await fetch(`${this.url}${path}`, { ...request, headers, signal });
    if (!response.ok) throw new ApiProblem(response.status, asProblem(await response.text()));
    return response;
  }

  private async found(id: string): Promise<CaseAnswer | null> {
    try {
      return await this.case(id);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'case-not-found') return null;
      throw error;
    }
  }
}

/** As RFC 8187 writes a name in a header. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

/** What a server says, as an object; in its place a problem when it says something else than JSON. */
export function asProblem(text: string): Record<string, unknown> {
  try {
    const problem: unknown = JSON.parse(text);
    if (typeof problem === 'object' && problem !== null) return problem as Record<string, unknown>;
  } catch {
    // Said below.
  }
  return unreadable(text);
}

const unreadable = (text: string): Record<string, unknown> => ({
  title: 'This is not what a server of the network answers; is its address right?',
  code: 'unreadable-answer',
  detail: text.slice(0, 200),
});
