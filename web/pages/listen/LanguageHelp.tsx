// The watch language by its examples: what each finds, to copy, to try at once, or to make a watch of.
import { CopyIcon } from '@phosphor-icons/react/dist/csr/Copy';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/me.ts';
import { useTitle } from '../../lib/title.ts';
import { say, sayWrong } from '../../lib/toasts.ts';
import { Button } from '../../parts/Button.tsx';
import { type Example, sections } from './examples.ts';
import { Colours } from './QueryBox.tsx';
import './editor.css';
import './language.css';

export function LanguageHelp() {
  const { t } = useTranslation('listen');
  useTitle(t('language_help'));
  return (
    <div className="page language">
      <h1>{t('language_help')}</h1>
      <p className="lead">{t('language_lead')}</p>
      {sections.map(({ key, examples }) => (
        <section key={key} aria-labelledby={key}>
          <div className="head">
            <h2 id={key}>{t(`language_${key}`)}</h2>
          </div>
          <ul className="rows">
            {examples.map((example) => (
              <Row key={example} example={example} />
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="good-to-know">
        <div className="head">
          <h2 id="good-to-know">{t('language_know')}</h2>
        </div>
        <ul className="know">
          {['case', 'whole', 'hyphen', 'operators', 'unknown', 'who', 'limits'].map((each) => (
            <li key={each}>{t(`language_know_${each}`)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Row({ example }: { example: Example }) {
  const { t } = useTranslation('listen');
  const may = useMay('watches.write');
  const query = t(`example_${example}`);
  const copy = () =>
    navigator.clipboard.writeText(query).then(
      () => say(t('copied', { query })),
      () => sayWrong(t('copy_refused')),
    );
  return (
    <li className="example">
      <div>
        <code className="off">{query}</code>
        <Colours text={query} />
      </div>
      <p>{t(`example_${example}_finds`)}</p>
      <div className="acts">
        <Button look="bare" aria-label={t('copy_name', { query })} onClick={() => void copy()}>
          <CopyIcon className="i s" aria-hidden="true" />
          {t('copy')}
        </Button>
        <Link className="btn bare" to="/listen" search={{ q: query }} aria-label={t('try_name', { query })}>
          {t('try')}
        </Link>
        {may && (
          <Link
            className="btn bare"
            to="/listen"
            search={{ edit: 'new', q: query }}
            aria-label={t('as_watch_name', { query })}
          >
            {t('as_watch')}
          </Link>
        )}
      </div>
    </li>
  );
}
