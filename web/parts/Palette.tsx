// Everything by keyboard: pages, watches, saved views, acts.
import { Dialog as Base } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../contract/listen.ts';
import { chooseTheme } from '../lib/look.ts';
import { reading } from '../lib/queries.ts';
import { signOut } from '../lib/sign-in.ts';
import { currentLanguage, speak } from '../lib/words.ts';
import { learnTabs } from '../pages/learn/tabs.ts';

export function Palette({ onClose, onKeys }: { onClose(): void; onKeys(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const watches = useQuery(reading(listen.findWatches, {}, ['watches', 'posts'])).data?.watches ?? [];
  const views = useQuery(reading(listen.findViews, {}, ['views'])).data?.views ?? [];
  const go = (run: () => unknown) => () => {
    onClose();
    run();
  };
  return (
    <Base.Root open onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="palette" aria-label={t('all_commands')}>
          <Command label={t('all_commands')} loop>
            <Command.Input
              value={text}
              onValueChange={setText}
              placeholder={t('palette_hint')}
              aria-label={t('all_commands')}
            />
            <Command.List>
              <Command.Empty>{t('palette_empty')}</Command.Empty>
              {text.trim() && (
                <Command.Item
                  value={`search ${text}`}
                  forceMount
                  onSelect={go(() => navigate({ to: '/listen', search: { q: text.trim() } }))}
                >
                  {t('palette_search', { text: text.trim() })}
                </Command.Item>
              )}
              <Command.Group heading={t('pages')}>
                <Command.Item onSelect={go(() => navigate({ to: '/today' }))}>{t('today')}</Command.Item>
                <Command.Item onSelect={go(() => navigate({ to: '/listen' }))}>{t('listen')}</Command.Item>
                {learnTabs.map(({ to, name }) => (
                  <Command.Item key={to} value={`${t('learn')} ${name}`} onSelect={go(() => navigate({ to }))}>
                    {t('within', { module: t('learn'), page: t(`learn:tab_${name}`) })}
                  </Command.Item>
                ))}
                <Command.Item onSelect={go(() => navigate({ to: '/connect' }))}>{t('connect')}</Command.Item>
                <Command.Item onSelect={go(() => navigate({ to: '/connect/import' }))}>{t('import_file')}</Command.Item>
                <Command.Item onSelect={go(() => navigate({ to: '/govern' }))}>{t('govern')}</Command.Item>
                <Command.Item onSelect={go(() => navigate({ to: '/account' }))}>{t('your_account')}</Command.Item>
              </Command.Group>
              {watches.length > 0 && (
                <Command.Group heading={t('watches')}>
                  {watches.map((watch) => (
                    <Command.Item
                      key={watch.id}
                      value={`${watch.name} ${watch.id}`}
                      onSelect={go(() => navigate({ to: '/listen', search: { watch: watch.id } }))}
                    >
                      {watch.name}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              {views.length > 0 && (
                <Command.Group heading={t('saved_views')}>
                  {views.map((view) => (
                    <Command.Item
                      key={view.id}
                      value={`${view.name} ${view.id}`}
                      onSelect={go(() => navigate({ to: '/listen', search: view.filters }))}
                    >
                      {view.name}
                    </Command.Item>
                  ))}
                </Command.Group>
              )}
              <Command.Group heading={t('acts')}>
                <Command.Item onSelect={go(() => navigate({ to: '/listen', search: { edit: 'new' } }))}>
                  {t('new_watch')}
                </Command.Item>
                <Command.Item onSelect={go(onKeys)}>{t('keys')}</Command.Item>
                {(['system', 'light', 'dark'] as const).map((each) => (
                  <Command.Item key={each} onSelect={go(() => chooseTheme(each))}>
                    {t(`theme_${each}`)}
                  </Command.Item>
                ))}
                <Command.Item onSelect={go(() => speak(currentLanguage() === 'en' ? 'es' : 'en'))}>
                  {t('other_language')}
                </Command.Item>
                <Command.Item onSelect={go(signOut)}>{t('sign_out')}</Command.Item>
              </Command.Group>
            </Command.List>
          </Command>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
