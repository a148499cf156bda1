import { describe, expect, it } from 'vitest';
import { readSentence, understood } from './understood.ts';

describe('what a figure of the text claims', () => {
  it.each([
    // Applications received.
    ['全年收到政府信息公开申请5件。', ['received 5']],
    ['本年度新收政府信息公开申请20件，上年结转2件。', ['receivedNew 20', 'carriedIn 2']],
    ['2025年，我局共受理依申请公开12件（含上年结转2件）。', ['received 12', 'carriedIn 2']],
    ['收到3件政府信息公开申请，办结2件。', ['received 3', 'answered 2']],
    ['全年共收到一百三十八件政府信息公开申请。', ['received 138']],
    ['2025年收到政府信息公开申请２０件。', ['received 20']],
    ['全年共收到政府信息公开申请1,234件。', ['received 1234']],
    ['收到 政府信息公开申请 12 件。', ['received 12']],
    ['收到政府信息公开申请数量为5。', ['received 5']],
    ['收到政府信息公开申请数5件。', ['received 5']],
    ['全年收到申请公开事项5件。', ['received 5']],
    ['依申请公开方面，全年共收到申请三件。', ['received 3']],
    ['收到公民、法人和其他组织的政府信息公开申请7件。', ['received 7']],
    ['全年收到并答复政府信息公开申请9件。', ['received 9', 'answered 9']],
    ['共收到政府信息公开申请60件，其中新收58件、上年结转2件。', ['received 60', 'receivedNew 58', 'carriedIn 2']],
    ['县水务局收到政府信息公开申请9件。', ['received 9']],
    ['全年收到群众提出的政府信息公开申请9件。', ['received 9']],
    ['收到政府信息公开申请9件，上年转结1件，余2件转2026年度办理。', ['received 9', 'carriedIn 1', 'carriedOut 2']],
    ['受理政府信息公开申请12件，结转上年后新收政府信息公开申请10件。', ['received 12', 'receivedNew 10']],
    ['收到政府信息公开申请9件，办理完成8件。', ['received 9', 'answered 8']],
    ['共办理政府信息公开申请9件。', ['handled 9']],
    // Results, carried over.
    [
      '办结18件政府信息公开申请，其中予以公开9件、部分公开2件、不予公开1件、无法提供4件、不予处理1件、其他处理1件。',
      ['answered 18', 'granted 9', 'partly 2', 'denied 1', 'unable 4', 'notProcessed 1', 'otherHandling 1'],
    ],
    ['答复政府信息公开申请7件，分别为予以公开4件；不予公开3件。', ['answered 7', 'granted 4', 'denied 3']],
    ['受理政府信息公开申请5件。“予以公开”3件、“部分公开”2件。', ['received 5', 'granted 3', 'partly 2']],
    ['依申请公开答复中，予以公开和部分公开258件，无法提供265件。', ['grantedOrPartly 258', 'unable 265']],
    ['政府信息公开申请办结11件，1件结转至下年度继续办理。', ['answered 11', 'carriedOut 1']],
    ['5件政府信息公开申请均已答复。', ['answered 5']],
    ['受理政府信息公开申请8件。办结7件，结转2026年继续办理1件。', ['received 8', 'answered 7', 'carriedOut 1']],
    ['收到政府信息公开申请8件，2024年结转1件。', ['received 8', 'carriedIn 1']],
    ['新收、办结政府信息公开申请分别为5件、4件。', ['receivedNew 5', 'answered 4?']],
    // Reviews and lawsuits.
    [
      '因政府信息公开被申请行政复议3件，其中维持2件，纠正1件。',
      ['reviewTotal 3', 'reviewMaintained 2', 'reviewCorrected 1'],
    ],
    ['发生政府信息公开行政复议案件134件，行政诉讼57件。', ['reviewTotal 134', 'litigationTotal 57']],
    ['因政府信息公开引发的行政复议、行政诉讼各1件。', ['reviewTotal 1', 'litigationTotal 1']],
    ['政府信息公开行政复议、行政诉讼分别为2件、1件。', ['reviewTotal 2', 'litigationTotal 1']],
    ['因政府信息公开引发行政复议、行政诉讼共5件。', ['disputesTotal 5']],
    [
      '因信息公开被诉2件，其中未经复议直接起诉1件、复议后起诉1件。',
      ['litigationTotal 2', 'directTotal 1', 'afterTotal 1'],
    ],
    ['行政复议、行政诉讼均为0件。', ['reviewTotal 0', 'litigationTotal 0']],
    // Documents, fees, information published.
    ['制定行政规范性文件4件，废止1件，现行有效33件。', ['normdocIssued 4', 'normdocRepealed 1', 'normdocValid 33']],
    ['新发布的行政规范性文件4件，现行有效件数33件。', ['normdocIssued 4', 'normdocValid 33']],
    ['全年向25件申请收取信息处理费2,950元。', ['feeCases 25', 'feeYuan 2950']],
    ['信息处理费收取0.3万元。', ['feeYuan 3000']],
    ['全年主动公开政府信息138条。', ['published 138']],
    // What else a sentence says leaves the figures alone.
    ['收到政府信息公开申请20件，较2024年增加5件，办结18件。', ['received 20', 'answered 18']],
    ['答复政府信息公开申请20件，其中按时答复18件、延期答复2件。', ['answered 20']],
    ['答复政府信息公开申请20件，按时答复18件。', ['answered 20']],
    ['收到政府信息公开申请5件。市场监管方面，办结案件120件。', ['received 5']],
    ['政府信息公开行政复议3件。检查中纠正错别字12个，纠正12条。', ['reviewTotal 3']],
    ['收到政府信息公开申请10件，其中自然人8件，答复8件；法人2件，答复2件。', ['received 10']],
    ['依申请公开。我局规范办理流程，全年收到申请5件，办结5件。', ['received 5', 'answered 5']],
    ['答复政府信息公开申请20件。其中，按时答复18件。', ['answered 20']],
    ['依申请公开工作中产生行政复议1件、行政诉讼0件。', ['reviewTotal 1', 'litigationTotal 0']],
    ['办理依申请公开事项33件，其中主动公开3件、同意公开15件。', ['handled 33', 'granted 15']],
    // That there was none.
    ['未发生投诉举报、行政复议和行政诉讼。', ['reviewTotal 0!', 'litigationTotal 0!']],
    ['无因政府信息公开申请行政复议、提起行政诉讼和申诉的情况。', ['reviewTotal 0!', 'litigationTotal 0!']],
    ['全年未收到和处理政府信息公开申请。', ['received 0!']],
    ['全年未收到群众要求政府信息公开的申请。', ['received 0!']],
    ['未收取政府信息公开费用。', ['feeYuan 0!']],
    ['全年未收到政府信息公开申请。', ['received 0!']],
    ['本年度无政府信息公开申请，无行政复议、行政诉讼。', ['received 0!', 'reviewTotal 0!', 'litigationTotal 0!']],
    ['未发生因政府信息公开引发的行政复议、行政诉讼案件。', ['reviewTotal 0!', 'litigationTotal 0!']],
    ['行政复议、行政诉讼均未发生。', ['reviewTotal 0!', 'litigationTotal 0!']],
    ['没有收到公民、法人和其他组织提出的政府信息公开申请。', ['received 0!']],
    ['收到政府信息公开申请0件。', ['received 0']],
    ['未收取信息处理费。', ['feeYuan 0!']],
    ['因政府信息公开被申请行政复议3件，无一被纠正。', ['reviewTotal 3', 'reviewCorrected 0!']],
  ])('%s', (text, claims) => {
    expect(understood(text)).toEqual(claims);
  });

  it.each([
    ['收到政府信息公开申请约300件。', ['received 300~']],
    ['收到政府信息公开申请300余件。', ['received 300~']],
    ['收到政府信息公开申请3至5件。', ['received 5~']],
    ['收到政府信息公开申请 1 5 件。', ['received 15~']],
    ['政府信息公开申请：5件。', ['received 5?']],
    ['共收到申请5件。', ['received 5?']],
    ['收到征地拆迁类政府信息公开申请5件。', ['received 5?']],
    ['被申请行政复议5件。', ['reviewTotal 5?']],
  ])('is only approximate or doubtful: %s', (text, claims) => {
    expect(understood(text)).toEqual(claims);
  });

  it.each([
    ['青溪县公安局收到政府信息公开申请9件。', ['received 9@office']],
    ['青溪县水务局办公室收到政府信息公开申请9件，办结9件。', ['received 9@office', 'answered 9@office']],
    ['全县各级行政机关共收到政府信息公开申请95件，办结90件。', ['received 95@wide', 'answered 90@wide']],
  ])('is of another scope: %s', (text, claims) => {
    expect(understood(text)).toEqual(claims);
  });

  it.each([
    ['青溪县清泉街道办事处', '清泉街道'],
    ['青溪县清泉街道办事处', '清泉街办'],
    ['青溪县石桥镇人民政府', '石桥镇'],
    ['青溪县石桥镇人民政府', '石桥镇政府'],
    ['青溪县人民政府办公室', '县政府办公室'],
    ['青溪高新区管理委员会', '青溪高新区管委会'],
    ['青溪县卫生健康委员会', '县卫生健康委'],
    ['青溪县市场监督管理局', '县市场监管局'],
  ])('%s calls itself %s', (agency, short) => {
    expect(understood(`${short}收到政府信息公开申请9件。`, agency)).toEqual(['received 9']);
    expect(understood(`${short}未收到政府信息公开申请。`, agency)).toEqual(['received 0!']);
  });

  it('an office of a short name is no longer the agency', () => {
    expect(understood('石桥镇派出所收到政府信息公开申请9件。', '青溪县石桥镇人民政府')).toEqual(['received 9@office']);
  });

  it('what the whole county has is a government’s own', () => {
    const text = '全县各部门、各镇街共收到政府信息公开申请3646件。';
    expect(understood(text, '青溪县人民政府')).toEqual(['received 3646']);
    expect(understood(text, '青溪县水务局')).toEqual(['received 3646@wide']);
  });

  it('a heading says what its paragraphs are about', () => {
    const { claims } = readSentence('全年收到申请5件。');
    expect(claims.map(({ sure }) => sure)).toEqual([false]);
    expect(understood('（二）依申请公开。全年收到申请5件。')).toEqual(['received 5']);
  });
});

describe('what is no claim about the form', () => {
  it.each([
    '召开会议3次、培训2次120人次。',
    '通过门户网站发布信息1,234条，网站点击12万次。',
    '办理人大建议15件、政协提案8件，办结率100%，全部办结23件。',
    '受理信访件120件，办结118件。',
    '收到行政许可申请88件，办结80件。',
    '全年受理各类办件1523件，按时办结1523件。',
    '受理投诉举报56件，答复56件。',
    '办理12345政务服务热线工单1523件，按时答复1523件。',
    '受理低保申请300件，办结280件。',
    '全年发布政策解读12篇，召开新闻发布会2场，回应群众关切58次。',
    '作为复议机关，全年收到行政复议申请45件，受理40件，审结38件。',
    '受理行政复议案件30件，审结28件。',
    '全年收到行政复议申请45件。',
    '备案审查规范性文件15件。',
    '公开规范性文件6件、政策解读6件。',
    '主动公开水质检测信息181条。',
    '主动公开《青溪县河道管理办法》等32件文件。',
    '答复中，1件申请属于其他部门职责，已告知申请人。',
    '未收到信访的政府信息公开申请。',
    '对制发的规范性文件开展清理，废止2件。',
    '2024年收到政府信息公开申请31件。',
    '去年收到政府信息公开申请31件。',
    '上半年收到政府信息公开申请8件。',
    '3月收到政府信息公开申请2件。',
    '网上收到政府信息公开申请8件。',
    '收到自然人提出的政府信息公开申请8件。',
    '政府信息公开申请比上年增加12件。',
    '依申请公开答复率100%。',
    '本年依申请公开20件。',
    '没有发生信访类政府信息公开申请。',
    '未因政府信息公开工作受到投诉。',
    '政府信息公开行政诉讼一审2件、二审1件。',
    '收到行政复议答复通知书2份。',
    '根据国办公开办函〔2021〕30号和《中华人民共和国政府信息公开条例》第二十条、第五十条编制本报告。',
    '如未收到答复，申请人可拨打电话0571-88888888。',
    '未收到要求减免费用的政府信息公开申请。',
    '没有发生政府信息公开申请超期未答复的情形。',
    '无法提供纸质材料的，可登录网站办理一件事一次办。',
    '接待群众查阅政府信息公开资料50人次，提供政府公报300份。',
    '政务公开培训参训人员申请12人次。',
    '最多跑一次，公开事项清单12项。',
    '全市法院受理行政诉讼案件500件。',
    '第3次政务公开会议研究政府信息公开申请办理。',
    '答复期限为20个工作日，延期3个月。',
    '公开电话8522345件件有回应。',
    '收到政府信息公开申请数十件。',
  ])('%s', (text) => {
    expect(understood(text)).toEqual([]);
  });
});
