// What every journey in a browser needs: Debian's Chromium through playwright-core, axe-core, and a count of proofs.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The packages belong to the web app; the journeys borrow them.
const web = createRequire(join(dirname(fileURLToPath(import.meta.url)), '../../web/package.json'));
const { chromium } = web('playwright-core');
const axeSource = readFileSync(web.resolve('axe-core/axe.min.js'), 'utf8');

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const wide = { width: 1440, height: 900 };
export const narrow = { width: 390, height: 844 };

/** Runs steps against a server, collects what fails, and ends with the line `N passed, N failed`. */
export class Journey {
  passed = 0;
  failures = [];
  troubles = [];

  constructor(base, { pictures, deliveries }) {
    this.base = base.replace(/\/$/, '');
    this.pictures = pictures;
    this.deliveries = deliveries;
    if (pictures) mkdirSync(pictures, { recursive: true });
  }

  /** The pages that stand in the menu, by the server's own catalogue. */
  menuPaths() {
    return this.catalogue.views.filter((view) => view.order > 0 && !/[:{]/.test(view.path)).map((view) => view.path);
  }

  async start(viewport = wide) {
    this.browser = await chromium.launch({
      executablePath: process.env.STYRHUS_CHROMIUM ?? '/usr/bin/chromium',
      args: flags,
    });
    // axe is put in by the test, which the page's own content policy would refuse.
    this.context = await this.browser.newContext({
      viewport,
      bypassCSP: false,
      locale: 'da-DK',
      reducedMotion: 'reduce',
    });
    this.catalogue = await (await fetch(`${this.base}/api/catalogue`)).json();
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(15_000);
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`${this.page.url()}: ${message.text()}`);
    });
    this.page.on('pageerror', (error) => this.troubles.push(`${this.page.url()}: ${error.message}`));
    return this.page;
  }

  /** One proof: a sentence, and what must not throw. */
  async proves(sentence, act, mayHaveTrouble = false) {
    const before = this.troubles.length;
    try {
      await act(this.page);
      if (!mayHaveTrouble && this.troubles.length > before) throw new Error(`the console said: ${this.troubles.slice(before).join(' | ')}`);
      this.passed += 1;
      console.log(`ok      ${sentence}`);
    } catch (error) {
      this.failures.push(sentence);
      console.log(
        `FAILED  ${sentence}\n        ${String(error.message ?? error)
          .split('\n')
          .slice(0, 6)
          .join('\n        ')}`,
      );
      await this.picture(`failed-${this.failures.length}`).catch(() => undefined);
      await this.page.unrouteAll();
    }
  }

  /** A proof in which a request fails on purpose, which the browser's console will mention. */
  provesTrouble(sentence, act) {
    return this.proves(sentence, act, true);
  }

  async open(address) {
    await this.page.goto(this.base + address);
    await this.page.locator('main h1').waitFor();
    await this.page.locator('.page-foot, .state-box, .mapping-list').first().waitFor();
  }

  async upload(name, buffer) {
    await this.page.locator('.file-input').setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  async picture(name) {
    if (this.pictures) await this.page.screenshot({ path: join(this.pictures, `${name}.png`), fullPage: true });
  }

  /** As it would come out of a printer; how many papers. */
  async paper(name) {
    const options = { preferCSSPageSize: true, ...(this.pictures ? { path: join(this.pictures, `${name}.pdf`) } : {}) };
    const pdf = await this.page.pdf(options);
    if (pdf.length < 5000) throw new Error('the paper is empty');
    return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  }

  /** Whole pages at both widths; throws where the narrow one scrolls sideways. */
  async pictureOf(name, address) {
    for (const size of [wide, narrow]) {
      await this.page.setViewportSize(size);
      await this.open(address);
      await this.page.waitForTimeout(250);
      await this.picture(`${name}-${size.width}`);
      const width = await this.page.evaluate(() => document.documentElement.scrollWidth);
      if (width > size.width) throw new Error(`${name} scrolls sideways at ${size.width}: ${width}`);
    }
    await this.page.setViewportSize(wide);
  }

  /** Throws with every rule of WCAG 2.1 A and AA that the page breaks. */
  async axe() {
    await this.page.evaluate(axeSource);
    const found = await this.page.evaluate(() =>
      globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      }),
    );
    const broken = found.violations.map(
      (rule) =>
        `${rule.id} (${rule.nodes.length}): ${rule.nodes[0]?.target.join(' ')} ${rule.nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    );
    if (broken.length > 0) throw new Error(broken.join('\n'));
  }

  async end() {
    await this.browser.close();
    console.log(`${this.passed} passed, ${this.failures.length} failed`);
    process.exitCode = this.failures.length > 0 ? 1 : 0;
  }
}

export function must(isTrue, what) {
  if (!isTrue) throw new Error(what);
}
