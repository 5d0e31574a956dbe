// No hand on the mouse: every page is reached, used and left by keys, and focus is always to be seen.
import { must } from './browser.mjs';

/** Tabs until a thing has focus, and sees at every stop that it shows. */
async function tabTo(page, selector, atMost = 60) {
  for (let pressed = 0; pressed < atMost; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((wanted) => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      const wrapper = at.closest('.choice, .segmented, .drop-zone, label, .slider-track, .search');
      const around = wrapper ? getComputedStyle(wrapper) : style;
      const shows = [style, around].some((one) => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) > 0);
      const box = at.getBoundingClientRect();
      return {
        isThere: at.matches(wanted),
        shows: shows || at === document.body,
        name: at.outerHTML.slice(0, 120),
        size: box.width * box.height,
      };
    }, selector);
    must(stop.shows, `focus does not show on ${stop.name}`);
    if (stop.isThere) return;
  }
  throw new Error(`${selector} is not reached in ${atMost} tabs`);
}

export async function keyboardOnly(journey) {
  await journey.proves('the first tab offers the content, and Enter goes there', async (page) => {
    await journey.open('/trappe');
    await tabTo(page, '.skipnav', 1);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#content');
  });

  await journey.proves('/ searches, ? shows the keys, T turns the chart into its table, E explains', async (page) => {
    await journey.open('/trappe');
    await page.keyboard.press('/');
    must(await page.locator('[data-search]').evaluate((input) => input === document.activeElement), 'the search has no focus');
    await page.keyboard.press('Escape');
    await journey.open('/trappe');
    await page.keyboard.press('?');
    await page.locator('.shortcuts[open]').waitFor();
    await journey.axe();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.locator('.stair-table.is-full').waitFor();
    await page.locator('.stair-table a[data-figure]').first().focus();
    await page.keyboard.press('e');
    await page.locator('.drawer[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'detached' });
    must(await page.evaluate(() => document.activeElement.matches('a[data-figure]')), 'focus did not come back to the figure');
  });

  await journey.proves('single-letter keys can be switched off, and stay off', async (page) => {
    await journey.open('/trappe');
    await page.keyboard.press('?');
    await page.locator('.shortcuts .check-line input').uncheck();
    await page.keyboard.press('Escape');
    await journey.open('/trappe');
    await page.keyboard.press('t');
    await page.keyboard.press('?');
    must((await page.locator('.stair-table.is-full, .shortcuts[open]').count()) === 0, 'a key still answers');
    await page.evaluate(() => localStorage.clear());
  });

  await journey.proves('the stair: arrows walk the steps and the measures, Enter opens the figure', async (page) => {
    await journey.open('/trappe');
    await tabTo(page, '.stair-chart [data-step]');
    const name = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    must(/^Trin \d, .+: [\d.]+ borger/.test(name), `a step is called ${name}`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.drawer[open] .drawer-figure').waitFor();
    await page.keyboard.press('Escape');
  });

  await journey.proves('menu, filters and tables are reached by tabs', async (page) => {
    await journey.open('/');
    await tabTo(page, '.menu-link[href^="/borgere"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/borgere/);
    await page.locator('.data-table').first().waitFor();
    await tabTo(page, '.data-table a[href^="/borger/"]', 120);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/borger\//);
  });

  await journey.proves('the menu that folds out is opened, used and closed by keys', async (page) => {
    await journey.open('/');
    await tabTo(page, '.menu-row button');
    await page.keyboard.press('Enter');
    await page.locator('.submenu a').first().waitFor();
    await tabTo(page, '.submenu a', 4);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.pathname !== '/');
  });
}
