// `openrounds listen search`: what of the archive a query finds, newest first.
import { Command, InvalidArgumentError } from 'commander';
import type { listen } from '../../contract/listen.ts';
import type { AnswerOf } from '../../contract/route.ts';

interface Options {
  limit: number;
  json?: true;
  organization?: string;
}

export function command(): Command {
  return (
    new Command('search')
      .summary('search the archive in the watch language')
      .description('Prints the posts that match, newest first. Exit 1 when the query can’t be read.')
      .argument('<query>', 'the query, quoted for the shell')
      .option('--limit <n>', 'at most so many', readLimit, 20)
      .option('--json', 'each post as one line of JSON')
      .option('--organization <name>', 'its name or id, where there are several')
      // '-school parking' is a query.
      .allowUnknownOption()
      .addHelpText('after', `\nExample:\n  openrounds listen search 'parking -sculpture rating:<=2' --limit 50`)
      .action(search)
  );
}

function readLimit(given: string): number {
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return limit;
}

type Page = AnswerOf<typeof listen.findPosts>;

/** As many as one page of the archive holds. */
const page = 200;

async function search(query: string, { limit, json, organization }: Options): Promise<void> {
  const { parse } = await import('../../language/query/index.ts');
  const parsed = parse(query);
  if (!parsed.ok) {
    const { column, expected, hint } = parsed.refusal;
    process.stderr.write(`Column ${column}: expected ${expected}. ${hint}\n`);
    process.exitCode = 1;
    return;
  }
  const { withOrganization } = await import('../operator.ts');
  const { findPosts } = await import('../../server/listen/index.ts');
  const { act } = await import('../../server/core/context.ts');
  const { operator } = await import('../../server/core/actor.ts');
  await withOrganization(organization, async (core, id) => {
    let left = limit;
    let before: string | undefined;
    do {
      const asked = { q: query, limit: Math.min(left, page), before };
      const found: Page = await act(core, id, operator, (context) => findPosts(context, asked));
      for (const post of found.posts) process.stdout.write(`${json ? JSON.stringify(post) : line(post)}\n`);
      left -= found.posts.length;
      before = found.next ?? undefined;
    } while (left > 0 && before !== undefined);
  });
}

interface Found {
  at: string;
  network: string;
  author: { handle: string | null; name: string | null } | null;
  text: string | null;
}

/** One line a post. Control characters are left out, so that no post can steer the terminal. */
function line({ at, network, author, text }: Found): string {
  const who = author?.handle ?? author?.name ?? '';
  const fields = [at.slice(0, 16).replace('T', ' '), network, who, (text ?? '').replace(/\s+/g, ' ')];
  return fields.map((field) => field.replace(/\p{Cc}/gu, '')).join('\t');
}
