// The files that were imported, newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { connect, type importState } from '../../../contract/connect.ts';
import { call } from '../../lib/call.ts';
import { useMe } from '../../lib/me.ts';
import { when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Loading, Wrong } from '../../parts/States.tsx';
import { useNetworkName } from '../listen/names.ts';
import { counted } from './counted.ts';
import { ImportFlag } from './ImportFlag.tsx';

export type ImportState = z.output<typeof importState>;

export function Imports() {
  const { t } = useTranslation('connect');
  const imports = useInfiniteQuery({
    queryKey: [connect.findImports.path, {}, ['imports']],
    queryFn: ({ pageParam, signal }) =>
      call(connect.findImports, { query: pageParam ? { before: pageParam } : {} }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = imports.data?.pages.flatMap((page) => page.imports) ?? [];
  return (
    <section aria-labelledby="imports">
      <div className="head">
        <h2 id="imports">{t('imports')}</h2>
      </div>
      {imports.isPending && <Loading />}
      {imports.isError && <Wrong error={imports.error} again={() => void imports.refetch()} />}
      {imports.data && rows.length === 0 && <p className="quiet after-head">{t('imports_empty')}</p>}
      <ul className="rows">
        {rows.map((each) => (
          <Row key={each.id} of={each} />
        ))}
      </ul>
      {imports.hasNextPage && (
        <Button busy={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </section>
  );
}

function Row({ of }: { of: ImportState }) {
  const { t } = useTranslation('connect');
  const networkName = useNetworkName();
  const { organization } = useMe();
  return (
    <li className="channel">
      <div>
        <h3>
          <Link className="t" to="/connect/imports/$id" params={{ id: of.id }}>
            {of.fileName}
          </Link>
        </h3>
        <p className="meta">
          <ImportFlag of={of} />
          <span>{networkName(of.network)}</span>
          <time dateTime={of.createdAt}>{when(of.createdAt, organization.timeZone)}</time>
        </p>
      </div>
      {!of.dryRun && of.rows > 0 && (
        <p className="figures">
          <span>{t('import_stored', counted(of.stored))}</span>
          {of.refused > 0 && <span className="few">{t('import_refused', counted(of.refused))}</span>}
        </p>
      )}
    </li>
  );
}
