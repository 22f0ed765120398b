// A table that scrolls sideways where it is wider than the page, while the acts at the end of its rows stay in view.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  name: string;
  /** What stands above the columns; `end` for one whose cells end there. */
  heads: readonly (string | { end: string })[];
  /** The last cell of each row holds what can be done with it. */
  acts?: boolean;
  className?: string;
  /** The rows. */
  children: ReactNode;
}

export function WideTable({ name, heads, acts = false, className = '', children }: Props) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus
    <section className="scrolls" tabIndex={0} aria-label={name}>
      <table className={acts ? `${className} with-acts` : className}>
        <thead>
          <tr>
            {heads.map((head) =>
              typeof head === 'string' ? (
                <th scope="col" key={head}>
                  {head}
                </th>
              ) : (
                <th scope="col" className="r" key={head.end}>
                  {head.end}
                </th>
              ),
            )}
            {acts && (
              <th scope="col">
                <span className="off">{t('acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
