import type { Register } from '../../schemas/register.ts';
import { readRegister } from '../shared/register.ts';
import { readSettings } from '../shared/settings.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import type { Site } from './pages/layout.ts';

/** The public column: where its truth is kept, where its pages lie, and what they are made with. */
export interface Column {
  readonly table: string;
  readonly publicBucket: string;
  /** Keeps what was withdrawn. */
  readonly workBucket: string;
  /** Years in which what is published cannot be deleted for good; undefined where the bucket has no Object Lock. */
  readonly lockYears?: number | undefined;
  readonly catalogue: Catalogue;
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

/** Opens the column with the register and the settings in force. */
export const openColumn = async ({ settingsPrefix, ...places }: ColumnPlaces): Promise<Column> => {
  const [register, settings] = await Promise.all([readRegister(places.workBucket), readSettings(settingsPrefix)]);
  return {
    ...places,
    catalogue: catalogueOf(places.table),
    register,
    site: { baseUrl: settings['base-url'], authority: register.authority },
  };
};
