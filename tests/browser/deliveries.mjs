// Files in: a receipt, the same file again, what is no delivery, and one that would take too much away.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './browser.mjs';

/** The newest full extract of interventions, and one a month later that has lost its last half. */
function halved(folder) {
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => /sensum[_ ]?indsatser.*\.csv$/i.test(name))
    .sort();
  const newest = files.at(-1);
  if (!newest) throw new Error(`no Sensum extract in ${folder}`);
  const lines = readFileSync(join(folder, newest), 'latin1').split('\n');
  const [, year, month] = /(\d{4})[-_]?(\d{2})/.exec(newest);
  const next = Number(month) === 12 ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
  const name = newest
    .split('/')
    .at(-1)
    .replace(/\d{4}([-_]?)\d{2}/, (_, sign) => next.replace('-', sign));
  return { name, bytes: Buffer.from(`${lines.slice(0, Math.ceil(lines.length / 2)).join('\n')}\n`, 'latin1') };
}

const receiptOf = async (page) => {
  await page.waitForURL(/\/leverance\//, { timeout: 120_000 });
  await page.locator('.equation').first().waitFor();
};

export async function deliveries(journey) {
  const held = halved(journey.deliveries);

  await journey.provesTrouble('an empty file is refused in one sentence, and nothing is stored', async (page) => {
    await journey.open('/leverancer');
    await journey.upload('sensum_indsatser_2030_01.csv', Buffer.alloc(0));
    await page.locator('[role=alert]', { hasText: 'Filen er ikke gemt. sensum_indsatser_2030_01.csv er tom.' }).waitFor();
    await journey.axe();
  });

  await journey.provesTrouble('a file nobody knows is refused with the way on', async (page) => {
    await journey.open('/leverancer');
    await journey.upload('helt_ukendt.csv', Buffer.from('a;b\n1;2\n'));
    await page.locator('[role=alert]', { hasText: 'Filen er ikke gemt. Ingen oversættelse' }).waitFor();
  });

  await journey.proves('a picture with the name of an extract is refused', async (page) => {
    await journey.open('/leverancer');
    await journey.upload(held.name, Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000', 'hex'));
    await page.locator('[role=alert]', { hasText: 'Filen er ikke gemt.' }).waitFor({ timeout: 60_000 });
  });

  await journey.proves('a delivery that would take much away is held, and says what would vanish', async (page) => {
    await journey.open('/leverancer');
    await journey.upload(held.name, held.bytes);
    await page.locator('.progress').waitFor();
    await receiptOf(page);
    await page.locator('.notice.is-warning', { hasText: 'ville forsvinde' }).waitFor();
    await journey.axe();
    await journey.picture('held');
  });

  await journey.proves('the same file again changes nothing and says so', async (page) => {
    await journey.open('/leverancer');
    await journey.upload(held.name, held.bytes);
    await receiptOf(page);
    await page.locator('.state-box', { hasText: 'Filen er modtaget før. Intet er ændret.' }).waitFor();
  });

  await journey.proves('a named person releases it', async (page) => {
    await page.getByRole('button', { name: 'Frigiv leverancen' }).click();
    await page.locator('.notice', { hasText: /^Frigivet \d/ }).waitFor({ timeout: 120_000 });
    must((await page.getByRole('button', { name: 'Frigiv leverancen' }).count()) === 0, 'it can be released twice');
  });

  await journey.proves('it is taken back with a reason, which stands there', async (page) => {
    await page.locator('.decision summary').click();
    await page.locator('.decision .form-input').fill('forkert udtræk');
    await page.getByRole('button', { name: 'Tag leverancen tilbage' }).click();
    await page.locator('.notice', { hasText: 'forkert udtræk' }).waitFor({ timeout: 120_000 });
    await journey.axe();
    await journey.picture('taken-back');
  });

  await journey.proves('and that is undone', async (page) => {
    await page.getByRole('button', { name: 'Lad leverancen tælle igen' }).click();
    await page.locator('.notice', { hasText: /^Frigivet \d/ }).waitFor({ timeout: 120_000 });
  });

  await journey.proves('an upload can be stopped, and nothing is stored', async (page) => {
    await journey.open('/leverancer');
    const before = await page.locator('.data-table tbody tr').count();
    await page.route('**/api/deliveries?**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.abort().catch(() => undefined);
    });
    await journey.upload('sensum_indsatser_2031_01.csv', held.bytes);
    await page.getByRole('button', { name: 'Annullér' }).click();
    await page.locator('[role=alert]', { hasText: 'Filen er ikke gemt' }).waitFor();
    await page.unroute('**/api/deliveries?**');
    await journey.open('/leverancer');
    must((await page.locator('.data-table tbody tr').count()) === before, 'something was stored');
  });
}
