import { useTranslation } from 'react-i18next';
import type { Language } from '../generated/document';

export function languageOfAddress(search: string): Language {
  return new URLSearchParams(search).get('sprog') === 'en' ? 'en' : 'da';
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'da';
}
