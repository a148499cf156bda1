import { ServiceError } from './contracts.ts';

/** The target of a request, taken apart: the path still percent-encoded, the query decoded and in the order sent. */
export interface RequestTarget {
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Splits a target at its question mark. A `+` in the query is a space, in the path it is itself. */
export function splitTarget(target: string): RequestTarget {
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: [] };
  const pairs = target
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair !== '');
  return { path: target.slice(0, mark), query: pairs.map(readPair) };
}

function readPair(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
  return [decodePercent(name.replaceAll('+', ' ')), decodePercent(value.replaceAll('+', ' '))];
}

/** Decodes percent-encoded UTF-8; what is not UTF-8 or not well encoded is refused as `InvalidURI`. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.", 400);
  }
}
