import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import type { Register } from '../../schemas/register.ts';

/** What a workbook shows that is made without a register: one line of each kind, of an invented county. */
export const exampleRegister = (): Register =>
  RegisterSchema.parse({
    authority: {
      name: '青溪县人民政府办公室',
      mail: 'zhengwu-gongkai@example.org',
      contact: { phone: '000-00000000', mail: 'jiucuo@example.org', address: '青溪县示范路1号' },
    },
    people: [
      { id: 'shuiwu-jingban', name: '经办人', role: '县水务局办公室经办人', mail: 'shuiwu-jingban@example.org' },
      { id: 'shuiwu-juzhang', name: '局长', role: '县水务局局长', mail: 'shuiwu-juzhang@example.org' },
    ],
    chains: { 县水务局: [{ name: '主要领导签发', approvers: ['shuiwu-juzhang'] }] },
    agencies: [
      {
        id: 'qingxi-shuiwu',
        name: '青溪县水务局',
        formerNames: ['青溪县水利局'],
        kind: 'department',
        level: 'county',
        senders: ['shuiwu-jingban'],
        chain: '县水务局',
      },
    ],
  });
