import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../api/contract';
import { Header } from './Header';
import { Menu } from './Menu';

interface FrameProps {
  catalogue: Catalogue | undefined;
  children: ReactNode;
}

export function Frame({ catalogue, children }: FrameProps) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skipnav" href="#content">
        {t('frame.skip')}
      </a>
      <header className="site-header">
        <Header catalogue={catalogue} />
        <Menu catalogue={catalogue} />
      </header>
      {children}
    </>
  );
}
