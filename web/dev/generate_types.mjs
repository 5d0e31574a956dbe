// Writes src/generated/document.ts from the C++ declarations, by running styrhus-types where it has been built.
// STYRHUS_TYPES names the program; without it the build folders beside web/ are looked through.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(web, 'src/generated/document.ts');

function builtPrograms() {
  const build = join(web, '../build');
  if (!existsSync(build)) return [];
  return readdirSync(build)
    .map((preset) => join(build, preset, 'tools/types/styrhus-types'))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
}

const program = process.env['STYRHUS_TYPES'] ?? builtPrograms()[0];
if (program) {
  const text = execFileSync(program, { encoding: 'utf8', env: { ...process.env, ASAN_OPTIONS: 'detect_leaks=0' } });
  mkdirSync(dirname(output), { recursive: true });
  if (!existsSync(output) || readFileSync(output, 'utf8') !== text) writeFileSync(output, text);
} else if (!existsSync(output)) {
  console.error('The types of the API are not there. Build them first: cmake --build --preset release --target styrhus-types');
  process.exit(1);
}
