// The links that wait for a person: confirmed, corrected, shared and taken back, by hand and by keys.
import { must, narrow, wide } from './browser.mjs';

const address = '/koblinger?aar=alle';
const item = (page, posting) => page.locator(`.link-item[data-posting="${posting}"]`);

/** The posting at a place in the list. */
async function postingAt(page, place) {
  return page.locator('.link-item').nth(place).getAttribute('data-posting');
}

async function linkedKroner(page) {
  return page.locator('.equation').first().innerText();
}

export async function links(journey) {
  let first = '';
  let second = '';

  await journey.proves('what is to be confirmed stands in a list, the largest amount first', async (page) => {
    await journey.open(address);
    await page.locator('.link-item').nth(1).waitFor();
    first = await postingAt(page, 0);
    second = await postingAt(page, 1);
    must((await item(page, first).locator('button').count()) === 2, 'not two things to say');
    await journey.axe();
  });

  await journey.proves('a confirmation needs a reason, changes the sums at once, and is taken back in place', async (page) => {
    const before = await linkedKroner(page);
    await item(page, first).locator('[data-act=confirm]').click();
    await item(page, first).locator('button[type=submit]').click();
    await item(page, first).locator('.form-error').waitFor();
    await journey.axe();
    await item(page, first).getByLabel('Begrundelse').fill('set i sagen');
    await page.keyboard.press('Enter');
    await item(page, first).getByText('Bekræftet', { exact: true }).waitFor();
    await item(page, first).getByText('set i sagen').waitFor();
    await page.waitForFunction((text) => document.querySelector('.equation')?.innerText !== text, before);
    await journey.axe();
    await item(page, first).locator('[data-act=undo]').click();
    await item(page, first).locator('[data-act=confirm]').waitFor();
    await page.waitForFunction((text) => document.querySelector('.equation')?.innerText === text, before);
  });

  await journey.proves('keys alone confirm one after the other: B, the reason, Enter, and B again', async (page) => {
    await item(page, first).locator('[data-act=confirm]').focus();
    await page.keyboard.press('b');
    must(await page.evaluate(() => document.activeElement.matches('.link-form input')), 'the reason has no focus');
    await page.keyboard.type('kendt af gruppen');
    await page.keyboard.press('Enter');
    await item(page, first).locator('[data-act=undo]').waitFor();
    await page.waitForFunction((posting) => document.activeElement?.closest('[data-posting]')?.dataset.posting !== posting, first);
    await page.keyboard.press('ArrowUp');
    must(
      await page.evaluate((posting) => document.activeElement?.closest('[data-posting]')?.dataset.posting === posting, first),
      'the arrow did not go back',
    );
    await page.keyboard.press('f');
    await item(page, first).locator('[data-act=confirm]').waitFor();
  });

  await journey.proves('a correction shows what speaks for each grant, and can be that it belongs to none', async (page) => {
    await item(page, first).locator('[data-act=correct]').click();
    await item(page, first).locator('.link-choice').first().waitFor();
    must(/taler for/.test(await item(page, first).locator('.link-choices').innerText()), 'nothing speaks for any grant');
    await journey.axe();
    await item(page, first).locator('button[type=submit]').click();
    await item(page, first).getByRole('alert').waitFor();
    await item(page, first).getByLabel('Den hører til ingen bevilling').check();
    await item(page, first).getByLabel('Begrundelse').fill('et gebyr');
    await item(page, first).locator('button[type=submit]').click();
    await item(page, first).getByText('→ Hører til ingen bevilling').waitFor();
    await item(page, first).locator('[data-act=undo]').click();
    await item(page, first).locator('[data-act=confirm]').waitFor();
  });

  await journey.proves('the amount is shared between grants, one of them searched for, and the rest is told', async (page) => {
    const at = item(page, first);
    await at.locator('[data-act=correct]').click();
    await at.locator('.link-choice').first().waitFor();
    await at.getByLabel('Del beløbet på flere bevillinger').check();
    await at.locator('.link-choice input[type=checkbox]').first().check();
    const kroner = at.locator('.link-kroner input');
    const whole = await kroner.first().inputValue();
    await kroner.first().fill('100,00');
    await at.getByText(/Der mangler/).waitFor();
    const offered = await at.locator('.link-choice').count();
    await at.getByLabel('Find en anden bevilling').fill('sel');
    await page.waitForFunction(
      ([posting, count]) => document.querySelectorAll(`[data-posting="${posting}"] .link-choice`).length > count,
      [first, offered],
    );
    await at.locator('.link-choice input[type=checkbox]').last().check();
    await at.getByText('Delene er hele beløbet.').waitFor();
    must((await kroner.count()) === 2 && (await kroner.last().inputValue()) !== whole, 'the rest is not offered');
    await journey.axe();
    await journey.picture('links-shared');
    await at.getByLabel('Begrundelse').fill('delt efter aftale');
    await at.locator('button[type=submit]').click();
    await at.getByText('Rettet', { exact: true }).waitFor();
    must((await at.locator('.link-grants li').count()) === 2, 'it is not shared');
  });

  await journey.proves('the posting has a page of its own with all that was said, where it is taken back', async (page) => {
    await item(page, first).locator('.link-facts a').first().click();
    await page.waitForURL(/\/kobling\//);
    await page.locator('.lead', { hasText: /Rettet .* af / }).waitFor();
    await journey.axe();
    await page.locator('[data-act=undo]').click();
    await page.locator('[data-act=confirm]').waitFor();
    await page.locator('.data-table', { hasText: 'Taget tilbage' }).waitFor();
  });

  await journey.proves('the list and its forms keep within a narrow screen', async (page) => {
    await page.setViewportSize(narrow);
    await journey.open(address);
    await item(page, second).locator('[data-act=correct]').click();
    await item(page, second).locator('.link-choice').first().waitFor();
    must((await page.evaluate(() => document.documentElement.scrollWidth)) <= narrow.width, 'it scrolls sideways');
    await journey.axe();
    await journey.picture('links-form-390');
    await page.keyboard.press('Escape');
    await item(page, second).locator('.link-form').waitFor({ state: 'detached' });
    await page.setViewportSize(wide);
    await journey.pictureOf('links', address);
    await journey.pictureOf('link', `/kobling/${first.replace('posting:', '')}`);
    await journey.pictureOf('links-english', `${address}&sprog=en`);
  });
}
