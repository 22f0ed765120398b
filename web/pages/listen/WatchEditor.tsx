// Writes a watch: its name, its query, its facility; says at once what the query would have found, or where it can't be read.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen, type Watch } from '../../../contract/listen.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { queries, reading as route } from '../../lib/queries.ts';
import { number } from '../../lib/time.ts';
import { say } from '../../lib/toasts.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { useDraft, useKeptWhenLeft } from './drafts.ts';
import { useFacilities } from './names.ts';
import { Preview, usePreview } from './Preview.tsx';
import { QueryBox } from './QueryBox.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { readQuery, useReading } from './reading.ts';
import './editor.css';

/** `watch`: the one to change, or null for a new one, which may begin with a search. */
export function WatchEditor({ watch, begin = '' }: { watch: Watch | null; begin?: string }) {
  const { t } = useTranslation('listen');
  const navigate = useNavigate();
  const problemId = useId();
  const [save, saving] = useAct();
  const { draft, changed, change, setDraft, takeBack: goBack, end, isOver } = useDraft(watch, begin);
  const [nameMissing, setNameMissing] = useState(false);
  const nameBox = useRef<HTMLInputElement>(null);
  const isNew = watch === null;
  useEffect(() => {
    if (isNew) nameBox.current?.focus();
  }, [isNew]);
  const facilities = useFacilities().open;
  const read = useReading(draft.query);
  const reading = read?.of === draft.query ? read.reading : undefined;
  const blank = draft.query.trim() === '';
  const problem = !blank && read?.reading.ok === false ? read.reading : undefined;
  const readable = !blank && read?.reading.ok ? read.of : undefined;
  const preview = usePreview(readable ?? (watch && problem ? watch.query : undefined));
  useKeptWhenLeft(watch, problem && draft.query, isOver);

  const leave = (to: string | undefined) => {
    end();
    void navigate({ to: '/listen', search: to ? { watch: to } : {} });
  };
  const takeBack = () => {
    if (!changed) return leave(watch?.id);
    const before = draft;
    goBack();
    say(t('taken_back'), () => setDraft(before));
  };
  const send = async () => {
    if (blank || saving || !(await readQuery(draft.query)).ok) return;
    if (!draft.name.trim()) return setNameMissing(true);
    const body = { name: draft.name.trim(), query: draft.query.trim(), facilityId: draft.facilityId };
    const before = watch && { name: watch.name, query: watch.query, facilityId: watch.facilityId };
    void save(
      () => (watch ? call(listen.updateWatch, { params: { id: watch.id }, body }) : call(listen.addWatch, { body })),
      {
        done: t(watch ? 'saved' : 'added', { name: body.name }),
        ...(watch && before
          ? { undo: () => call(listen.updateWatch, { params: { id: watch.id }, body: before }) }
          : {}),
        ended: (now) => {
          void queries.invalidateQueries({ queryKey: [listen.findWatches.path] });
          queries.removeQueries({ queryKey: ['stream'] });
          leave(now.id);
        },
      },
    );
  };
  const count = preview.data
    ? {
        count: preview.data.volume.posts,
        n: number(preview.data.volume.posts),
        reach: t(`within_${preview.data.days}`),
      }
    : null;

  return (
    <>
      <section className="ed" aria-label={watch ? t('edit_watch', { name: watch.name }) : t('new_watch')}>
        <div className="ed-names">
          <Field
            label={t('watch_name')}
            wrong={nameMissing && !draft.name.trim() ? t('watch_name_missing') : undefined}
          >
            <input
              value={draft.name}
              maxLength={120}
              ref={nameBox}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          {facilities.length > 0 && (
            <Field label={t('facility')}>
              <select
                value={draft.facilityId ?? ''}
                onChange={(event) => change({ facilityId: event.target.value || null })}
              >
                <option value="">{t('facility_all')}</option>
                {facilities.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
          )}
        </div>
        <div className="field">
          <div className="ed-label">
            <label htmlFor={`${problemId}-box`}>{t('query')}</label>
            <Link to="/listen/language">{t('language_help')}</Link>
          </div>
          <div className={problem ? 'box wrong-box' : 'box'}>
            <QueryBox
              id={`${problemId}-box`}
              value={draft.query}
              reading={blank ? undefined : reading}
              aria-describedby={problem ? problemId : undefined}
              begin={watch !== null}
              onChange={(query) => change({ query })}
              onSend={() => void send()}
            />
            {problem && read && (
              <QueryProblem id={problemId} query={read.of} problem={problem} onFix={(query) => change({ query })} />
            )}
          </div>
        </div>
        {read?.reading.ok && !read.reading.indexed && <p className="hint">{t('unindexed')}</p>}
        {read?.reading.ok && read.reading.asksWho && <p className="hint">{t('asks_who')}</p>}
        <div className="after">
          <p role="status">
            {problem
              ? watch
                ? count
                  ? t('goes_on', count)
                  : t('goes_on_plain')
                : t('not_readable_yet')
              : count && (preview.data?.atLeast ? t('would_find_at_least', count) : t('would_find', count))}
          </p>
          <div className="acts">
            {watch && !changed && <ArchiveButton watch={watch} />}
            <Button look="bare" onClick={takeBack}>
              {changed ? t('take_back') : t('app:close')}
            </Button>
            <Button
              look="main"
              busy={saving}
              not={blank ? t('query_missing') : problem ? t('not_readable') : undefined}
              onClick={() => void send()}
            >
              {t('app:save')}
            </Button>
          </div>
        </div>
      </section>
      <Preview preview={preview} />
    </>
  );
}

function ArchiveButton({ watch }: { watch: Watch }) {
  const { t } = useTranslation('listen');
  const navigate = useNavigate();
  const [act, busy] = useAct();
  const again = () => queries.invalidateQueries({ queryKey: [listen.findWatches.path] });
  const params = { id: watch.id };
  return (
    <Button
      look="bare"
      busy={busy}
      onClick={() =>
        act(() => call(listen.archiveWatch, { params }), {
          done: t('archived', { name: watch.name }),
          undo: () => call(listen.restoreWatch, { params }).then(again),
          ended: () => {
            void again();
            void navigate({ to: '/listen', search: {} });
          },
        })
      }
    >
      {t('archive')}
    </Button>
  );
}

/** Loads the watch that the address names. */
export function EditorOf({ id, begin }: { id: string; begin?: string | undefined }) {
  const { t } = useTranslation('listen');
  const watches = useQuery(route(listen.findWatches, {}, ['watches']));
  if (id === 'new') return <WatchEditor key="new" watch={null} begin={begin ?? ''} />;
  const watch = watches.data?.watches.find((each) => each.id === id);
  if (watch) return <WatchEditor key={id} watch={watch} />;
  return watches.isPending ? null : <p className="empty">{t('watch_gone')}</p>;
}
