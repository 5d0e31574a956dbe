// From the list of findings to one of them, what is said of it, and back; the lists to hand out, and validity.
import { must, narrow, wide } from './browser.mjs';

const whole = async (journey, path) => {
  await journey.open(path);
  for (let tries = 0; (await journey.page.getByText('Historikken beregnes').count()) > 0 && tries < 240; tries += 1) {
    await journey.page.waitForTimeout(500);
    await journey.open(path);
  }
};

export async function findings(journey) {
  let address = '';

  await journey.proves('the list has ages once the extracts are gone through', async (page) => {
    await whole(journey, '/fund');
    must((await page.locator('.data-table a[href^="/fund/"]').count()) > 0, 'no finding is listed');
    await journey.axe();
  });

  await journey.proves('a finding says where it is corrected and leads to its row', async (page) => {
    await page.locator('.data-table a[href^="/fund/"]').first().click();
    await page.waitForURL(/\/fund\/r\d+\//);
    await page.locator('.form-block').first().waitFor();
    address = new URL(page.url()).pathname;
    await journey.axe();
    must((await page.locator('main a[href^="/raekke/"]').count()) > 0, 'no way to the row');
  });

  await journey.proves('an acceptance needs a reason and a last day, and says which is missing', async (page) => {
    const form = page.locator('.form-block', { hasText: 'Rækken er, som den skal være' });
    await form.locator('button[type=submit]').click();
    await form.locator('.form-error').first().waitFor();
    await journey.axe();
    await form.getByLabel('Begrundelse').fill('aftalt med fagsystemet');
    await form.getByLabel('Godkendt til og med').fill('2199-12-31');
    await form.locator('button[type=submit]').click();
    await page.locator('.lead', { hasText: 'godkendt til 31.12.2199' }).waitFor();
  });

  await journey.proves('it has left the list, stands among the accepted, and comes back when it is undone', async (page) => {
    await journey.open('/fund');
    must((await page.locator(`.data-table a[href="${address}"]`).count()) === 0, 'it is still in the list');
    await journey.open('/fund?status=godkendt');
    await page.locator(`.data-table a[href="${address}"]`).click();
    await page.locator('.form-block button[type=submit]', { hasText: 'Fortryd' }).click();
    await page.locator('.lead', { hasText: /^åben/ }).waitFor();
  });

  await journey.proves('a list is handed out to each, fits a narrow screen and can be printed', async (page) => {
    await journey.pictureOf('worklists', '/arbejdsliste');
    await page.locator('.data-table a[href^="/arbejdsliste?registrator="]').first().click();
    await page.waitForURL(/registrator=/);
    await page.locator('.data-table a[href^="/fund/"]').first().waitFor();
    await journey.axe();
    await page.setViewportSize(narrow);
    must((await page.evaluate(() => document.documentElement.scrollWidth)) <= narrow.width, 'it scrolls sideways');
    await journey.axe();
    await page.setViewportSize(wide);
    must((await journey.paper('worklist')) >= 1, 'no paper');
  });

  await journey.proves('validity has its curve, its table and a way down', async (page) => {
    await journey.pictureOf('validity', '/validitet');
    await page.locator('.data-table a[href^="/fund?"]').first().waitFor();
    await journey.axe();
    await page.locator('.data-table a[href^="/fund?enhed="]').first().click();
    await page.waitForURL(/\/fund\?enhed=/);
    await page.locator('.page-foot').waitFor();
  });

  await journey.proves('the pages keep within the screen at both widths', async () => {
    await journey.pictureOf('findings', '/fund');
    await journey.pictureOf('finding', address);
    await journey.pictureOf('findings-english', '/fund?sprog=en');
  });
}
