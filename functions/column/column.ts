import type { Register } from '../../schemas/register.ts';
import { readRegister } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import type { Site } from './pages/layout.ts';
import { type Reads, readsOf } from './reads.ts';

/** The public column: where its truth is kept, where its pages lie, and what they are made with. */
export interface Column {
  readonly table: string;
  readonly publicBucket: string;
  /** Keeps what was withdrawn. */
  readonly workBucket: string;
  /** Years in which what is published cannot be deleted for good; undefined where the bucket has no Object Lock. */
  readonly lockYears?: number | undefined;
  readonly catalogue: Catalogue;
  /** What pages are made from. */
  readonly reads: Reads;
  readonly register: Register;
  readonly site: Site;
}

/** Names of what a column is made of, as a function's environment or an installation's outputs give them. */
export interface ColumnPlaces {
  readonly table: string;
  readonly publicBucket: string;
  readonly workBucket: string;
  readonly settingsPrefix: string;
  readonly lockYears?: number | undefined;
}

/** The column of a register, with its pages at an address without a slash at its end. */
export const columnOf = (places: Omit<ColumnPlaces, 'settingsPrefix'>, register: Register, baseUrl: string): Column => {
  const catalogue = catalogueOf(places.table);
  const site = { baseUrl, authority: register.authority };
  return { ...places, catalogue, reads: readsOf({ ...places, catalogue }), register, site };
};

/** Opens the column with the register and the settings in force. */
export const openColumn = async ({ settingsPrefix, ...places }: ColumnPlaces): Promise<Column> => {
  const [register, settings] = await Promise.all([readRegister(places.workBucket), readSettings(settingsPrefix)]);
  return columnOf(places, register, settings['base-url']);
};
