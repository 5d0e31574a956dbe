const files = import.meta.glob<string>(
  [
    '../../node_modules/dkfds/src/img/svg-icons/{search,account,menu,tune,download,print,link,upload,checklist,payments,flag}.svg',
    '../../node_modules/dkfds/src/img/svg-icons/{check,arrow-forward,lock,groups,visibility,edit,file,close,language,hourglass}.svg',
    '../../node_modules/dkfds/src/img/svg-icons/{chevron-down,chevron-left,chevron-right,chevron-up,refresh,help,bookmark,delete}.svg',
    '../../node_modules/dkfds/src/img/svg-icons/{sort-table-none,sort-table-ascending,sort-table-descending,open-in-new}.svg',
  ],
  { query: '?raw', import: 'default', eager: true },
);

interface Drawing {
  viewBox: string;
  paths: string[];
}

function drawingOf(svg: string): Drawing {
  return {
    viewBox: /viewBox="([^"]+)"/.exec(svg)?.[1] ?? '0 0 24 24',
    paths: [...svg.matchAll(/ d="([^"]+)"/g)].map((match) => match[1] ?? ''),
  };
}

const drawings = new Map(Object.entries(files).map(([path, svg]) => [path.replace(/^.*\//, '').replace('.svg', ''), drawingOf(svg)]));

/** A dkfds icon; always beside a word, so hidden from screen readers. */
export function Icon({ name, className = '' }: { name: string; className?: string }) {
  const drawing = drawings.get(name);
  if (!drawing) return null;
  return (
    <svg className={`icon ${className}`} viewBox={drawing.viewBox} aria-hidden="true" focusable="false">
      {drawing.paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

export function Logo() {
  return (
    <svg className="logo-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M20 2.5 37 15v20.5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V15z" fill="#084081" />
      <g fill="none" stroke="#fff" strokeLinecap="round">
        <circle cx="20" cy="23" r="6.6" strokeWidth="2.4" />
        <path strokeWidth="2" d="M20 12.4v21.2M9.4 23h21.2M12.5 15.5l15 15M27.5 15.5l-15 15" />
      </g>
      <circle cx="20" cy="23" r="2.6" fill="#fff" />
      <circle cx="20" cy="23" r="1.1" fill="#084081" />
    </svg>
  );
}
