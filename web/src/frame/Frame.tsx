import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../api/site';
import { Header } from './Header';
import { Menu } from './Menu';

interface FrameProps {
  site: Site | undefined;
  children: ReactNode;
}

export function Frame({ site, children }: FrameProps) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skipnav" href="#content">
        {t('frame.skip')}
      </a>
      <header className="site-header">
        <Header site={site} />
        <Menu site={site} />
      </header>
      {children}
    </>
  );
}
