// What moved, in one sentence each: what is new, what grew, what faded.
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../../../contract/learn/scope.ts';
import type { Theme } from '../../../../contract/learn/themes.ts';
import { number } from '../../../lib/time.ts';
import { currentLanguage } from '../../../lib/words.ts';

/** So many more people make it something that emerged, not something that grew. */
const TIMES = 5;
const MOST = 5;

export function Moved({ themes, scope }: { themes: readonly Theme[]; scope: Scope }) {
  const { t } = useTranslation('themes');
  const kindOf = ({ figures: { verdict, people, before } }: Theme) =>
    verdict === 'down' ? 'fades' : verdict !== 'up' ? null : people >= TIMES * before.people ? 'emerges' : 'grows';
  const kinds = (['emerges', 'grows', 'fades'] as const).flatMap((kind) => {
    const those = themes.filter((theme) => kindOf(theme) === kind).slice(0, MOST);
    return those.length > 0 ? [{ kind, those }] : [];
  });
  if (kinds.length === 0) return null;
  return (
    <dl className="moved">
      {kinds.map(({ kind, those }) => (
        <div key={kind}>
          <dt>{t(`kind_${kind}`)}</dt>
          <dd>
            {those.map(({ key, names, figures: { people, before } }, at) => (
              <Fragment key={key}>
                {at > 0 && ', '}
                <Link to="/learn/theme" search={{ ...scope, key }}>
                  {names[currentLanguage()]}
                </Link>{' '}
                <span className="quiet">
                  {t('from_to_people', { before: number(before.people), now: number(people) })}
                </span>
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
