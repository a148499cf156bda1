import { type Html as Xml, html as xml } from '../shared/html.ts';
import type { BlankForm } from './blankForm.ts';
import { documentPart } from './docx/document.ts';
import { fontTablePart, footerPart, settingsPart } from './docx/settings.ts';
import { stylesPart } from './docx/styles.ts';
import { contentTypes, corePart, declaration, relationships } from './officePackage.ts';
import { zipOf } from './zip.ts';

const type = (name: string): string => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

/** The parts beside the main one; each is related to it under its own kind. */
const parts = ['styles', 'settings', 'fontTable', 'footer'] as const;

/** The blank form as a Word document (ECMA-376, Transitional): it opens in Word and in WPS. Same form, same bytes. */
export const blankDocx = (form: BlankForm): Buffer => {
  const content: Readonly<Record<(typeof parts)[number], Xml>> = {
    styles: stylesPart,
    settings: settingsPart,
    fontTable: fontTablePart,
    footer: footerPart,
  };
  return zipOf(
    Object.entries({
      '[Content_Types].xml': contentTypes([
        ['/word/document.xml', type('document.main')],
        ...parts.map((name) => [`/word/${name}.xml`, type(name)] as const),
      ]),
      '_rels/.rels': relationships([
        ['officeDocument', 'word/document.xml'],
        ['core-properties', 'docProps/core.xml'],
      ]),
      'docProps/core.xml': corePart(form.title),
      'word/document.xml': documentPart(form, `rId${parts.indexOf('footer') + 1}`),
      'word/_rels/document.xml.rels': relationships(parts.map((name) => [name, `${name}.xml`] as const)),
      ...Object.fromEntries(parts.map((name) => [`word/${name}.xml`, content[name]])),
    }).map(([name, part]) => ({ name, content: xml`${declaration}${part}`.text })),
  );
};
