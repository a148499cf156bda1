import { type Register, SettingsSchema } from '../../schemas/register.ts';
import { namedSettings, nameOf, seldom } from './settingNames.ts';
import { leavesOf, type Path } from './settingText.ts';

/** One row of the sheet of settings. */
export interface SettingRow {
  readonly path: Path;
  /** What its first cell says: a name, or the path of a setting that is seldom changed. */
  readonly name: string;
  readonly value: string;
  readonly about: string;
}

const defaults = new Map(leavesOf(SettingsSchema.parse({}), ['settings']).map(([path, text]) => [nameOf(path), text]));

/** All rows of a register: what has a name, and of the rest what differs from the defaults. */
export const settingRows = ({ authority, officers, settings }: Register): SettingRow[] => {
  const leaves = leavesOf({ authority, officers, settings }, []);
  const texts = new Map(leaves.map(([path, text]) => [nameOf(path), text]));
  const shown = namedSettings.map((row) => ({
    ...row,
    value: texts.get(nameOf(row.path)) ?? '',
  }));
  const names = new Set(namedSettings.map(({ path }) => nameOf(path)));
  const others = leaves
    .filter(([path, text]) => !names.has(nameOf(path)) && defaults.get(nameOf(path)) !== text)
    .map(([path, value]) => ({ path, name: nameOf(path), value, about: seldom }));
  return [...shown, ...others];
};
