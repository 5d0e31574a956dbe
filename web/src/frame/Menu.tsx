import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Catalogue, CatalogueView } from '../api/contract';
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

function labelOf(view: CatalogueView, language: Language): string {
  return view.menu?.[language] || view.menu?.da || view.title[language];
}

/** The catalogue in menu order; views of one group fold under it, where the first of them stood. */
export function menuOf(catalogue: Catalogue, language: Language, groupName: (group: string) => string): MenuEntry[] {
  const entries: MenuEntry[] = [];
  const views = [...catalogue.views].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  for (const view of views) {
    const label = labelOf(view, language);
    if (!label || view.order === 0 || isOfOne(view.path)) continue;
    const entry: MenuEntry = { key: view.code, label, path: view.path, children: [] };
    if (!view.menu_group || (typeof view.menu_group !== 'string' && !view.menu_group.da)) {
      entries.push(entry);
      continue;
    }
    const name = typeof view.menu_group === 'string' ? view.menu_group : view.menu_group.da;
    const group = entries.find((candidate) => candidate.key === `group:${name}`);
    if (group) group.children.push(entry);
    else {
      const words = typeof view.menu_group === 'string' ? groupName(name) : view.menu_group[language] || name;
      entries.push({ key: `group:${name}`, label: words, children: [entry] });
    }
  }
  return entries;
}

/** "/borger/B-1" belongs under "/borgere": the page of one is named in the singular. */
export function isCurrent(entry: string, path: string): boolean {
  if (entry === '/') return path === '/';
  const [, segment = '', below] = path.split('/');
  return path === entry || path.startsWith(`${entry}/`) || (below !== undefined && segment !== '' && entry.startsWith(`/${segment}`));
}

export function Menu({ catalogue }: { catalogue: Catalogue | undefined }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useMenuOpen();
  useEffect(() => {
    setOpen(false);
  }, [pathname, setOpen]);
  if (!catalogue) return <div className="menu-row" />;
  const groupName = (group: string) => (i18n.exists(`group.${group}`) ? t(`group.${group}`) : group);
  return (
    <nav id="site-menu" className={`menu-row ${isOpen ? 'is-open' : ''}`} aria-label={t('frame.menu')}>
      <ul className="inner">
        {menuOf(catalogue, language, groupName).map((entry) =>
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
