import { cpSync, globSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

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

/**
 * Bundles `entry` as `index.mjs` into `directory`, and a `worker.ts` beside it, from which threads of the function start, as
 * `worker.mjs`; puts beside them what cannot be bundled. What is imported dynamically becomes a file of its own, loaded only
 * when it is called for. Names of classes and functions are shortened: nothing may rely on them. Throws esbuild's message.
 */
export const bundleInto = (
  directory: string,
  entry: string,
  { packages = [], beside = [] }: BundleOptions = {},
): void => {
  const threads = globSync(join(dirname(entry), 'worker.ts'), { cwd: projectRoot });
  buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [{ in: entry, out: 'index' }, ...threads.map((file) => ({ in: file, out: 'worker' }))],
    outdir: directory,
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
  const copies = [...beside, ...packages.map((name) => ({ from: `node_modules/${name}`, to: `node_modules/${name}` }))];
  for (const { from, to } of copies)
    cpSync(resolve(projectRoot, from), join(directory, to), { recursive: true, dereference: true });
};
