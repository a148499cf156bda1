import { readRegister } from '../../cli/register.ts';
import type { Agency, Register } from '../../schemas/register.ts';

/** Another district of the invented city; its bodies are those of 清溪区 under names of its own. */
interface District {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly street: string;
}

const home: District = { id: 'qingxi', name: '清溪区', town: '望泉镇', street: '松涛街道' };
export const otherDistricts: readonly District[] = [
  { id: 'qingbo', name: '清波区', town: '柳河镇', street: '映山街道' },
  { id: 'shiqiao', name: '石桥区', town: '云岩镇', street: '北关街道' },
  { id: 'nanpu', name: '南浦区', town: '沙洲镇', street: '湖滨街道' },
];

/** What is said of 清溪区, said of another district. */
export const saidOf = (district: District, text: string): string =>
  text
    .replaceAll(home.name, district.name)
    .replaceAll(`${home.id}-`, `${district.id}-`)
    .replaceAll(home.town, district.town)
    .replaceAll(home.street, district.street);

/** A body that is no more: another carries on its duties. */
export const merged: Pick<Agency, 'id' | 'name' | 'dissolved' | 'mergedInto'> = {
  id: 'qingxi-zhishi',
  name: '云岭市清溪区知识产权局',
  dissolved: 2022,
  mergedInto: 'qingxi-shichang',
};
/** An id that 市场监督管理局 had before: its address leads on. */
const formerId = 'qingxi-gongshang';

const inDistrict = (district: District, agency: Agency): Agency => ({
  ...agency,
  id: saidOf(district, agency.id),
  name: saidOf(district, agency.name),
  formerNames: [],
  formerIds: [],
  code: undefined,
  ...(agency.parent && { parent: saidOf(district, agency.parent) }),
});

/** The example register, its one real agency left out, with three more districts and a body that was merged. */
export const exampleBodies = async (): Promise<Register> => {
  const register = await readRegister('examples/register.yaml');
  const own = register.agencies.filter(({ id }) => id.startsWith(`${home.id}-`));
  const successor = own.find(({ id }) => id === merged.mergedInto)!;
  return {
    ...register,
    agencies: [
      ...own.map((agency) => (agency === successor ? { ...agency, formerIds: [formerId] } : agency)),
      { ...successor, ...merged, code: undefined },
      ...otherDistricts.flatMap((district) => own.map((agency) => inDistrict(district, agency))),
    ],
  };
};
