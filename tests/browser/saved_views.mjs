// Saved filters, and what they say since you last looked.
import { must } from './browser.mjs';

export async function savedViews(journey) {
  await journey.proves('a view is saved under a name and found again from the front page', async (page) => {
    await journey.open('/trappe?trin=3');
    await page.locator('.filter-button').click();
    await page.locator('.save-view .form-input').fill('Trin tre');
    await page.locator('.save-view button').click();
    await page.locator('.saved-views a', { hasText: 'Trin tre' }).waitFor();
    await journey.axe();
    await journey.open('/');
    await page.locator('.since-list a', { hasText: 'Trin tre' }).click();
    await page.waitForFunction(() => new URLSearchParams(location.search).get('trin') === '3');
  });

  await journey.proves('a saved view can be deleted', async (page) => {
    await journey.open('/trappe?trin=3');
    await page.locator('.filter-button').click();
    await page.locator('.saved-views .icon-button').first().click();
    await page.locator('.saved-views a', { hasText: 'Trin tre' }).waitFor({ state: 'detached' });
    must((await page.locator('.saved-views li').count()) === 0, 'something is left');
  });
}
