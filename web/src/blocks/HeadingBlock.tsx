import type { ReactNode } from 'react';
import type { Heading } from '../generated/document';

export function HeadingBlock({ block }: { block: Heading }) {
  const Tag = block.level <= 2 ? 'h2' : 'h3';
  return (
    <div className="heading-line">
      <Tag>{block.text}</Tag>
      {block.aside ? <span className="heading-aside">{block.aside}</span> : null}
    </div>
  );
}

interface TitleLineProps {
  title?: string | undefined;
  aside?: string | undefined;
  children?: ReactNode;
}

/** The title of a chart or table, with its switch or links at the right. */
export function TitleLine({ title, aside, children }: TitleLineProps) {
  if (!title && !children) return null;
  return (
    <div className="heading-line">
      {title ? <h2>{title}</h2> : null}
      {aside ? <span className="heading-aside">{aside}</span> : null}
      {children ? <div className="heading-tools">{children}</div> : null}
    </div>
  );
}
