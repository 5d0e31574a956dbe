import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageOfAddress } from './language';
import da from './da.json';
import en from './en.json';

void i18next.use(initReactI18next).init({
  resources: { da: { translation: da }, en: { translation: en } },
  lng: languageOfAddress(window.location.search),
  fallbackLng: 'da',
  interpolation: { escapeValue: false },
  returnNull: false,
});

export { i18next };
