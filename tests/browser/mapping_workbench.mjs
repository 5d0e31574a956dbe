// A controller with a file nobody has seen before: looked at, mapped, tried, saved, received, and in the figures.
import { must } from './browser.mjs';

/** Windows-1252, semicolons, 1.234,56, dd.mm.yyyy, a word for the status, and a total row. */
const strange = Buffer.from(
  [
    'Borgernr;Hjælp efter;Startdag;Slutdag;Døgnpris;Stade;Bemærkning',
    '3204990001;SEL § 107;01.03.2024;31.12.2025;2.250,00;Løber;æøå',
    '3204990002;SEL § 107;01.05.2024;;1.234,56;Løber;',
    '3204990003;SEL § 108;15.02.2023;30.06.2024;3.100,50;Standset;',
    '3204990004;SEL § 107;32.01.2024;;1.000,00;Løber;en dato, der ikke findes',
    'I alt;;;;7.585,06;;',
    '',
  ].join('\r\n'),
  'latin1',
);
const name = 'fremmed_udtraek_2025_10.csv';

const chooseField = (page, column, field) => page.getByLabel(`Betyder: ${column}`, { exact: true }).selectOption(field);

export async function mappingWorkbench(journey) {
  await journey.proves('an unknown file is shown, with what its columns probably are, and no person in sight', async (page) => {
    await journey.open('/oversaettelser');
    await page.locator('.file-input').setInputFiles({ name, mimeType: 'text/csv', buffer: strange });
    await page.locator('.mapping-columns').waitFor();
    const preview = await page.locator('main').innerText();
    must(!preview.includes('3204990001'), 'a CPR number is on the screen');
    must(/Windows-1252/i.test(preview), 'the encoding is not said');
    await page.getByLabel('Hver række er').selectOption('grant');
    must((await page.getByLabel('Betyder: Borgernr').inputValue()) === 'citizen', 'ten digits are not taken for a citizen');
    await journey.axe();
    await journey.picture('workbench');
  });

  await journey.proves('a mapping that lacks what is needed says so before it is tried', async (page) => {
    await chooseField(page, 'Startdag', '');
    await page.locator('.notice.is-warning', { hasText: 'Startdato' }).waitFor();
    await chooseField(page, 'Startdag', 'start');
  });

  await journey.proves('a trial shows the receipt it would give, with the troubles by line', async (page) => {
    await chooseField(page, 'Borgernr', 'citizen');
    await chooseField(page, 'Hjælp efter', 'law');
    await chooseField(page, 'Slutdag', 'end');
    await chooseField(page, 'Døgnpris', 'price');
    await chooseField(page, 'Stade', 'status');
    await page.getByRole('button', { name: 'Prøv på filen' }).click();
    await page.locator('.equation').first().waitFor();
    must((await page.locator('.equation .difference.is-off').count()) === 0, 'the receipt does not add up');
    await page.locator('.data-table', { hasText: 'Linje' }).first().waitFor();
    await page.getByLabel('Stade: Løber betyder').waitFor();
    await journey.axe();
  });

  await journey.proves('values are given a meaning, and the next trial knows them', async (page) => {
    await page.getByLabel('Stade: Løber betyder').selectOption('granted');
    await page.getByLabel('Stade: Standset betyder').selectOption('ended');
    await page.getByRole('button', { name: 'Prøv på filen' }).click();
    await page.locator('.equation').first().waitFor();
    const receipt = await page.locator('.trial').innerText();
    must(!receipt.includes('Løber'), 'a value that has a meaning is still unknown');
    await journey.picture('workbench-tried');
  });

  await journey.proves('a mistake in the text is said with its line', async (page) => {
    const text = page.locator('.toml');
    const before = await text.inputValue();
    await text.fill(before.replace('field = "start"', 'field = "begyndelse"'));
    await page.getByRole('button', { name: 'Prøv på filen' }).click();
    await page.locator('.toml-errors li').first().waitFor();
    await page.getByRole('button', { name: 'Lav teksten igen ud fra kolonnerne' }).click();
    must((await text.inputValue()) === before, 'the text is not made again');
    await page.getByRole('button', { name: 'Prøv på filen' }).click();
    await page.locator('.equation').first().waitFor();
  });

  await journey.proves('saved, it takes the file in, and the receipt says what came', async (page) => {
    await page.getByRole('button', { name: 'Gem oversættelsen' }).click();
    await page.getByRole('button', { name: 'Modtag filen med oversættelsen' }).click();
    await page.waitForURL(/\/leverance\//, { timeout: 60_000 });
    // The trial has equations too: the receipt is there when its heading is.
    await page.locator('h1', { hasText: 'modtaget' }).waitFor({ timeout: 60_000 });
    must(/4 rækker modtaget, 1 afvist/.test(await page.locator('h1').innerText()), await page.locator('h1').innerText());
  });

  await journey.proves('the next file of that kind is known by its name', async (page) => {
    await journey.open('/leverancer');
    await journey.upload('fremmed_udtraek_2025_11.csv', Buffer.from(strange.toString('latin1').replace('2.250,00', '2.260,00'), 'latin1'));
    await page.waitForURL(/\/leverance\//, { timeout: 60_000 });
    await page.locator('.equation').first().waitFor();
  });
}
