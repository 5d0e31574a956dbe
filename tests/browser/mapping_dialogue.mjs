// A source that says something new: seen in the receipt, given a meaning, tried, saved with a name, and read once more.
import { must } from './browser.mjs';

/** The next delivery of what mapping_workbench.mjs made a mapping for: one new word, and one column by another name. */
const next = Buffer.from(
  [
    'Borgernr;Hjælp efter;Startdag;Slutdag;Pris pr. døgn;Stade;Bemærkning',
    '3204990001;SEL § 107;01.03.2024;31.12.2025;2.250,00;Løber;',
    '3204990002;SEL § 107;01.05.2024;;1.234,56;Sat i bero;',
    '3204990003;SEL § 108;15.02.2023;30.06.2024;3.100,50;Sat i bero;',
    '',
  ].join('\r\n'),
  'latin1',
);

const receiptShown = (page) => page.locator('h1', { hasText: 'modtaget' }).waitFor({ timeout: 60_000 });

export async function mappingDialogue(journey) {
  let receipt = '';

  await journey.proves('a receipt names the new word, its rows, and what the new heading probably is', async (page) => {
    await journey.open('/leverancer');
    await journey.upload('fremmed_udtraek_2025_12.csv', next);
    await page.waitForURL(/\/leverance\//, { timeout: 60_000 });
    await receiptShown(page);
    receipt = page.url();
    const gaps = page.getByRole('region', { name: 'Det, oversættelsen ikke kender' });
    await gaps.getByRole('link', { name: 'Sat i bero' }).waitFor();
    must(/Døgnpris \(navnet ligner/.test(await gaps.innerText()), await gaps.innerText());
    await journey.axe();
    await journey.picture('receipt-with-gaps');
  });

  await journey.proves('the list of mappings begins with the source that lacks most, and stands in the menu', async (page) => {
    await journey.open('/oversaettelser/alle');
    must(/har noget, oversættelsen ikke kender/.test(await page.locator('h1').innerText()), await page.locator('h1').innerText());
    await page.getByRole('link', { name: 'fremmed_udtraek', exact: true }).first().click();
    await page.waitForURL(/\/oversaettelse\/fremmed_udtraek/);
    await page.getByRole('region', { name: 'Hvem har bestemt hvad' }).waitFor();
    await journey.axe();
    await journey.picture('mapping');
  });

  await journey.proves('one click on the word opens the workbench with the word in focus', async (page) => {
    await page.getByRole('link', { name: 'Sat i bero' }).click();
    await page.waitForURL(/\/oversaettelser\?/);
    const meaning = page.getByLabel('Stade: Sat i bero betyder');
    await meaning.waitFor();
    must(await meaning.evaluate((element) => element === document.activeElement), 'the word is not in focus');
    must((await page.getByLabel('Pris pr. døgn er').inputValue()) === 'same:Døgnpris', 'the new heading is not suggested');
    await journey.axe();
    await journey.picture('workbench-amending');
  });

  await journey.proves('it is tried on the delivery before it is saved, and saying so names who and when', async (page) => {
    await page.getByLabel('Stade: Sat i bero betyder').selectOption('granted');
    must(await page.getByRole('button', { name: 'Gem oversættelsen' }).isDisabled(), 'it can be saved untried');
    await page.getByRole('button', { name: 'Prøv, hvad det ville give' }).click();
    await page.locator('.trial .equation').first().waitFor();
    must(!(await page.locator('.trial').innerText()).includes('Sat i bero'), 'the word is still unknown');
    await page.getByRole('button', { name: 'Gem oversættelsen' }).click();
    await page.getByText(/^Gemt som fremmed_udtraek, version 2, af .+ den \d\d\.\d\d\.\d{4}\.$/).waitFor();
  });

  await journey.proves('the delivery is read once more, and its receipt lacks nothing', async (page) => {
    await page.getByRole('button', { name: /^Læs leverance \d+ igen med den$/ }).click();
    await page.waitForURL(/\/leverance\//, { timeout: 60_000 });
    await receiptShown(page);
    must(page.url() !== receipt, 'it is the old receipt');
    await page.getByText('Oversættelsen kender alle kolonner og værdier.').waitFor();
    await journey.open('/oversaettelse/fremmed_udtraek');
    const versions = await page.getByRole('region', { name: 'Hvem har bestemt hvad' }).innerText();
    must(versions.includes('Sat i bero i Stade betyder bevilget.'), versions);
    must(versions.includes('Overskriften Pris pr. døgn læses som Døgnpris.'), versions);
  });

  await journey.provesTrouble('a file that is refused for a renamed column is handed on to the workbench', async (page) => {
    await journey.open('/leverancer');
    await journey.upload('fremmed_udtraek_2026_01.csv', Buffer.from(next.toString('latin1').replace('Startdag', 'Begyndt'), 'latin1'));
    await page.locator('[role=alert]', { hasText: '"Begyndt" er nok Startdag' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Se filen i Oversættelser' }).click();
    await page.getByLabel('Begyndt er').waitFor();
    must((await page.getByLabel('Begyndt er').inputValue()) === 'same:Startdag', 'the column is not suggested');
  });
}
