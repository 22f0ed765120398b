// How the program looks and is used on this computer: theme, density, single keys.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setSingleKeys, singleKeysOn } from '../../lib/keys.ts';
import { chooseDensity, chooseTheme, density, theme, themes } from '../../lib/look.ts';

export function Look() {
  const { t } = useTranslation('govern');
  const [, drawAgain] = useState(0);
  const then = (choose: () => void) => () => {
    choose();
    drawAgain((count) => count + 1);
  };
  return (
    <section aria-labelledby="look">
      <div className="head">
        <h2 id="look">{t('look')}</h2>
      </div>
      <p className="after-head quiet">{t('look_lead')}</p>
      <div className="choices after-head">
        <fieldset className="choice">
          <legend className="label">{t('theme')}</legend>
          {themes.map((each) => (
            <label className="check" key={each}>
              <input type="radio" name="theme" checked={theme() === each} onChange={then(() => chooseTheme(each))} />
              {t(`app:theme_${each}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="choice">
          <legend className="label">{t('density')}</legend>
          {(['comfortable', 'compact'] as const).map((each) => (
            <label className="check" key={each}>
              <input
                type="radio"
                name="density"
                checked={density() === each}
                onChange={then(() => chooseDensity(each))}
              />
              {t(`app:density_${each}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className="choice">
          <legend className="label">{t('app:keys')}</legend>
          <label className="check">
            <input
              type="checkbox"
              checked={singleKeysOn()}
              onChange={(event) => then(() => setSingleKeys(event.target.checked))()}
            />
            {t('keys:single')}
          </label>
        </fieldset>
      </div>
    </section>
  );
}
