// Looks whether it is there: by its id, a post by its slug, an answer by its words at that very place.
import type { SettingsOf, Surroundings } from '../../connect/connector.ts';
import { line, type Outside, object } from '../../connect/outside.ts';
import { plain } from '../../connect/plain.ts';
import { doubt, type Looked, type Speech } from '../../connect/speaking.ts';
import { type Account, accountOf, call, type No, numberOf, patienceOf, rows } from './call.ts';
import { type Kind, numberIn, pathOf, placedAt } from './item.ts';

type Settings = SettingsOf<'wordpress'>;

/** Comments a site shows at once, and how many such pages a look reads. */
const each = 100;
const mostPages = 10;
/** The site's clock may be this far from ours, ms. */
const clocks = 120_000;

export async function look(
  speech: Speech<Settings> & { externalId: string | null },
  around: Surroundings,
): Promise<Looked> {
  const { settings, kind, target, signal, externalId } = speech;
  const account = await accountOf(speech.credentials, settings.user);
  const host = new URL(settings.site).hostname;
  if (!account) return { found: 'unknown', fault: { code: 'signed_out', values: { host } } };
  if (kind === 'post' && !externalId) return lookBySlug(account, speech, around);
  if (kind === 'reply' && !externalId) return lookByWords(account, speech, around);
  const at = numberIn(settings.site, externalId ?? target!.externalId);
  if (!at) return { found: false };
  const answer = await call(account, pathOf(at), { query: { context: 'edit' }, signal }, around);
  if (!answer.ok) return answer.status === 404 ? { found: false } : unknown(answer);
  const row = object(answer.value) ?? {};
  const status = line(row.status, 30);
  const there =
    kind === 'hold'
      ? status === 'hold'
      : kind === 'release'
        ? status === 'approved'
        : kind === 'edit'
          ? textOf(row) === speech.content?.text.trim()
          : status !== 'trash' && status !== 'spam';
  return there ? found(row, settings, at.kind) : { found: false };
}

async function lookBySlug(account: Account, speech: Speech<Settings>, around: Surroundings): Promise<Looked> {
  const query = { slug: slugOf(speech), status: 'any', context: 'edit' };
  const answer = await call(account, 'posts', { query, signal: speech.signal }, around);
  if (!answer.ok) return unknown(answer);
  const [row] = rows(answer.value);
  return row ? found(row, speech.settings, 'post') : { found: false };
}

/** Among our own comments at that very place since the first try, by their words; however much else was said meanwhile. */
async function lookByWords(account: Account, speech: Speech<Settings>, around: Surroundings): Promise<Looked> {
  const { settings, target, content, firstTriedAt, signal } = speech;
  const at = numberIn(settings.site, target!.externalId);
  if (!at) return { found: false };
  const me = await call(account, 'users/me', { signal }, around);
  if (!me.ok) return unknown(me);
  const author = numberOf(object(me.value)?.id) ?? 0;
  const asked: Record<string, string | number> = {
    context: 'edit',
    status: 'all',
    author,
    ...(at.kind === 'post' ? { post: at.number, parent: 0 } : { parent: at.number }),
    orderby: 'id',
    order: 'desc',
    per_page: each,
  };
  const since = firstTriedAt.getTime() - clocks;
  for (let page = 1; page <= mostPages; page++) {
    const answer = await call(account, 'comments', { query: { ...asked, page }, signal }, around);
    if (!answer.ok) return unknown(answer);
    const got = rows(answer.value);
    const recent = got.filter((row) => Date.parse(`${row.date_gmt}Z`) >= since);
    const mine = recent.find((row) => textOf(row) === content?.text.trim());
    if (mine) return found(mine, settings, 'comment');
    if (recent.length < got.length || page >= answer.pages) return { found: false };
  }
  // More was said there since than we may read through: it may be among it.
  return { found: 'unknown', fault: doubt };
}

function found(row: Outside, settings: Settings, kind: Kind): Looked {
  const there = placedAt(row, settings.site, kind);
  return there ? { found: true, ...there } : { found: false };
}

const textOf = (row: Outside): string => {
  const raw = object(row.content)?.raw;
  return typeof raw === 'string' ? plain(raw).text.trim() : '';
};

/** The same for every try, and a word or two that people can read. */
export function slugOf({ key, content }: Speech<Settings>): string {
  const words = (content?.title ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['post'];
  return `${words.slice(0, 6).join('-')}-${key.replace(/-/g, '').slice(-10)}`;
}

const unknown = (no: No): Looked => ({ found: 'unknown', fault: no.fault, ...patienceOf(no) });
