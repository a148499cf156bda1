import type { DatabaseSync } from 'node:sqlite';
import type { Authorize, Clock, FindCredentials, MayDo, ServiceRequest, ServiceResponse } from '../contracts.ts';
import type { Outbox } from './store/outbox.ts';

/** One rule of a bucket's CORS configuration; `*` stands for any text in origins and headers. */
export interface CorsRule {
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders?: readonly string[];
  readonly exposedHeaders?: readonly string[];
  /** Seconds a browser may remember the answer. */
  readonly maxAge?: number;
}

/** A bucket as the template describes it. Buckets are neither made nor changed by requests. */
export interface Bucket {
  readonly name: string;
  readonly versioned: boolean;
  /** Whether creations of objects are told to the event bus. */
  readonly eventBridge: boolean;
  /** Whether its objects can be locked; off where it is left out. */
  readonly objectLock?: boolean;
  readonly corsRules?: readonly CorsRule[];
}

/** What every operation works with. */
export interface S3 {
  readonly database: DatabaseSync;
  /** Folder of the bodies. */
  readonly bodies: string;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly authorize: Authorize;
  readonly mayDo: MayDo;
  readonly findCredentials: FindCredentials;
  readonly buckets: ReadonlyMap<string, Bucket>;
}

/** One request to one bucket, understood but not yet allowed. */
export interface Call {
  readonly request: ServiceRequest;
  readonly requestId: string;
  readonly bucket: Bucket;
  /** Empty when the request is about the bucket itself. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  /** Headers of the request and those a presigned request carries in its query. */
  readonly headers: Readonly<Record<string, string>>;
}

export type Operation = (s3: S3, call: Call) => Promise<ServiceResponse>;
