// The table of themes: each in its words, with how many, how sure, and whether it changed.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../../../contract/learn/scope.ts';
import type { Theme } from '../../../../contract/learn/themes.ts';
import { number } from '../../../lib/time.ts';
import { currentLanguage } from '../../../lib/words.ts';
import { Words } from '../../../parts/Words.tsx';
import { AxisHead, axisOf, Change, Concentration, ShareDrawn } from './figures.tsx';

export function ThemeTable({ themes, scope }: { themes: readonly Theme[]; scope: Scope }) {
  const { t } = useTranslation('themes');
  const axis = axisOf(themes.flatMap(({ figures: { tooFew, share } }) => (tooFew || !share ? [] : [share.high])));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section className="scrolls" tabIndex={0} aria-label={t('table')}>
      <table className="themes">
        <caption className="off">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('theme_in_words')}</th>
            <th scope="col" className="r">
              {t('posts')}
            </th>
            <th scope="col" className="r">
              {t('people')}
            </th>
            <th scope="col">
              {t('share_head')}
              <AxisHead axis={axis} />
            </th>
            <th scope="col">{t('against_before')}</th>
          </tr>
        </thead>
        <tbody>
          {themes.map((theme) => (
            <Row key={theme.key} theme={theme} scope={scope} axis={axis} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ theme, scope, axis }: { theme: Theme; scope: Scope; axis: ReturnType<typeof axisOf> }) {
  const { key, names, figures, quotes } = theme;
  const [quote] = quotes;
  return (
    <tr>
      <th scope="row">
        <h3>
          <Link className="t" to="/learn/theme" search={{ ...scope, key }}>
            {names[currentLanguage()]}
          </Link>
        </h3>
        {quote && (
          <Words
            text={quote.text}
            lang={quote.lang}
            quoted
            within={{ conversation: quote.conversationId, post: quote.postId }}
          />
        )}
        <Concentration of={figures} />
      </th>
      <td className="r">{number(figures.posts)}</td>
      <td className="r">{number(figures.people)}</td>
      <td>
        <ShareDrawn of={figures} axis={axis} />
      </td>
      <td>
        <Change of={figures} />
      </td>
    </tr>
  );
}
