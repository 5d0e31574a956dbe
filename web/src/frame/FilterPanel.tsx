import { useTranslation } from 'react-i18next';
import type { Document, Parameter } from '../generated/document';
import { usePageState } from '../url/page_state';
import { ParameterControl } from './ParameterControl';
import { SavedViewsList } from './SavedViewsList';

interface FilterPanelProps {
  document: Document;
  parameters: Parameter[];
}

export function FilterPanel({ document, parameters }: FilterPanelProps) {
  const { t } = useTranslation();
  const { set } = usePageState();
  const clear = () => {
    set(Object.fromEntries(parameters.map((parameter) => [parameter.key ?? '', undefined])));
  };
  return (
    <div className="inner filter-panel">
      <div className="filter-fields">
        {parameters.map((parameter) => (
          <ParameterControl key={parameter.key} parameter={parameter} />
        ))}
        <button type="button" className="linkish" onClick={clear}>
          {t('basis.clear')}
        </button>
      </div>
      <SavedViewsList document={document} />
    </div>
  );
}
