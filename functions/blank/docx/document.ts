import { type Html as Xml, html as xml } from '../../shared/html.ts';
import type { BlankForm, BlankSection } from '../blankForm.ts';
import { relationshipNamespace, wordNamespace } from './namespaces.ts';
import { isLong, tableElement, textWidth } from './table.ts';

/** A4 with the margins of GB/T 9704, in twentieths of a point: 37 mm above, 28 mm left, and the text 156 by 225 mm. */
const page = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588 };

const textRun = (text: string): Xml => xml`<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

const paragraph = (style: string, content: Xml | false = false, properties: Xml | false = false): Xml =>
  xml`<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;

const titleRuns = ({ titleLines }: BlankForm): Xml =>
  xml`${titleLines.map((line, index) => xml`${index > 0 && xml`<w:r><w:br/></w:r>`}${textRun(line)}`)}`;

/** Lines to write on: enough to see where the text goes. */
const emptyLines = xml`${paragraph('BodyText')}${paragraph('BodyText')}`;

/** A long table begins on a page of its own, with its heading, so that it stays in one piece. */
const sectionElement = ({ heading, table }: BlankSection): Xml =>
  table
    ? xml`${paragraph('Heading1', textRun(heading), isLong(table) && xml`<w:pageBreakBefore/>`)}${tableElement(table)}`
    : xml`${paragraph('Heading1', textRun(heading))}${emptyLines}`;

const pageElement = (footerId: string): Xml =>
  xml`<w:sectPr><w:footerReference w:type="default" r:id="${footerId}"/><w:pgSz w:w="${page.width}" w:h="${page.height}"/><w:pgMar w:top="${page.top}" w:right="${page.width - page.left - textWidth}" w:bottom="${page.bottom}" w:left="${page.left}" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>`;

/** The main part: title, a line for a preamble, six sections. */
export const documentPart = (form: BlankForm, footerId: string): Xml =>
  xml`<w:document xmlns:w="${wordNamespace}" xmlns:r="${relationshipNamespace}"><w:body>${paragraph('Title', titleRuns(form))}${paragraph('BodyText')}${form.sections.map(sectionElement)}${pageElement(footerId)}</w:body></w:document>`;
