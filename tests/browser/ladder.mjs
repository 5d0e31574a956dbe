// The ladder in its five views, and all that can be done with it.
import { must } from './browser.mjs';

const views = [
  ['trappe', '.stair-chart [data-step]'],
  ['kroner', '.kroner-area'],
  ['bevaegelser', '.flow svg, .matrix'],
  ['varighed', '.curve, .durations'],
  ['tabel', '.stair-table.is-full'],
];

export async function ladderViews(journey) {
  for (const [name, proof] of views)
    await journey.proves(`the ladder as ${name}`, async (page) => {
      await journey.open(`/trappe${name === 'trappe' ? '' : `?visning=${name}`}`);
      await page.locator(proof).first().waitFor();
      await journey.axe();
    });

  await journey.proves('a step is chosen by keyboard, stands in the address, and Back undoes it', async (page) => {
    await journey.open('/trappe');
    await page.locator('[data-step][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URLSearchParams(location.search).has('trin'));
    await page.locator('[data-step][aria-pressed="true"]').waitFor();
    await page.goBack();
    await page.waitForFunction(() => !new URLSearchParams(location.search).has('trin'));
  });

  await journey.proves('a comma is the month before, and the address says so', async (page) => {
    await journey.open('/trappe');
    await page.locator('.month-slider').waitFor();
    await page.keyboard.press(',');
    await page.waitForFunction(() => new URLSearchParams(location.search).has('maaned'));
    await page.locator('[data-step]').first().waitFor();
  });

  await journey.proves('a filter changes the sentence, stands in the address, and can be cleared', async (page) => {
    await journey.open('/trappe');
    const before = await page.locator('.lead').innerText();
    await page.locator('.filter-button').click();
    const sex = page.getByLabel('Køn', { exact: true });
    must((await sex.locator('option:checked').textContent()) === 'alle', 'a filter that is not set does not say so');
    await sex.selectOption({ index: 1 });
    await page.waitForFunction((then) => document.querySelector('.lead').innerText !== then, before);
    must(new URL(page.url()).search !== '', 'the filter is not in the address');
    await page.locator('.filter-fields .linkish').click();
    await page.waitForFunction((then) => document.querySelector('.lead').innerText === then, before);
  });
}

/** What the slider says, and when the browser next drew after the hand moved. */
function moveThumb(page, by) {
  return page.locator('.thumb.is-month').evaluate(async (thumb, steps) => {
    const before = thumb.getAttribute('aria-valuetext');
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    setter.call(thumb, String(Number(thumb.value) + steps));
    thumb.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return { before, after: thumb.getAttribute('aria-valuetext'), address: location.search };
  }, by);
}

export async function ladderAtWork(journey) {
  await journey.proves('a drag answers in the next frame and writes the address when released', async (page) => {
    await journey.open('/trappe');
    const moved = await moveThumb(page, -3);
    must(moved.before !== moved.after, 'the month did not follow the hand');
    must(!moved.address.includes('maaned'), 'the address was written while dragging');
    await page.locator('.thumb.is-month').dispatchEvent('pointerup');
    await page.waitForFunction(() => new URLSearchParams(location.search).has('maaned'));
  });

  await journey.proves('another month to compare with marks what is more and what is fewer', async (page) => {
    await journey.open('/trappe');
    const compare = page.locator('.thumb.is-compare');
    await compare.focus();
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => new URLSearchParams(location.search).has('mod'));
  });

  await journey.proves('Afspil goes through the months and Pause stops it', async (page) => {
    await journey.open('/trappe');
    const thumb = page.locator('.thumb.is-month');
    const play = page.locator('.play');
    await play.click();
    const first = await thumb.getAttribute('aria-valuetext');
    await page.waitForFunction((then) => document.querySelector('.thumb.is-month').getAttribute('aria-valuetext') !== then, first);
    await play.click();
    must((await play.getAttribute('aria-pressed')) === 'false', 'it plays on');
  });

  await journey.proves('an arrow leads to the citizens who moved', async (page) => {
    await journey.open('/trappe');
    await page.locator('.stair-chart a[href^="/borgere"]').first().click();
    await page.waitForURL(/\/borgere\?/);
    await page.locator('.data-table').first().waitFor();
  });

  await journey.proves('every ladder of the municipality has its page', async (page) => {
    await journey.open('/trappe');
    const areas = await page
      .locator('.basis-row select')
      .first()
      .locator('option')
      .evaluateAll((all) => all.map((o) => o.value));
    for (const area of areas) {
      await journey.open(`/trappe?trappe=${area}`);
      await page.locator('.stair-chart [data-step], .state-box').first().waitFor();
    }
  });
}
