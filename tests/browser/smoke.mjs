// Drives a running server as a controller would: front page, ladder in its five views, from a figure to its rows,
// citizens, a receipt, English, both widths, and axe on every page.
//   node tests/browser/smoke.mjs http://127.0.0.1:8080 [folder for pictures]
import { Journey, must, narrow, wide } from './browser.mjs';

const [base, pictures] = process.argv.slice(2);
if (!base) {
  console.error('Say which server: node tests/browser/smoke.mjs URL [folder for pictures]');
  process.exit(2);
}

const journey = new Journey(base, pictures);
const page = await journey.start();
const catalogue = await (await fetch(`${journey.base}/api/catalogue`)).json();
const has = (path) => catalogue.views.some((view) => view.path === path);
const address = () => new URL(page.url());

await journey.proves('the front page says its answer and where its figures come from', async () => {
  await journey.open('/');
  must((await page.locator('h1').innerText()).length > 3, 'the heading is empty');
  must(await page.locator('.basis-facts').isVisible(), 'the basis is not visible');
  must((await page.title()).endsWith('Styrhus'), 'the title does not name the system');
});

await journey.proves('the menu leads to every page of the catalogue that stands in it', async () => {
  for (const view of catalogue.views.filter((candidate) => candidate.order > 0 && !/[:{]/.test(candidate.path))) {
    await journey.open(view.path);
    must((await page.locator('.state-box.is-error').count()) === 0, `${view.path} fails`);
    must((await page.locator('main h1').count()) === 1, `${view.path} has not one heading`);
  }
});

for (const [name, proof] of [
  ['trappe', '.stair-chart [data-step]'],
  ['kroner', '.kroner-area'],
  ['bevaegelser', '.flow svg, .matrix'],
  ['varighed', '.curve, .durations'],
  ['tabel', '.stair-table.is-full'],
])
  await journey.proves(`the ladder as ${name}`, async () => {
    await journey.open(`/trappe${name === 'trappe' ? '' : `?visning=${name}`}`);
    await page.locator(proof).first().waitFor();
    await journey.axe();
  });

await journey.proves('a step is chosen by keyboard, stands in the address, and Back undoes it', async () => {
  await journey.open('/trappe');
  const first = page.locator('[data-step][tabindex="0"]');
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => new URLSearchParams(location.search).has('trin'));
  await page.locator('[data-step][aria-pressed="true"]').waitFor();
  await page.goBack();
  await page.waitForFunction(() => !new URLSearchParams(location.search).has('trin'));
});

await journey.proves('the month goes back with a key and writes the address', async () => {
  await journey.open('/trappe');
  if ((await page.locator('.month-slider').count()) === 0) return;
  await page.locator('[data-step][tabindex="0"]').focus();
  await page.keyboard.press(',');
  await page.waitForFunction(() => new URLSearchParams(location.search).has('maaned'));
  await page.locator('[data-step]').first().waitFor();
});

await journey.proves('a figure opens what is behind it, and from there a row', async () => {
  await journey.open('/trappe');
  await page.locator('.stair-table tbody a[href*="figur="]').first().click();
  await page.locator('.drawer[open] .drawer-figure').waitFor();
  must(address().searchParams.has('figur'), 'the figure is not in the address');
  await journey.axe();
  const down = page.locator('.drawer .data-table a[href]').first();
  if ((await down.count()) > 0) {
    await down.click();
    await page.waitForFunction(() => !document.querySelector('.drawer[open]') || document.querySelector('.drawer .skeleton') === null);
    await page.locator('h1').waitFor();
  }
});

await journey.proves('Escape closes the drawer and the address forgets it', async () => {
  await journey.open('/trappe');
  await page.locator('.stair-table tbody a[href*="figur="]').first().click();
  await page.locator('.drawer[open] .drawer-figure').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !new URLSearchParams(location.search).has('figur'));
});

await journey.proves(
  'E explains the figure that has focus, T turns a chart into its table, / goes to the search, ? shows the keys',
  async () => {
    await journey.open('/trappe');
    await page.locator('.stair-table tbody a[data-figure]').first().focus();
    await page.keyboard.press('e');
    await page.locator('.drawer[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.drawer').waitFor({ state: 'detached' });
    if ((await page.locator('main [data-chart]').count()) > 0) {
      await page.keyboard.press('t');
      await page.locator('.stair-table.is-full').waitFor();
    }
    await page.keyboard.press('/');
    must(await page.locator('[data-search]').evaluate((input) => input === document.activeElement), 'the search has no focus');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.locator('.shortcuts[open]').waitFor();
  },
);

await journey.proves('citizens are listed by id, and one leads on', async () => {
  if (!has('/borgere')) return;
  await journey.open('/borgere');
  await journey.axe();
  const citizen = page.locator('.data-table a[href^="/borger/"]').first();
  await citizen.click();
  await page.waitForURL(/\/borger\//);
  await page.waitForLoadState('networkidle');
  await page.locator('.page-foot').waitFor();
  await journey.axe();
});

await journey.proves('a delivery has a receipt', async () => {
  if (!has('/leverancer')) return;
  await journey.open('/leverancer');
  await journey.axe();
  const receipt = page.locator('.data-table a[href^="/leverance/"]').first();
  if ((await receipt.count()) === 0) return;
  await receipt.click();
  await page.waitForURL(/\/leverance\//);
  await page.locator('.equation').first().waitFor();
  await journey.axe();
});

await journey.proves('English is one click away and stays on the way', async () => {
  await journey.open('/');
  await page.locator('.portal-tools .language').click();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await page.waitForLoadState('networkidle');
  await page.locator('.menu-link[href^="/trappe"]').click();
  await page.waitForURL(/\/trappe\?.*sprog=en/);
  await page.locator('[data-step]').first().waitFor();
  await journey.axe();
});

await journey.proves('a page that is not there says so', async () => {
  await journey.open('/findes-ikke').catch(() => undefined);
  await page.locator('.state-box').waitFor();
});

await journey.proves('tables are fetched as workbook and as text', async () => {
  await journey.open('/trappe');
  for (const format of ['xlsx', 'csv']) {
    const href = await page.locator(`.page-actions a[href*="format=${format}"]`).getAttribute('href');
    const answer = await fetch(new URL(href, journey.base));
    must(answer.ok, `${format}: ${answer.status}`);
  }
});

for (const [name, path] of [
  ['front', '/'],
  ['ladder', '/trappe?trin=3'],
  ['kroner', '/trappe?visning=kroner'],
  ['moves', '/trappe?visning=bevaegelser'],
  ['durations', '/trappe?visning=varighed'],
  ['table', '/trappe?visning=tabel'],
  ['citizens', '/borgere'],
  ['deliveries', '/leverancer'],
  ['reconciliation', '/afstemning'],
  ['mappings', '/oversaettelser'],
])
  await journey.proves(`${name} keeps within the screen at ${wide.width} and ${narrow.width}`, async () => {
    if (path.startsWith('/oversaettelser') || has(path.split('?')[0])) await journey.pictureOf(name, path);
  });

await journey.proves('a narrow screen has no axe findings on the ladder, and its menu unfolds', async () => {
  await page.setViewportSize(narrow);
  await journey.open('/trappe');
  await journey.axe();
  await page.locator('.menu-button').click();
  await page.locator('.menu-row.is-open .menu-link').first().waitFor();
});

await journey.end();
