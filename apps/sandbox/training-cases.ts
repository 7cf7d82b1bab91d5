import { createHash } from 'node:crypto';
import { ApiProblem, ContactPointClient, type CaseAnswer, type CaseRequest } from '#client';
import type { NetworkFile } from './network-file.js';
import { stories, trainingRequest, type Story } from './training-request.js';

type Step = [side: 'requesting' | 'requested', act: string, status: string, contents?: Record<string, unknown>];

const acknowledge: Step = ['requested', 'acknowledge', 'acknowledged'];
const review: Step = ['requested', 'start-review', 'under-review'];
const order: Step = ['requested', 'issue-order', 'order-issued', { issuedBy: 'Duty judge (training)' }];

const preserve = (): Step => {
  const preservedAt = new Date().toISOString();
  return [
    'requested',
    'preserve',
    'preserved',
    { preservedAt, periodDays: 60, preserved: 'Everything that was asked for' },
  ];
};

interface Script {
  story: Story;
  urgency?: string;
  steps: () => Step[];
}

/** One case for each thing a newcomer wants to see. */
const scripts: Script[] = [
  { story: stories.ransomware, urgency: 'urgent', steps: () => [] },
  { story: stories.phishing, urgency: 'urgent', steps: () => [acknowledge] },
  {
    story: stories.intrusion,
    steps: () => [
      acknowledge,
      review,
      [
        'requested',
        'request-information',
        'information-requested',
        { questions: ['Which time zone do the session records use?'] },
      ],
    ],
  },
  { story: stories.phishing, steps: () => [acknowledge, review, order, preserve()] },
  {
    story: stories.ransomware,
    steps: () => [
      acknowledge,
      review,
      order,
      preserve(),
      [
        'requesting',
        'request-extension',
        'extension-requested',
        { days: 30, reason: 'The formal request is being translated.' },
      ],
    ],
  },
  {
    story: stories.intrusion,
    steps: () => [
      acknowledge,
      review,
      ['requested', 'consult', 'under-review', { proposal: 'Preservation would be possible for one account only.' }],
      [
        'requested',
        'refuse',
        'refused',
        {
          grounds: ['domestic-prohibition'],
          reasons: 'Our law does not allow it for this conduct, as explained in the consultation.',
        },
      ],
    ],
  },
];

/** How long a message may take on a slow machine, milliseconds. */
const CARRIED = 60_000;

/**
 * Fills a new network with fictional cases between its first States, played over the API like everything else. After a start
 * that was interrupted, or failed, only what is missing is made, for a week: as long as a contact point knows a request again.
 *
 * @throws what the first case that could not be played threw; the others are played to their end before
 */
export async function makeTrainingCases(network: NetworkFile): Promise<void> {
  const states = network.states.slice(0, 3);
  const pairs = states.flatMap((from) => states.filter((to) => to !== from).map((to) => ({ from, to })));
  const { from, to } = pairs[0]!;
  const unfinished = { ...trainingRequest(to.code, stories.phishing), contents: {} };
  const made = await Promise.allSettled([
    ...scripts.map((script, index) => play(script, String(index), pairs[index % pairs.length]!)),
    draft(clientOf(from, 'officer'), 'unfinished', unfinished),
  ]);
  for (const one of made) if (one.status === 'rejected') throw one.reason;
}

/** The draft of that name: made, or found again. A story that tells something else by now is another one. */
function draft(officer: ContactPointClient, name: string, request: CaseRequest): Promise<CaseAnswer> {
  const version = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
  return officer.draft(request, false, { 'idempotency-key': `training-${name}-${version}` });
}

async function play(
  script: Script,
  name: string,
  { from, to }: { from: NetworkFile['states'][0]; to: NetworkFile['states'][0] },
): Promise<void> {
  const sides = { requesting: clientOf(from, 'officer'), requested: clientOf(to, 'liaison') };
  const { id } = await draft(sides.requesting, name, trainingRequest(to.code, script.story, script.urgency));
  const done = new Set((await Promise.all(Object.values(sides).map((side) => actsOf(side, id)))).flat());
  if (!done.has('submit')) await sides.requesting.act(id, 'submit');
  let status = 'delivered';
  for (const [side, act, next, contents] of script.steps()) {
    if (!done.has(act)) {
      await sides[side].caseIn(id, status, CARRIED);
      await sides[side].act(id, act, contents);
    }
    status = next;
  }
  await Promise.all(Object.values(sides).map((side) => side.caseIn(id, status, CARRIED)));
}

/** What was done in the case, as far as that side holds it. */
async function actsOf(side: ContactPointClient, id: string): Promise<string[]> {
  try {
    return (await side.timeline(id)).flatMap((item) => (item.type === 'act' ? [item.act] : []));
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'case-not-found') return [];
    throw error;
  }
}

/** A client for the officer of that role. */
export function clientOf(state: NetworkFile['states'][0], role: string): ContactPointClient {
  const officer = state.officers.find((one) => one.role === role);
  if (!officer) throw new Error(`${state.code} has no ${role} in network.json`);
  return new ContactPointClient(state.url, officer.token);
}
