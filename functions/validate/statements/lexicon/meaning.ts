/** What figures of a report are about. */
export type Topic =
  | 'applications'
  | 'review'
  | 'litigation'
  | 'direct'
  | 'after'
  | 'normdoc'
  | 'rule'
  | 'fee'
  | 'published';

/** What was done, in the words of the form as far as it has them. */
export type Action =
  | 'received'
  | 'receivedNew'
  | 'handled'
  | 'carriedIn'
  | 'carriedOut'
  | 'answered'
  | 'granted'
  | 'partly'
  | 'grantedOrPartly'
  | 'denied'
  | 'unable'
  | 'notProcessed'
  | 'otherHandling'
  | 'maintained'
  | 'corrected'
  | 'won'
  | 'lost'
  | 'otherOutcome'
  | 'pending'
  | 'issued'
  | 'repealed'
  | 'valid';

/**
 * What a word says where it stands. A word with a plainer meaning inside another one is listed on its own, since the
 * longest word wins: 办结率 keeps 办结 from being read in it, 无法 keeps 无.
 */
export type Meaning =
  /** `bare`: 申请 alone, which may be for anything; `general`: 依申请公开, the work, of which 3件 may be any stage. */
  | { readonly is: 'topic'; readonly topic: Topic; readonly bare?: true; readonly general?: true }
  | { readonly is: 'action'; readonly action: Action }
  /** The disclosure of government information in general, e.g. 因政府信息公开引发的. */
  | { readonly is: 'disclosure' }
  /** Work that is counted too and is none of ours: proposals, petitions, licences, meetings. */
  | { readonly is: 'foreign' }
  /** The agency as the one who decides on reviews, or files and examines documents. */
  | { readonly is: 'otherRole' }
  /** 新收, 审结, 备案 beside reviews and lawsuits: another count than the form's. */
  | { readonly is: 'otherCount' }
  /** By which way, from whom: a part of the whole. */
  | { readonly is: 'channel' }
  /** `special`: one of the kinds of organisations the form tells apart. */
  | { readonly is: 'applicant'; readonly kind: 'person' | 'organisation' | 'special' }
  /** One of several reasons or kinds, e.g. 重复申请: a part the rules do not look at. */
  | { readonly is: 'detail' }
  | { readonly is: 'area'; readonly area: 'own' | 'office' | 'wide' }
  | { readonly is: 'time'; readonly time: 'this' | 'other' | 'part' }
  /** 同比增长: against another year; a direction of 0 is 持平. */
  | { readonly is: 'compared' }
  | { readonly is: 'direction'; readonly direction: 1 | -1 | 0 }
  /** 其中: parts follow. `whole`: all of them. */
  | { readonly is: 'parts'; readonly whole: boolean }
  | { readonly is: 'respectively' }
  | { readonly is: 'each' }
  /** 合计: what stands before adds up. `plain`: 共 also begins a list. */
  | { readonly is: 'total'; readonly plain: boolean }
  | { readonly is: 'share' }
  | { readonly is: 'rate' }
  /** `topic`: said in the same word, 未收费. */
  | { readonly is: 'none'; readonly action?: Action; readonly topic?: Topic }
  | { readonly is: 'all' }
  | { readonly is: 'rest' }
  | { readonly is: 'cause' }
  | { readonly is: 'caused' }
  /** Words of grammar that change nothing. */
  | { readonly is: 'light' };

/** Words with one meaning. */
export interface Entry {
  readonly meaning: Meaning;
  readonly words: readonly string[];
}
