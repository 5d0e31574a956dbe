import { describe, expect, it } from 'vitest';
import { siteOf } from '../api/site';
import { catalogue } from '../fixtures/catalogue';
import { matchPath, inLanguage } from '../url/links';
import { isCurrent, menuOf } from './Menu';

describe('the menu', () => {
  it('is the catalogue in order, with groups folded and pages of one citizen left out', () => {
    const menu = menuOf(siteOf(catalogue), 'da');
    expect(menu.map((entry) => entry.label)).toEqual(['Overblik', 'Indsatstrappen', 'Borgere', 'Data og kvalitet']);
    expect(menu[3]?.children.map((entry) => entry.label)).toEqual(['Leverancer', 'Afstemning', 'Oversættelser']);
  });
  it('knows where one is, also on the page of one citizen', () => {
    expect(isCurrent('/borgere', '/borger/B-04217')).toBe(true);
    expect(isCurrent('/leverancer', '/leverance/41')).toBe(true);
    expect(isCurrent('/oversaettelser/alle', '/oversaettelse/sensum_indsatser')).toBe(true);
    expect(isCurrent('/oversaettelser/alle', '/oversaettelser')).toBe(true);
    expect(isCurrent('/oversaettelser/alle', '/')).toBe(false);
    expect(isCurrent('/', '/trappe')).toBe(false);
    expect(isCurrent('/trappe', '/trappe')).toBe(true);
  });
  it('addresses carry their ids, and English is kept on the way', () => {
    expect(matchPath('/borger/:id', '/borger/B-04217')).toEqual({ id: 'B-04217' });
    expect(matchPath('/borger/{id}', '/borger/B-04217')).toEqual({ id: 'B-04217' });
    expect(matchPath('/borger/:id', '/borgere')).toBeUndefined();
    expect(inLanguage('/borgere?trin=6', 'en')).toBe('/borgere?trin=6&sprog=en');
    expect(inLanguage('/borgere', 'da')).toBe('/borgere');
  });
});
