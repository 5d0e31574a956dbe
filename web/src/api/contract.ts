import type { Document } from '../generated/document';

export interface Bilingual {
  da: string;
  en: string;
}
export interface CatalogueView {
  code: string;
  /** "/borger/{id}". */
  path: string;
  title: Bilingual;
  menu?: Partial<Bilingual>;
  /** The menu it folds under; none: a point of its own. */
  menu_group?: string | Bilingual;
  /** In the menu; 0 keeps it out. */
  order?: number;
}
export interface Catalogue {
  municipality: string;
  is_fictitious?: boolean;
  views: CatalogueView[];
}
export interface SearchHit {
  label: string;
  detail?: string;
  link: string;
}
export interface SearchAnswer {
  hits: SearchHit[];
}
export type JobState = 'waiting' | 'running' | 'done' | 'failed';
export interface Job {
  state: JobState;
  /** 0 to 1. */
  done: number;
  what?: string;
  error?: string;
  result_link?: string;
}
export interface JobStarted {
  job: string;
}
/** What a user keeps, and what its page said when it was last looked at. The server stores it as it is given. */
export interface SavedView {
  name: string;
  /** Path and query, without a person in it. */
  address: string;
  /** The day it was last looked at. */
  seen: string;
  /** The page's sentence then. */
  lead: string;
}
export interface SavedViews {
  views: SavedView[];
}
export interface ColumnSuggestion {
  column: string;
  field?: string;
  confidence?: number;
  reason?: string;
}
export interface MappingPreview {
  upload: string;
  encoding: string;
  delimiter: string;
  header: string[];
  sample_rows: string[][];
  suggestions: { kind: string; mapping_code: string; columns: ColumnSuggestion[]; fields?: string[] };
}
export interface TomlError {
  line: number;
  text: string;
}
export interface MappingTrial {
  receipt?: Document;
  toml: string;
  errors: TomlError[];
}
export interface MappingListing {
  code: string;
  title?: string;
  kind?: string;
}
export interface MappingList {
  mappings: MappingListing[];
}
