import { cpSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

/** The project's folder. */
export const projectRoot = join(import.meta.dirname, '..');

/** Something that lies beside the bundle: a file or folder, by its path in the project, and its name in the asset. */
interface Beside {
  readonly from: string;
  readonly to: string;
}

export interface BundleOptions {
  /** Packages that are not bundled but copied, because they load native code or files of their own. */
  readonly packages?: readonly string[];
  readonly beside?: readonly Beside[];
  /** Files that threads of the function start from: each lies beside `index.mjs` under its own name, e.g. `worker.mjs`. */
  readonly threads?: readonly string[];
}

/** CommonJS inside an ES module, as the AWS SDK has it, asks for `require`. */
const requireForModules =
  "import { createRequire as gongkaiRequire } from 'node:module'; const require = gongkaiRequire(import.meta.url);";

/**
 * Bundles `entry` as `index.mjs` into `directory` and puts beside it what cannot be bundled. What is imported dynamically
 * becomes a file of its own, loaded only when it is called for. Names of classes and functions are shortened: nothing may
 * rely on them. Throws esbuild's message.
 */
export const bundleInto = (
  directory: string,
  entry: string,
  { packages = [], beside = [], threads = [] }: BundleOptions = {},
): void => {
  buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [
      { in: entry, out: 'index' },
      ...threads.map((file) => ({ in: file, out: basename(file, extname(file)) })),
    ],
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
    external: [...packages],
    logLevel: 'silent',
  });
  const copies = [...beside, ...packages.map((name) => ({ from: `node_modules/${name}`, to: `node_modules/${name}` }))];
  for (const { from, to } of copies)
    cpSync(resolve(projectRoot, from), join(directory, to), { recursive: true, dereference: true });
};

/**
 * The code of one function: its handler and all it needs, the AWS SDK of our own version included, bundled by esbuild
 * in this process. There is no image to fall back on, so a bundle that cannot be made fails the synthesis with
 * esbuild's message.
 */
export const bundle = (entry: string, options: BundleOptions = {}): Code =>
  Code.fromAsset(join(projectRoot, 'functions'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none'),
      // Tells one asset from another: functions with the same command share theirs.
      command: [entry, JSON.stringify(options)],
      local: {
        tryBundle: (directory) => {
          bundleInto(directory, entry, options);
          return true;
        },
      },
    },
  });
