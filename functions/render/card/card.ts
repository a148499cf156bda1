import type { Typesetter } from '../pdf/typesetter.ts';
import { inWords, type KeyFigures } from './keyFigures.ts';
import { palettePng } from './png.ts';
import type { Rasteriser } from './rasteriser.ts';

/** Where the picture lies beside the page. */
export const cardPath = 'card.png';

/** Pixels: the size messengers and portals show beside a link. */
export const cardSize = { width: 1200, height: 630 } as const;

/** Whose figures they are. */
export interface CardFacts {
  readonly agencyName: string;
  readonly year: number;
}

/** The key figures of a report as a picture (PNG). Equal input gives equal bytes. Throws TypesettingError. */
export const renderCard = (
  facts: CardFacts,
  figures: KeyFigures,
  typesetter: Typesetter,
  rasteriser: Rasteriser,
): Uint8Array => palettePng(rasteriser(typesetter.draw(cardDocument(facts, figures))));

/** What the picture says, for those who do not see it. */
export const cardAlternative = ({ agencyName, year }: CardFacts, figures: KeyFigures): string =>
  `${agencyName}${year}年政府信息公开主要数据。${inWords(figures)}`;

/** Where nobody asked for anything, what the agency did of itself stands large instead of a row of noughts. */
const isIdle = ({ applications }: KeyFigures): boolean => applications.every(({ value }) => value === '0');

const cardDocument = ({ agencyName, year }: CardFacts, figures: KeyFigures): Record<string, unknown> => {
  const { applications, outcomes, others } = figures;
  const idle = isIdle(figures);
  return {
    ...cardSize,
    agencyName: shortened(agencyName),
    title: `${year}年政府信息公开工作年度报告`,
    figures: idle ? others.slice(0, -2) : applications,
    outcomes: outcomes.map(({ label, count }) => ({ label, count })),
    remark: idle ? '本年度未收到政府信息公开申请，也没有上年结转的申请' : '本年度没有办结的政府信息公开申请',
    others: idle ? others.slice(-2) : others,
  };
};

/** Signs of the name that fit on two lines; no body is called anything so long but by mistake. */
const longestName = 64;

const shortened = (name: string): string => {
  const signs = [...name];
  return signs.length > longestName ? `${signs.slice(0, longestName - 1).join('')}…` : name;
};
