import { ContactPointClient } from '#client';

/** An officer of the training network, as `network.json` lists them. */
export interface TrainingOfficer {
  name: string;
  email: string;
  password: string;
  role: string;
  token: string;
}

/** Training passwords are for everybody to see: the network is fictional, and the file says so. */
const PASSWORD = 'training-network-only';

const NAMES: Record<string, [officer: string, liaison: string, supervisor: string, auditor: string]> = {
  VN: ['Nguyen Thi Minh', 'Tran Van Duc', 'Le Thi Hoa', 'Pham Quang Huy'],
  BR: ['Ana Beatriz Souza', 'Joao Pedro Lima', 'Mariana Alves', 'Rafael Costa'],
  ZA: ['Thandiwe Nkosi', 'Johan Botha', 'Lerato Mokoena', 'Sipho Dlamini'],
};

const ROLES = ['officer', 'liaison', 'supervisor', 'auditor'] as const;

interface Administrator {
  email: string;
  password: string;
}

/** Makes the training officers of one State through its API, or takes over those of an earlier run. */
export async function ensureOfficers(
  state: string,
  url: string,
  administrator: Administrator,
  earlier: readonly TrainingOfficer[],
): Promise<TrainingOfficer[]> {
  const client = await ContactPointClient.signIn(url, administrator.email, administrator.password);
  const { items } = await client.request<{ items: { id: string; email: string; name: string }[] }>('/api/officers');
  const ids = new Map(items.map((officer) => [officer.email, officer.id]));
  const officers = ROLES.map((role, index) => trainingOfficer(state, role, index));
  const people = await Promise.all(
    officers.map(async (officer) => {
      const known = earlier.find((one) => one.email === officer.email);
      if (known && (await isValid(url, known.token))) return known;
      const id =
        ids.get(officer.email) ??
        (await client.request<{ id: string }>('/api/officers', { method: 'POST', body: officer })).id;
      return { ...officer, token: await issueToken(client, id) };
    }),
  );
  const first = items.find((one) => one.email === administrator.email)!;
  const known = earlier.find((one) => one.email === administrator.email);
  const token = known && (await isValid(url, known.token)) ? known.token : await issueToken(client, first.id);
  return [...people, { name: first.name, ...administrator, role: 'administrator', token }];
}

function trainingOfficer(state: string, role: (typeof ROLES)[number], index: number) {
  const name = NAMES[state]?.[index] ?? `${state} ${role}`;
  return { name, email: `${role}@${state.toLowerCase()}.contact-point.example`, password: PASSWORD, role };
}

async function issueToken(administrator: ContactPointClient, officer: string): Promise<string> {
  const body = { label: 'training network', days: 365 };
  return (await administrator.request<{ token: string }>(`/api/officers/${officer}/tokens`, { method: 'POST', body }))
    .token;
}

/** Whether that contact point answers, and to this token. */
export async function isValid(url: string, token: string): Promise<boolean> {
  return new ContactPointClient(url, token).request('/api/session').then(
    () => true,
    () => false,
  );
}
