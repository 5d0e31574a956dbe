// How every page looks: both widths, both languages, at 200 %, on paper, and to axe.
import { must, narrow, wide } from './browser.mjs';

const states = [
  ['front', '/'],
  ['ladder', '/trappe?trin=3'],
  ['kroner', '/trappe?visning=kroner'],
  ['moves', '/trappe?visning=bevaegelser'],
  ['durations', '/trappe?visning=varighed'],
  ['table', '/trappe?visning=tabel'],
  ['forecast', '/prognose'],
  ['budget', '/rapporter'],
  ['citizens', '/borgere'],
  ['deliveries', '/leverancer'],
  ['reconciliation', '/afstemning'],
  ['findings', '/fund'],
  ['links', '/koblinger'],
  ['closings', '/lukkede'],
  ['invoices', '/fakturaer'],
  ['mappings', '/oversaettelser'],
  ['mapping-list', '/oversaettelser/alle'],
  ['mapping', '/oversaettelse/sensum_indsatser'],
];
const inEnglish = (path) => `${path}${path.includes('?') ? '&' : '?'}sprog=en`;

/** Pages of one citizen, delivery and figure, found where their lists lead. */
async function pagesBelow(journey) {
  const first = async (path, selector) => {
    await journey.open(path);
    const link = journey.page.locator(selector).first();
    await link.waitFor();
    return link.getAttribute('href');
  };
  const citizen = await first('/borgere', '.data-table a[href^="/borger/"]');
  return [
    ['citizen', citizen],
    ['row', await first(citizen, 'main a[href^="/raekke/"]')],
    ['receipt', await first('/leverancer', '.data-table a[href^="/leverance/"]')],
    ['drawer', await first('/trappe', '.stair-table tbody a[data-figure]')],
  ];
}

export async function looks(journey) {
  const below = [];
  await journey.proves('lists lead to a citizen, a row, a receipt and a figure', async () => {
    below.push(...(await pagesBelow(journey)));
  });
  for (const [name, path] of [...states, ...below])
    await journey.proves(`${name} keeps within the screen at ${wide.width} and ${narrow.width}`, () => journey.pictureOf(name, path));

  await journey.proves('a narrow screen has no axe findings on the ladder, and its menu unfolds', async (page) => {
    await page.setViewportSize(narrow);
    await journey.open('/trappe');
    await journey.axe();
    await page.locator('.menu-button').click();
    await page.locator('.menu-row.is-open .menu-link').first().waitFor();
    await journey.axe();
    await page.setViewportSize(wide);
  });
}

/** Danish words that would stand on an English page. Names of data are Danish in both. */
const danishWords = /\b(borgere|og|ikke|leverancer|måned|rækker|udgift|varighed|bevilling|godtaget|afvist|forskel|trin)\b/i;

/** Chart labels that lie over each other. */
function overlappingLabels() {
  const boxes = [...document.querySelectorAll('main svg text')]
    .filter((text) => text.textContent.trim() !== '' && getComputedStyle(text).visibility !== 'hidden')
    .map((text) => ({ text: text.textContent, svg: text.closest('svg'), box: text.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  const found = [];
  for (const [index, one] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (one.svg === other.svg && across > 2 && down > 6) found.push(`${one.text} / ${other.text}`);
    }
  return found;
}

export async function looksClosely(journey) {
  const all = [...states, ...(await pagesBelow(journey))];

  for (const [name, path] of all)
    await journey.proves(`${name} has no axe findings at ${narrow.width}, nor in English at ${wide.width}`, async (page) => {
      await page.setViewportSize(narrow);
      await journey.open(path);
      await journey.axe();
      await page.setViewportSize(wide);
      await journey.open(inEnglish(path));
      await journey.axe();
    });

  for (const [name, path] of all)
    await journey.proves(`${name} is English when it shall be, at both widths`, async (page) => {
      await journey.pictureOf(`${name}-en`, inEnglish(path));
      await journey.open(inEnglish(path));
      const head = await page.locator('h1, .lead, thead th, .basis-facts, h2').allInnerTexts();
      const danish = head.filter((text) => danishWords.test(text));
      must(danish.length === 0, `Danish on the English page: ${danish.slice(0, 3).join(' | ')}`);
    });

  for (const [name, path] of all)
    await journey.proves(`${name} has no labels over each other, at full size and at 200 %`, async (page) => {
      for (const size of [wide, { width: wide.width / 2, height: wide.height / 2 }]) {
        await page.setViewportSize(size);
        await journey.open(path);
        const over = await page.evaluate(overlappingLabels);
        must(over.length === 0, `at ${size.width}: ${over.slice(0, 4).join(', ')}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        must(width <= size.width, `it scrolls sideways at ${size.width}: ${width}`);
      }
      await journey.picture(`${name}-200`);
      await page.setViewportSize(wide);
    });

  const furniture = ['.portal-tools', '.menu-row', '.page-actions', '.drop-zone', '.segmented', '.month-slider'];
  const seen = new Set();
  for (const [name, path] of all)
    await journey.proves(`${name} prints without the screen's own furniture`, async (page) => {
      await journey.open(path);
      for (const one of furniture) if (await page.locator(one).first().isVisible()) seen.add(one);
      await page.emulateMedia({ media: 'print' });
      for (const one of furniture) must(!(await page.locator(one).first().isVisible()), `${one} is printed`);
      must(await page.locator('h1').isVisible(), 'the heading is not printed');
      must(await page.locator('.municipality').isVisible(), 'the paper does not say whose figures these are');
      const papers = await journey.paper(name);
      must(papers >= 1 && papers <= 6, `it takes ${papers} papers`);
      await page.emulateMedia({ media: 'screen' });
    });
  await journey.proves('what is not printed is there on the screen', async () => {
    must(seen.size === furniture.length, `no page has ${furniture.filter((one) => !seen.has(one)).join(', ')}`);
  });
}
