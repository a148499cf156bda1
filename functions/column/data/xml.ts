import type { Html } from '../../shared/html.ts';

/** A whole XML document. Text put into `root` by `html` is escaped and free of characters XML forbids. */
export const xmlDocument = (root: Html): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}\n`.toWellFormed();
