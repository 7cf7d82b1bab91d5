import { partCheck } from './attachments.js';
import { headerShape } from './envelope.js';
import { actCheck, noticeCheck, receiptCheck } from './payloads.js';
import type { Check, Form } from './shape.js';

const described: Readonly<Record<string, Check>> = {
  'Header of an envelope': headerShape,
  Act: actCheck,
  Part: partCheck,
  Receipt: receiptCheck,
  Notice: noticeCheck,
};

type Row = readonly [name: string, says: string];

/** Members and their forms, in Markdown, by what has them; and the forms that have a name. */
export function formTables(): { tables: Record<string, Row[]>; named: Row[] } {
  const named = new Map<string, string>();
  const tables = Object.entries(described).map(([title, { form }]) => [title, membersOf('', form, named)] as const);
  return { tables: Object.fromEntries(tables), named: [...named].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function membersOf(path: string, { members = {} }: Form, named: Map<string, string>): Row[] {
  return Object.entries(members).flatMap(([name, form]) => rowsOf(`${path}${name}`, form, named));
}

/** One row, and those of its members; of an object that must be there only those. */
function rowsOf(path: string, form: Form, named: Map<string, string>): Row[] {
  if (form.rule !== undefined) named.set(form.says, form.rule);
  const inside = path.replace(/\?$/, '');
  const item = form.members?.['[]'];
  if (item && !item.members) return rowsOf('', item, named).map(([, says]) => [path, `${form.says}: ${says}`]);
  const says = `${form.says}${form.orNull ? ', or null' : ''}`;
  const own: Row[] = form.says === 'object' && path === inside ? [] : [[path, says]];
  return [...own, ...membersOf(item ? `${inside}[].` : `${inside}.`, item ?? form, named)];
}
