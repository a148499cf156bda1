import { cpSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type BuildOptions, build, buildSync, type OutputFile } from 'esbuild';
import { sideBySide } from '../functions/shared/sideBySide.ts';

/** The project's folder. */
export const projectRoot = join(import.meta.dirname, '..');

/** Packages that load native code or files of their own: they lie beside the bundle that needs them, and are in none. */
export const unbundled = [
  '@myriaddreamin/typst-ts-node-compiler',
  // Its native part for Lambda on X86_64; npm installs it on such hosts only.
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  // Draws the picture of key figures; WebAssembly, for any host.
  '@resvg/resvg-wasm',
] as const;

/** Something that lies beside the bundle: a file or folder, by its path in the project, and its name in the asset. */
interface Beside {
  readonly from: string;
  readonly to: string;
}

export interface BundleOptions {
  readonly packages?: readonly (typeof unbundled)[number][];
  readonly beside?: readonly Beside[];
}

/** CommonJS inside an ES module, as the AWS SDK has it, asks for `require`. */
const requireForModules =
  "import { createRequire as gongkaiRequire } from 'node:module'; const require = gongkaiRequire(import.meta.url);";

/** Only for the paths of what was made to be relative to; nothing is written there. */
const nowhere = join(projectRoot, 'bundle');

/**
 * `entry` becomes `index.mjs`, and a `worker.ts` beside it, from which threads of the function start, `worker.mjs`. What is
 * imported dynamically becomes a file of its own, loaded only when it is called for. Names of classes and functions are
 * shortened: nothing may rely on them.
 */
const buildOf = (entry: string): BuildOptions & { write: false } => ({
  absWorkingDir: projectRoot,
  entryPoints: [
    { in: entry, out: 'index' },
    ...globSync(join(dirname(entry), 'worker.ts'), { cwd: projectRoot }).map((file) => ({ in: file, out: 'worker' })),
  ],
  outdir: nowhere,
  write: false,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: { js: requireForModules },
  external: [...unbundled],
  logLevel: 'silent',
});

/** Each takes some 250 MB while it is made. */
const atOnce = 3;

const made = new Map<string, readonly OutputFile[]>();

/**
 * Bundles every function of the project, for bundleInto to find: one after the other they take most of a synthesis. Throws esbuild's message.
 */
export const bundleAhead = async (): Promise<void> => {
  const entries = globSync('functions/*/handler.ts', { cwd: projectRoot });
  await sideBySide(entries, atOnce, async (entry) => made.set(entry, (await build(buildOf(entry))).outputFiles));
};

/** Puts the bundle of `entry` into `directory`, and beside it what cannot be bundled. Throws esbuild's message. */
export const bundleInto = (
  directory: string,
  entry: string,
  { packages = [], beside = [] }: BundleOptions = {},
): void => {
  for (const { path, contents } of made.get(entry) ?? buildSync(buildOf(entry)).outputFiles) {
    const file = join(directory, relative(nowhere, path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
  const copies = [...beside, ...packages.map((name) => ({ from: `node_modules/${name}`, to: `node_modules/${name}` }))];
  for (const { from, to } of copies)
    cpSync(resolve(projectRoot, from), join(directory, to), { recursive: true, dereference: true });
};
