// What networks, languages, kinds and facilities are called on the screen.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useMay } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { currentLanguage } from '../../lib/words.ts';

const brands: Record<string, string> = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  wordpress: 'WordPress',
  facebook: 'Facebook',
  instagram: 'Instagram',
  google: 'Google',
  x: 'X',
  youtube: 'YouTube',
  reddit: 'Reddit',
  yelp: 'Yelp',
  tiktok: 'TikTok',
  linkedin: 'LinkedIn',
};

/** "Bluesky", "Survey"; what we have no name for is said as it was given. */
export function useNetworkName(): (network: string) => string {
  const { t, i18n } = useTranslation('listen');
  return (network) => {
    const key = `network_${network}`;
    return brands[network] ?? (i18n.exists(`listen:${key}`) ? t(key) : network);
  };
}

/** "Spanish" for `es`, in the page's language; the code itself where it has no name. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([currentLanguage()], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The open facilities, and the name of any. */
export function useFacilities() {
  const may = useMay('organization.read');
  const all =
    useQuery({ ...reading(govern.getOrganization, {}, ['organization']), enabled: may }).data?.facilities ?? [];
  return {
    open: all.filter(({ closedAt }) => closedAt === null),
    nameOf: (id: string | null) => all.find((each) => each.id === id)?.name ?? null,
  };
}
