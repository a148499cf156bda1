import { bundleAhead } from './bundle.ts';

// Bundling and the library take seconds each, and do not need one another.
const [{ synthesise }] = await Promise.all([import('./synthesise.ts'), bundleAhead()]);
synthesise();
