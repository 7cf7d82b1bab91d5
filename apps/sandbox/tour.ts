import type { CaseAnswer, ContactPointClient, TimelineItem } from '#client';
import type { NetworkFile } from './network-file.js';
import { clientOf } from './training-cases.js';
import { stories, trainingRequest } from './training-request.js';
import { deadlineTable, sideBySide, type Side } from './tour-print.js';

type Say = (text: string) => void;

interface Person {
  state: string;
  client: ContactPointClient;
}

const personOf = (state: NetworkFile['states'][0], role: string): Person => ({
  state: state.code,
  client: clientOf(state, role),
});

/** Plays a preservation from draft to extension between the first two States, over HTTP, and shows what both sides hold. */
export async function playTour(network: NetworkFile, say: Say): Promise<void> {
  const [from, to] = network.states;
  if (!from || !to) throw new Error('a tour needs two States');
  const tour = new Tour(personOf(from, 'officer'), personOf(to, 'liaison'), say);
  const id = await tour.play();
  await tour.show(id, clientOf(from, 'auditor'), clientOf(to, 'auditor'));
}

class Tour {
  private step = 0;

  constructor(
    private readonly officer: Person,
    private readonly liaison: Person,
    private readonly say: Say,
  ) {}

  async play(): Promise<string> {
    const { officer, liaison } = this;
    const { id, reference } = await officer.client.draft(trainingRequest(liaison.state, stories.phishing, 'urgent'));
    this.tell(officer.state, `drafts ${reference}: preserve data held in ${liaison.state}, urgent (Art. 42)`);
    await this.act(officer, id, 'submit', 'signs, seals and submits it');
    await officer.client.caseIn(id, 'delivered');
    this.tell(liaison.state, 'has stored it and signed a receipt; the request is delivered');
    await this.review(id);
    await this.preserveAndExtend(id);
    return id;
  }

  private async review(id: string): Promise<void> {
    const { officer, liaison } = this;
    await this.act(liaison, id, 'acknowledge', 'a person acknowledges');
    await this.act(liaison, id, 'start-review', 'starts the review');
    const questions = ['Is the mailbox or only its sign-in records needed?'];
    await this.act(liaison, id, 'request-information', 'asks a question; the clock pauses', { questions });
    await officer.client.caseIn(id, 'information-requested');
    await this.act(officer, id, 'supply-information', 'answers; the clock goes on', { answers: ['Both.'] });
    await liaison.client.caseIn(id, 'under-review');
  }

  private async preserveAndExtend(id: string): Promise<void> {
    const { officer, liaison } = this;
    await this.act(liaison, id, 'issue-order', 'issues the domestic order', { orderReference: 'TR-2026-17' });
    const preservedAt = new Date().toISOString();
    const preserved = { preservedAt, periodDays: 60, preserved: 'Mailbox and sign-in records' };
    await this.act(liaison, id, 'preserve', 'preserves for 60 days', preserved);
    await officer.client.caseIn(id, 'preserved');
    const extension = { days: 30, reason: 'The formal request is being translated.' };
    await this.act(officer, id, 'request-extension', 'asks for 30 more days', extension);
    await liaison.client.caseIn(id, 'extension-requested');
    await this.act(liaison, id, 'grant-extension', 'grants them', { additionalDays: 30 });
  }

  /** Waits until every act has its verified receipt, then prints what each side holds. */
  async show(id: string, mine: ContactPointClient, theirs: ContactPointClient): Promise<void> {
    const sides = [
      await this.settled(this.officer.state, mine, id),
      await this.settled(this.liaison.state, theirs, id),
    ] as const;
    this.say(`\n${sideBySide(...sides)}`);
    this.say(`\n${deadlineTable(...sides)}`);
    const equal =
      JSON.stringify(sides[0].hashes) === JSON.stringify(sides[1].hashes) &&
      sides[0].found.status === sides[1].found.status;
    if (!equal) throw new Error('the two sides differ: this must never happen');
    this.say(
      `\nBoth sides hold the same ${sides[0].hashes.length} signed acts and are in status "${sides[0].found.status}".`,
    );
    for (const [state, auditor] of [
      [this.officer.state, mine],
      [this.liaison.state, theirs],
    ] as const)
      await this.verify(state, auditor);
  }

  private async settled(code: string, auditor: ContactPointClient, id: string): Promise<Side> {
    const end = Date.now() + 15_000;
    for (;;) {
      const items = await auditor.timeline(id);
      const acts = items.filter((item) => item.type === 'act');
      const open = acts.filter((item) => item.delivery?.state === 'pending');
      if (open.length === 0 && acts.some((item) => item.act === 'grant-extension'))
        return sideOf(code, acts, await auditor.case(id));
      if (Date.now() > end) throw new Error(`${code} still waits for ${open.length} receipts`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async verify(state: string, auditor: ContactPointClient): Promise<void> {
    const { ok, entries } = await auditor.request<{ ok: boolean; entries: number }>('/api/ledger/verify');
    if (!ok) throw new Error(`the ledger of ${state} does not verify`);
    this.say(`The ledger of ${state} verifies: ${entries} entries, every hash re-derived from the stored bytes.`);
  }

  private async act(
    who: Person,
    id: string,
    act: string,
    words: string,
    contents?: Record<string, unknown>,
  ): Promise<void> {
    await who.client.act(id, act, contents);
    this.tell(who.state, words);
  }

  private tell(state: string, words: string): void {
    this.step += 1;
    this.say(`${String(this.step).padStart(2)}. ${state}  ${words}`);
  }
}

const sideOf = (code: string, acts: TimelineItem[], found: CaseAnswer): Side => ({
  code,
  acts,
  found,
  hashes: acts.map((item) => item.hash),
});
