// A controller's morning: from the front page's figure down to the line of a file, and back.
import { must } from './browser.mjs';

const figureLink = 'main a[data-figure]';

export async function morning(journey) {
  await journey.proves('overview → figure → what is behind it → its page', async (page) => {
    await journey.open('/');
    const figure = page.locator(figureLink).first();
    const said = (await figure.innerText()).trim();
    await figure.click();
    await page.locator('.drawer[open] .drawer-figure').waitFor();
    must(new URL(page.url()).searchParams.has('figur'), 'the figure is not in the address');
    must(said.length > 0, 'the figure is empty');
    await journey.axe();
    await page.locator('.drawer-links a[href^="/tal"]').click();
    await page.waitForURL(/\/tal\?/);
    await page.locator('.page-foot').waitFor();
    await journey.axe();
  });

  await journey.proves('what is behind a figure adds up to it', async (page) => {
    await journey.open('/trappe');
    await page.locator('.stair-table tbody a[data-figure]').first().click();
    await page.locator('.drawer[open] .drawer-figure').waitFor();
    await page.locator('.drawer .data-table').first().waitFor();
  });

  await journey.proves('Escape closes the drawer, and the address forgets the figure', async (page) => {
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !new URLSearchParams(location.search).has('figur'));
  });

  await journey.proves('figure → citizens → one citizen → a grant → the row it came from', async (page) => {
    await journey.open('/borgere');
    await journey.axe();
    await page.locator('.data-table a[href^="/borger/"]').first().click();
    await page.waitForURL(/\/borger\//);
    await page.locator('h1', { hasText: /^B-/ }).waitFor();
    await journey.axe();
    await page.locator('main a[href^="/raekke/"]').first().click();
    await page.waitForURL(/\/raekke\//);
    await page.locator('.data-table').first().waitFor();
    await journey.axe();
  });

  await journey.proves('Back leads the same way home', async (page) => {
    await page.goBack();
    await page.waitForURL(/\/borger\//);
    await page.goBack();
    await page.waitForURL(/\/borgere/);
  });

  await journey.proves('the search finds the citizen by id and goes there', async (page) => {
    const id = (await page.locator('.data-table a[href^="/borger/"]').first().getAttribute('href')).match(/B-[A-Z0-9]+/)[0];
    await page.locator('[data-search]').fill(id);
    await page.locator('.search-hits li[role=option]', { hasText: id }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/borger/${id}`));
  });

  await journey.proves('a delivery has a receipt whose parts add up', async (page) => {
    await journey.open('/leverancer');
    await journey.axe();
    await page.locator('.data-table a[href^="/leverance/"]').first().click();
    await page.waitForURL(/\/leverance\//);
    await page.locator('.equation').first().waitFor();
    must((await page.locator('.equation .difference.is-off').count()) === 0, 'an equation has a difference');
    await journey.axe();
  });

  await journey.proves('the page and each of its tables are fetched as workbook and as text', async (page) => {
    for (const path of ['/borgere', '/trappe', '/afstemning']) {
      await journey.open(path);
      const links = await page.locator('main a[download]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      must(
        links.some((href) => href.includes('format=xlsx')),
        `${path} offers no workbook`,
      );
      for (const href of links) {
        const answer = await fetch(new URL(href, journey.base));
        const body = await answer.arrayBuffer();
        must(answer.ok && body.byteLength > 20, `${href}: ${answer.status}`);
      }
    }
  });
}
