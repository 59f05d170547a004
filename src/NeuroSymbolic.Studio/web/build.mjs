// Builds the studio's page: `node build.mjs FOLDER`. Everything that it needs stands in package.json; nothing is fetched.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const folder = path.resolve(process.argv[2] ?? 'dist');
const options = {
  outdir: folder,
  bundle: true,
  minify: true,
  target: ['chrome108', 'firefox115', 'safari16'],
  charset: 'utf8',
  legalComments: 'none',
};

// the parts of an earlier build bear other names
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

// each part of the studio is fetched when it is first shown; a replay is one file
await build({ ...options, entryPoints: { app: 'src/app.ts' }, format: 'esm', splitting: true, chunkNames: 'part-[hash]' });
await build({ ...options, entryPoints: { replay: 'src/replay.ts' }, format: 'iife' });
await writeFile(path.join(folder, 'licences.txt'), await licences());
await copyFile('replay.html', path.join(folder, 'replay.html'));

// the last one: where it is there, the page is whole
await copyFile('index.html', path.join(folder, 'index.html'));

/** The licences of what went into the page. */
async function licences() {
  const texts = [];
  for (const name of await packages('node_modules')) {
    if (name.includes('esbuild') || name.startsWith('@types') || name === 'typescript') continue;
    const files = await readdir(path.join('node_modules', name));
    const file = files.find((each) => /^licen[cs]e/i.test(each));
    if (file) texts.push(`${name}\n\n${(await readFile(path.join('node_modules', name, file), 'utf8')).trim()}`);
  }
  return texts.join('\n\n\n');
}

async function packages(root) {
  const names = [];
  for (const name of (await readdir(root)).sort()) {
    if (name.startsWith('@')) for (const inner of (await readdir(path.join(root, name))).sort()) names.push(`${name}/${inner}`);
    else if (!name.startsWith('.')) names.push(name);
  }
  return names;
}
