// The answers of the API: generated from the C++ declarations, and what the server keeps without looking inside.
import type { Document, MappingTrial as Trial } from '../generated/document';

export type {
  AmendedMapping,
  Bilingual,
  Catalogue,
  CatalogueView,
  Choice,
  ErrorBody,
  FieldChoice,
  GrantChoices,
  JobAnswer,
  JobStarted,
  KindChoice,
  LinkDesk,
  LinkGrant,
  LinkRow,
  LinkWork,
  MappingList,
  MappingPreview,
  MappingSaved,
  OpenedMapping,
  RenamedLabel,
  SearchAnswer,
  SearchHit,
  TomlError,
  UnknownValue,
} from '../generated/document';

/** The receipt stands in the answer when the text is a mapping. */
export interface MappingTrial extends Trial {
  receipt?: Document;
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
