import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Site } from '../api/site';
import type { Language } from '../generated/document';
import { useLanguage } from '../i18n/language';
import { inLanguage, isOfOne } from '../url/links';
import { Icon } from './Icon';
import { LanguageSwitch } from './Header';
import { useMenuOpen } from './menu_state';

export interface MenuEntry {
  key: string;
  label: string;
  path?: string;
  children: MenuEntry[];
}

/** The catalogue in menu order; pages of one group fold under it, where the first of them stood. */
export function menuOf(site: Site, language: Language): MenuEntry[] {
  const entries: MenuEntry[] = [];
  const pages = site.pages.filter((page) => page.order > 0 && !isOfOne(page.path)).sort((a, b) => a.order - b.order);
  for (const page of pages) {
    const entry: MenuEntry = { key: page.code, label: page.title[language], path: page.path, children: [] };
    const key = `group:${page.group.da}`;
    const group = entries.find((candidate) => candidate.key === key);
    if (!page.group.da) entries.push(entry);
    else if (group) group.children.push(entry);
    else entries.push({ key, label: page.group[language], children: [entry] });
  }
  return entries;
}

/**
 * "/borger/B-1" belongs under "/borgere": the page of one is named in the singular. The workbench "/oversaettelser" belongs
 * under its list, "/oversaettelser/alle".
 */
export function isCurrent(entry: string, path: string): boolean {
  if (entry === '/' || path === '/') return path === entry;
  const [, segment = '', below] = path.split('/');
  const isOfOne = below !== undefined && segment !== '' && entry.startsWith(`/${segment}`);
  return path === entry || path.startsWith(`${entry}/`) || entry.startsWith(`${path}/`) || isOfOne;
}

export function Menu({ site }: { site: Site | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useMenuOpen();
  useEffect(() => {
    setOpen(false);
  }, [pathname, setOpen]);
  if (!site) return <div className="menu-row" />;
  return (
    <nav id="site-menu" className={`menu-row ${isOpen ? 'is-open' : ''}`} aria-label={t('frame.menu')}>
      <ul className="inner">
        {menuOf(site, language).map((entry) =>
          entry.children.length > 0 ? (
            <MenuGroup key={entry.key} entry={entry} path={pathname} />
          ) : (
            <MenuItem key={entry.key} entry={entry} path={pathname} />
          ),
        )}
        <li className="menu-language">
          <LanguageSwitch />
        </li>
      </ul>
    </nav>
  );
}

function MenuItem({ entry, path }: { entry: MenuEntry; path: string }) {
  const language = useLanguage();
  const current = isCurrent(entry.path ?? '', path);
  return (
    <li>
      <Link className="menu-link x" to={inLanguage(entry.path ?? '/', language)} aria-current={current ? 'page' : undefined}>
        {entry.label}
      </Link>
    </li>
  );
}

function MenuGroup({ entry, path }: { entry: MenuEntry; path: string }) {
  const [isOpen, setOpen] = useState(false);
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    setOpen(false);
  }, [path]);
  useEffect(() => {
    const leave = (event: Event) => {
      if (!element.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, []);
  const current = entry.children.some((child) => isCurrent(child.path ?? '', path));
  return (
    <li
      ref={element}
      className="menu-group"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <button
        type="button"
        className={`menu-link ${current ? 'is-current' : ''}`}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {entry.label} <Icon name="chevron-down" />
      </button>
      <ul className={`submenu ${isOpen ? 'is-open' : ''}`}>
        {entry.children.map((child) => (
          <MenuItem key={child.key} entry={child} path={path} />
        ))}
      </ul>
    </li>
  );
}
