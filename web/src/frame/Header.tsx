import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Site } from '../api/site';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';
import { usePageState } from '../url/page_state';
import { Icon, Logo } from './Icon';
import { useMenuOpen } from './menu_state';
import { Search } from './Search';

export function Header({ site }: { site: Site | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setOpen] = useMenuOpen();
  return (
    <div className="inner portal-row">
      <Link className="brand x" to={inLanguage('/', language)}>
        <Logo />
        <span className="brand-name">Styrhus</span>
      </Link>
      {site ? <span className="municipality">{site.municipality}</span> : null}
      {site?.isFictitious ? <span className="badge-note fictitious">{t('frame.fictitious')}</span> : null}
      <div className="portal-tools">
        <Search />
        <LanguageSwitch />
        {site?.user ? (
          <span className="user">
            <Icon name="account" /> {site.user}
          </span>
        ) : null}
      </div>
      <button
        type="button"
        className="plain-button menu-button"
        aria-expanded={isOpen}
        aria-controls="site-menu"
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        <Icon name={isOpen ? 'close' : 'menu'} /> {t('frame.menu')}
      </button>
    </div>
  );
}

export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { set } = usePageState();
  return (
    <button
      type="button"
      className="plain-button language"
      lang={language === 'da' ? 'en' : 'da'}
      onClick={() => {
        set({ sprog: language === 'da' ? 'en' : undefined });
      }}
    >
      <Icon name="language" /> {t('frame.other_language')}
    </button>
  );
}
