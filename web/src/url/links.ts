import type { Language } from '../generated/document';

interface Addressed {
  code: string;
  path: string;
}

/** Which view an address such as "/borger/B-1?maaned=2025-10" asks for. */
export function viewOfAddress(
  views: Addressed[],
  address: string,
): { code: string; ids: Record<string, string>; query: string } | undefined {
  const [path = '', query = ''] = address.split('?', 2);
  for (const view of views) {
    const ids = matchPath(view.path, path);
    if (ids) return { code: view.code, ids, query };
  }
  return undefined;
}

/** An address inside Styrhus in the language that is being read; Danish is left out. */
export function inLanguage(address: string, language: Language): string {
  if (language === 'da' || !address.startsWith('/')) return address;
  const [path = '/', query = ''] = address.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('sprog', 'en');
  return `${path}?${params.toString()}`;
}

/** The name of a part of a path that stands for something: "id" for ":id" and for "{id}". */
function placeName(part: string): string | undefined {
  return /^(?::(\w+)|\{(\w+)\})$/.exec(part)?.slice(1).find(Boolean);
}

/** True for pages of one citizen, delivery or row, whose path says which. */
export function isOfOne(pattern: string): boolean {
  return pattern.split('/').some((part) => placeName(part) !== undefined);
}

/** "/borger/{id}" and "/borger/B-04217" give {id: "B-04217"}; undefined when they do not match. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    const name = placeName(part);
    if (name !== undefined) found[name] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return found;
}
