import type { IncomingMessage, ServerResponse } from 'node:http';
import { catalogue } from '../src/fixtures/catalogue';
import { citizen, citizens } from '../src/fixtures/citizen';
import { account, deliveries, figure, receipt, sourceRow } from '../src/fixtures/deliveries';
import { ladder } from '../src/fixtures/ladder';
import { mappingList, mappingPreview, mappingTrial, openedMapping } from '../src/fixtures/mapping';
import { overview } from '../src/fixtures/overview';
import type { Document } from '../src/generated/document';

// A server of made-up figures for working on the pages without the real one: `npm run dev`, `npm run preview`.

type Query = Record<string, string>;

const views: Record<string, (query: Query) => Document> = {
  overview: () => overview,
  ladder,
  citizens: () => citizens,
  citizen: () => citizen,
  deliveries: () => deliveries,
  receipt: () => receipt,
  row: () => sourceRow,
  reconciliation: () => account,
};

let jobAsked = 0;

const answers: [RegExp, (match: RegExpExecArray, query: Query) => unknown][] = [
  [/^\/api\/catalogue$/, () => catalogue],
  [/^\/api\/view\/([^/]+)$/, (match, query) => views[match[1] ?? '']?.(query)],
  [/^\/api\/explain$/, (_, query) => figure(query['figur'] ?? '')],
  [
    /^\/api\/search$/,
    (_, query) => ({ hits: [{ label: 'B-04217 M.K.', detail: `trin 6 · ${query['q'] ?? ''}`, link: '/borger/B-04217' }] }),
  ],
  [
    /^\/api\/my\/views$/,
    () => ({
      views: [
        { name: 'Trin 6', address: '/trappe?trin=6', seen: '2025-11-01', lead: '1.231 borgere får hjælp – 19 flere end for et år siden.' },
      ],
    }),
  ],
  [/^\/api\/deliveries$/, () => ((jobAsked = 0), { job: '7' })],
  [
    /^\/api\/jobs\/7$/,
    () => (
      (jobAsked += 1),
      { state: jobAsked > 4 ? 'done' : 'running', done: Math.min(1, jobAsked / 5), what: 'læser rækker', result_link: '/leverance/41' }
    ),
  ],
  [/^\/api\/mappings\/preview$/, () => mappingPreview],
  [/^\/api\/mappings\/trial$/, () => mappingTrial],
  [/^\/api\/mappings\/amended$/, () => ({ toml: openedMapping.toml })],
  [/^\/api\/mappings\/[^/]+$/, () => openedMapping],
  [/^\/api\/mappings$/, () => mappingList],
];

export function mockApi(request: IncomingMessage, response: ServerResponse, next: () => void) {
  const url = new URL(request.url ?? '/', 'http://mock');
  const found = answers.map(([pattern, answer]) => ({ match: pattern.exec(url.pathname), answer })).find(({ match }) => match !== null);
  if (!url.pathname.startsWith('/api/')) {
    next();
    return;
  }
  const body = found?.match ? found.answer(found.match, Object.fromEntries(url.searchParams)) : undefined;
  request.resume();
  response.statusCode = body === undefined ? 404 : 200;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body ?? { error: { code: 'not_found', message: 'Siden findes ikke.' } }));
}
