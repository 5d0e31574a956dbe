import type { Language } from '../generated/document';
import type { Bilingual, Catalogue } from './contract';

export type Words = Record<Language, string>;

/** A page of the catalogue with nothing left out. */
export interface Page {
  code: string;
  /** "/borger/{id}". */
  path: string;
  title: Words;
  /** The menu it folds under; empty: a point of its own. */
  group: Words;
  /** In the menu; 0 keeps it out. */
  order: number;
}

export interface Site {
  municipality: string;
  isFictitious: boolean;
  /** Who statements are written as. */
  user: string;
  pages: Page[];
}

function wordsOf(text: Bilingual): Words {
  return { da: text.da ?? '', en: text.en ?? text.da ?? '' };
}

/** The API leaves out what is empty; here it is filled in once. */
export function siteOf(catalogue: Catalogue): Site {
  return {
    municipality: catalogue.municipality ?? '',
    isFictitious: catalogue.is_fictitious ?? false,
    user: catalogue.user ?? '',
    pages: catalogue.views.map((view) => ({
      code: view.code ?? '',
      path: view.path ?? '',
      title: wordsOf(view.title),
      group: wordsOf(view.menu_group),
      order: view.order,
    })),
  };
}
