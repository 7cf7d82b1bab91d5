/** A file to be stored for an act. A stream is sent as it is read. */
export interface UploadFile {
  name: string;
  /** Media type. */
  type?: string;
  body: Buffer | ReadableStream<Uint8Array>;
  timeout?: number;
}

export interface UploadAnswer {
  id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  officer: string;
  createdAt: string;
}

/** A file of an act: how far it has come. */
export interface AttachmentAnswer {
  act: string;
  index: number;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  parts: number;
  received: number;
  state: 'arriving' | 'complete' | 'refused';
  code: string | null;
}
