// Drives a running server as its users would.
//   node tests/browser/run.mjs URL smoke|long [--pictures FOLDER] [--deliveries FOLDER] [--only PART]
// smoke looks at every page and changes nothing; long is every journey, and needs the deliveries the server was fed.
import { parseArgs } from 'node:util';
import { Journey } from './browser.mjs';
import { deliveries } from './deliveries.mjs';
import { findings } from './findings.mjs';
import { firstLook } from './first_look.mjs';
import { keyboardOnly } from './keyboard_only.mjs';
import { ladderAtWork, ladderViews } from './ladder.mjs';
import { links } from './links.mjs';
import { looks, looksClosely } from './looks.mjs';
import { mappingDialogue } from './mapping_dialogue.mjs';
import { mappingWorkbench } from './mapping_workbench.mjs';
import { morning } from './morning.mjs';
import { savedViews } from './saved_views.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pictures: { type: 'string' }, deliveries: { type: 'string' }, only: { type: 'string' } },
});
const [base, length] = positionals;
if (!base || (length !== 'smoke' && length !== 'long') || (length === 'long' && !values.deliveries)) {
  console.error('usage: node tests/browser/run.mjs URL smoke|long [--pictures FOLDER] [--deliveries FOLDER]');
  process.exit(2);
}

const smoke = [firstLook, ladderViews, morning, looks];
// What changes the figures comes last.
const long = [
  ...smoke, ladderAtWork, savedViews, findings, links, keyboardOnly, looksClosely, mappingWorkbench, mappingDialogue, deliveries,
];

const journey = new Journey(base, values);
await journey.start();
const parts = (length === 'long' ? long : smoke).filter((part) => !values.only || part.name === values.only);
for (const part of parts) {
  console.log(`-- ${part.name}`);
  await part(journey);
}
await journey.end();
