import type { ReactNode } from 'react';

interface StatePageProps {
  /** What the page would be called aloud while it has no heading of its own. */
  title: string;
  children: ReactNode;
}

/** A page that is not there yet, or cannot be. */
export function StatePage({ title, children }: StatePageProps) {
  return (
    <main className="inner" id="content" tabIndex={-1}>
      <h1 className="visually-hidden">{title}</h1>
      {children}
    </main>
  );
}
