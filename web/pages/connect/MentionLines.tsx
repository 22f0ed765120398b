// What a site of ours says in its pages' heads so that mentions come here, and a try whether they do.
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../contract/connect.ts';
import { Copy } from '../govern/Copy.tsx';
import { mentionsOf } from './address.ts';
import { TryMentions } from './TryMentions.tsx';
import '../govern/govern.css';

export function MentionLines({ channel, sites }: { channel: Channel; sites: string[] }) {
  const { t } = useTranslation('mentions');
  const address = mentionsOf(channel.id);
  const lines = `<link rel="webmention" href="${address}">\n<link rel="pingback" href="${address}">`;
  return (
    <section aria-labelledby="lines">
      <div className="head">
        <h2 id="lines">{t('lines')}</h2>
      </div>
      <div className="stack-s after-head">
        <p>{t('lines_lead')}</p>
        <output className="secret lines">{lines}</output>
        <Copy look="main" text={lines} />
        <p className="quiet">{t('lines_wordpress')}</p>
      </div>
      <TryMentions channel={channel} site={sites[0] ?? ''} />
    </section>
  );
}
