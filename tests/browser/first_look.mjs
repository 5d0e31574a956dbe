// The front page, the menu, and the ways a page can fail.
import { must } from './browser.mjs';

export async function firstLook(journey) {
  await journey.proves('the front page says its answer and where its figures come from', async (page) => {
    await journey.open('/');
    must((await page.locator('h1').innerText()).length > 3, 'the heading is empty');
    must(await page.locator('.basis-facts').isVisible(), 'the basis is not visible');
    must((await page.title()).endsWith('Styrhus'), 'the title does not name the system');
  });

  await journey.proves('the menu leads to every page of the catalogue that stands in it', async (page) => {
    for (const path of journey.menuPaths()) {
      await journey.open(path);
      must((await page.locator('.state-box.is-error').count()) === 0, `${path} fails`);
      must((await page.locator('main h1').count()) === 1, `${path} has not one heading`);
    }
  });

  await journey.proves('English is one click away and stays on the way', async (page) => {
    await journey.open('/');
    await page.locator('.portal-tools .language').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.locator('.menu-link[href^="/trappe"]').click();
    await page.waitForURL(/\/trappe\?.*sprog=en/);
    await page.locator('[data-step]').first().waitFor();
    must((await page.locator('h1').innerText()) !== 'Indsatstrappen', 'the heading is Danish');
  });

  await journey.proves('a page that is not there says so', async (page) => {
    await journey.open('/findes-ikke');
    await page.locator('.state-box').waitFor();
  });

  await journey.provesTrouble('a server that does not answer is said, and Prøv igen helps', async (page) => {
    await page.route('**/api/view/**', (route) => route.abort());
    await page.goto(`${journey.base}/borgere`);
    const retry = page.locator('.state-box.is-error button');
    await retry.waitFor();
    await journey.axe();
    await page.unroute('**/api/view/**');
    await retry.click();
    await page.locator('.page-foot').waitFor();
  });

  await journey.proves('while figures are on the way the page shows its outline', async (page) => {
    let letGo = () => undefined;
    const held = new Promise((resolve) => (letGo = resolve));
    await page.route('**/api/view/**', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${journey.base}/borgere`);
    await page.locator('.skeleton').waitFor();
    await journey.axe();
    letGo();
    await page.locator('.page-foot').waitFor();
    await page.unroute('**/api/view/**');
  });
}
