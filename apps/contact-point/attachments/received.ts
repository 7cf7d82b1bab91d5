import type { Act, Attachment } from '#convention';
import { run, type Statement, type Tx } from '#database';

/** How far one file has come: parts that its recipient holds, by our tables (incoming) or by its receipts (outgoing). */
export interface Received {
  act: string;
  attachment: number;
  received: number;
  /** Why the recipient finally refused a part of it. */
  refused: string | null;
}

/** A file of an act as its officers see it. */
export interface AttachmentView extends Omit<Attachment, 'parts'> {
  act: string;
  index: number;
  parts: number;
  received: number;
  state: 'arriving' | 'complete' | 'refused';
  code: string | null;
}

/** Of every file of a case of which a part is stored here. */
export const receivedIn = (tx: Tx, caseId: string): Promise<Received[]> => run<Received>(tx, countReceived, [caseId]);

const countReceived: Statement = {
  name: 'attachments-received',
  text: `SELECT p.act, p.attachment, (count(*) FILTER (WHERE o.id IS NULL OR o.state = 'receipted'))::int AS received,
      max(o.code) FILTER (WHERE o.state = 'refused') AS refused
    FROM attachment_parts p LEFT JOIN outbox o ON o.id = p.message WHERE p.case_id = $1 GROUP BY p.act, p.attachment`,
};

/** The files of one act, or of all. */
export const attachmentViews = (acts: readonly Act[], received: readonly Received[]): AttachmentView[] =>
  acts.flatMap(({ hash, attachments = [] }) =>
    attachments.map((attachment, index) =>
      viewOf(
        attachment,
        { act: hash, index },
        received.find((one) => one.act === hash && one.attachment === index),
      ),
    ),
  );

function viewOf(
  { name, type, bytes, sha256, parts }: Attachment,
  place: { act: string; index: number },
  found: Received | undefined,
): AttachmentView {
  const { received = 0, refused = null } = found ?? {};
  const state = received === parts.length ? 'complete' : refused === null ? 'arriving' : 'refused';
  return { ...place, name, type, bytes, sha256, parts: parts.length, received, state, code: refused };
}
