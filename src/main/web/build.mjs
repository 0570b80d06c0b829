// Bundles every folder with an index.js into a script of its name; what several of them use is loaded once.
import { build } from 'esbuild';
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const features = readdirSync('.').filter((folder) => existsSync(`${folder}/index.js`));

await build({
  entryPoints: Object.fromEntries(features.map((name) => [name, `${name}/index.js`])),
  outdir: '../../../target/classes/static/assets',
  bundle: true,
  // The parts of a form share what they draw with; a second copy of it could not read the first one's state.
  alias: { preact: resolve('node_modules/preact') },
  splitting: true,
  chunkNames: 'shared/[name]-[hash]',
  assetNames: 'fonts/[name]-[hash]',
  loader: { '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.eot': 'file', '.svg': 'file' },
  minify: true,
  format: 'esm',
  target: 'es2021',
  legalComments: 'linked',
  logLevel: 'warning',
});
