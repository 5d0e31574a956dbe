import { Link } from 'react-router';
import type { Notice } from '../generated/document';
import { useLanguage } from '../i18n/language';
import { inLanguage } from '../url/links';

export function NoticeBlock({ block }: { block: Notice }) {
  const language = useLanguage();
  const tone = block.tone ?? 'plain';
  return (
    <div className={`notice is-${tone}`} role={tone === 'error' ? 'alert' : 'note'}>
      <p>{block.text}</p>
      {block.action_label && block.action_link ? <Link to={inLanguage(block.action_link, language)}>{block.action_label}</Link> : null}
    </div>
  );
}
