import { Duration } from 'aws-cdk-lib';
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import { canaryAgency, canaryMails } from '../functions/shared/canary.ts';
import type { InstallationSettings } from './settings.ts';

// What is kept, and how long (ADR 14). No rule ever lets a current object expire but access logs, and mails to the canary: what is out, what was
// withdrawn, the register's log and the submissions stay until the authority decides otherwise.

/** Parts of uploads that were begun and never finished; nobody can read them, and they are paid for. */
export const clearUnfinished: LifecycleRule = {
  id: 'unfinished-uploads',
  abortIncompleteMultipartUploadAfter: Duration.days(7),
};

/** Of an object under `prefix`, versions that were written over or deleted go after so many days. */
const forgetEarlier = (prefix: string, days: number): LifecycleRule => ({
  id: `earlier-${prefix.replace(/[^a-z0-9]+/g, '-').replace(/-$/, '')}`,
  prefix,
  noncurrentVersionExpiration: Duration.days(days),
});

/** Days in which it can be looked up what the canary sent, was mailed, and published; the shorter of two rules counts. */
const canaryDays = 7;

/** Uploads that were sent again under the same name, or deleted. */
export const inDropBucket = ({ retainDays, canary }: InstallationSettings): LifecycleRule[] => [
  forgetEarlier('incoming/', retainDays),
  ...(canary ? [forgetEarlier(`incoming/${canaryAgency.id}/`, canaryDays)] : []),
];

/** Working files. Earlier registers, sums that officers fixed, and what was withdrawn are kept in every version. */
export const inWorkBucket = ({ retainDays, canary }: InstallationSettings): LifecycleRule[] => [
  forgetEarlier('submissions/', retainDays),
  ...(canary ? [{ ...forgetEarlier(canaryMails, 1), expiration: Duration.days(canaryDays) }] : []),
];

/** Days in which a page or file that is made from the catalogue can be looked at as it was. */
const derivedDays = 30;

/** Everything in the public bucket but the reports themselves, which is made anew with every publication. */
const derived = ['index.html', '1', '2', 'agencies/', 'assets/', 'data/', 'search/', 'feed.xml', 'sitemap'];

/**
 * What was published is never written over but by a tombstone; its bytes are then under `withdrawn/` in the work bucket, and
 * are gone from here after `retainDays`.
 */
export const inPublicBucket = ({ retainDays, canary }: InstallationSettings): LifecycleRule[] => [
  forgetEarlier('reports/', retainDays),
  ...(canary ? [forgetEarlier(`reports/${canaryAgency.id}/`, canaryDays)] : []),
  ...derived.map((prefix) => forgetEarlier(prefix, derivedDays)),
  // Texts and segments of the search are the only objects that are ever deleted.
  { id: 'deleted-search', prefix: 'search/', expiredObjectDeleteMarker: true },
];
