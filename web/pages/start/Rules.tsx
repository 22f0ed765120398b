// The speech rules: each with its reason, its source, and a page of examples that behave as the page says.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Example, examples } from '../../../language/check/examples.ts';
import { allRules, why } from '../../../language/check/index.ts';
import { useTitle } from '../../lib/title.ts';
import { currentLanguage } from '../../lib/words.ts';
import { Alone } from './Alone.tsx';
import './check.css';

export function Rules() {
  const { t } = useTranslation('check');
  useTitle(t('rules'));
  return (
    <Alone>
      <h1>{t('rules')}</h1>
      <p>{t('rules_lead')}</p>
      <ul className="rows rules">
        {allRules.map(({ id, verdict, source }) => (
          <li key={id} className="rule">
            <h2>
              <Link to="/rules/$rule" params={{ rule: id }}>
                {id}
              </Link>
            </h2>
            <p>{why(id, currentLanguage())}</p>
            <p className="meta">
              <b>{t(`rules_${verdict}`)}</b>
              <span>{source}</span>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to="/start">{t('back')}</Link>
      </p>
    </Alone>
  );
}

const route = getRouteApi('/rules/$rule');

export function Rule() {
  const { t } = useTranslation('check');
  const { rule } = route.useParams();
  const found = allRules.find(({ id }) => id === rule);
  useTitle(found?.id ?? t('unknown'));
  return (
    <Alone>
      <h1>{found?.id ?? t('unknown')}</h1>
      {found && (
        <div className="rules">
          <p>{why(found.id, currentLanguage())}</p>
          <p className="meta">
            <b>{t(`rules_${found.verdict}`)}</b>
            <span>{found.source}</span>
          </p>
          <h2>{t('examples_stopped')}</h2>
          <Examples of={examples[found.id].stopped} />
          <h2>{t('examples_passing')}</h2>
          <Examples of={examples[found.id].passing} />
        </div>
      )}
      <p>
        <Link to="/rules">{t('rules_back')}</Link>
      </p>
    </Alone>
  );
}

function Examples({ of }: { of: readonly Example[] }) {
  const { t } = useTranslation('check');
  return (
    <ul className="examples">
      {of.map(({ words, to, about }) => (
        <li key={words}>
          {to && <p className="to">{t('example_to', { post: to })}</p>}
          <p>{t('quoted', { words })}</p>
          {about && <p className="to">{about}</p>}
        </li>
      ))}
    </ul>
  );
}
