import type { Language } from '../generated/document';

/** An address inside Styrhus in the language that is being read; Danish is left out. */
export function inLanguage(address: string, language: Language): string {
  if (language === 'da' || !address.startsWith('/')) return address;
  const [path = '/', query = ''] = address.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('sprog', 'en');
  return `${path}?${params.toString()}`;
}

/** "/borger/:id" and "/borger/B-04217" give {id: "B-04217"}; undefined when they do not match. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return found;
}
