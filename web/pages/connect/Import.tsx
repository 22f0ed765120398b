// One import, from its columns to its summary; it goes on by itself when one leaves the page.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { queries, reading } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { useTitle } from '../../lib/title.ts';
import { Loading, Wrong } from '../../parts/States.tsx';
import { useNetworkName } from '../listen/names.ts';
import { Back } from './Back.tsx';
import { ColumnsRead } from './ColumnsRead.tsx';
import { ImportFlag } from './ImportFlag.tsx';
import { uploadedKey } from './NewImport.tsx';
import { Prepare } from './Prepare.tsx';
import { Progress } from './Progress.tsx';
import { phaseOf } from './phase.ts';
import { Failed, Finished } from './Summary.tsx';
import { size } from './size.ts';
import type { Uploaded } from './upload.ts';
import './connect.css';

export type Whole = AnswerOf<typeof connect.getImport>;

export const importQuery = (id: string) => reading(connect.getImport, { params: { id } }, ['imports']);

export function Import() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    ...importQuery(id),
    refetchInterval: ({ state }) =>
      state.data && ['looking', 'running'].includes(phaseOf(state.data.import)) ? 1000 : false,
  });
  return (
    <div className="page connect">
      <Back />
      {query.isPending && <Loading />}
      {query.isError && <Wrong error={query.error} again={() => void query.refetch()} />}
      {query.data && <Shown key={id} whole={query.data} />}
    </div>
  );
}

function Shown({ whole }: { whole: Whole }) {
  const { t } = useTranslation('connect');
  const networkName = useNetworkName();
  const { organization } = useMe();
  const may = useMay('imports.write');
  const of = whole.import;
  useTitle(of.fileName);
  const phase = phaseOf(of);
  const uploaded = queries.getQueryData<Uploaded>(uploadedKey(of.id));
  return (
    <>
      <header className="title">
        <h1>{of.fileName}</h1>
      </header>
      <p className="meta">
        <ImportFlag of={of} />
        {phase !== 'columns' && <span>{networkName(of.network)}</span>}
        <span>{size(of.bytes)}</span>
        {uploaded && <span>{`${uploaded.format.toUpperCase()}, ${uploaded.encoding.toUpperCase()}`}</span>}
        <time dateTime={of.createdAt}>{when(of.createdAt, organization.timeZone)}</time>
      </p>
      <p className="off" role="status">
        {['looked', 'stopped', 'finished', 'failed'].includes(phase) && t(`import_${of.state}`)}
      </p>
      {may &&
      (phase === 'columns' || phase === 'looking' || phase === 'looked' || (phase === 'failed' && of.dryRun)) ? (
        <Prepare whole={whole} remembered={uploaded?.remembered ?? false} sureOfDates={uploaded?.dates?.sure ?? true} />
      ) : (
        <>
          {(phase === 'running' || phase === 'stopped') && <Progress whole={whole} />}
          {phase === 'finished' && <Finished whole={whole} />}
          {phase === 'failed' && <Failed whole={whole} />}
          <ColumnsRead mapping={whole.mapping} />
        </>
      )}
    </>
  );
}
