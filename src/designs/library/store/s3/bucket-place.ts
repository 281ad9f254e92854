// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome, type Problem, success } from '../../../../shared/problem.ts';

/** A bucket, and what it takes to get at it. */
export interface BucketPlace {
  readonly bucket: string;
  /** Before every key: '' or `some/folder/`. */
  readonly prefix: string;
  /** `https://host:9000`, without a slash at its end. */
  readonly endpoint: string;
  readonly region: string;
  /** A function, so that nothing that prints or sends a place can give them away. */
  readonly credentials: () => Credentials;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What is read of the environment beside the address, as the programs of AWS do. */
type Variables = Readonly<Record<string, string | undefined>>;

const FORM = 's3://bucket/optional/prefix?endpoint=https://host:9000&region=name';
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^([A-Za-z0-9_-][A-Za-z0-9._-]*\/)*$/;
const REGION = /^[a-z0-9-]{1,40}$/;
const OPTIONS: readonly string[] = ['endpoint', 'region'];

/**
 * What `FABCOMMONS_STORE` says: an address like `s3://bucket/prefix?endpoint=http://host:9000`; undefined
 * where there is none. Endpoint and region may stand in AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL and
 * AWS_REGION, AWS_DEFAULT_REGION; without an endpoint it is that of AWS. Credentials are
 * AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN. Problems: `store-address`,
 * `store-credentials`; neither repeats what it found, which may be a secret in the wrong place.
 */
export const bucketPlace = (
  address: string | undefined,
  variables: Variables,
): Outcome<BucketPlace | undefined> => {
  if (address === undefined || address === '') return success(undefined);
  const read = readAddress(address, variables);
  const credentials = readCredentials(variables);
  return read.ok && credentials.ok
    ? success({ ...read.value, credentials: () => credentials.value })
    : failure(...read.problems, ...credentials.problems);
};

const readAddress = (
  address: string,
  variables: Variables,
): Outcome<Omit<BucketPlace, 'credentials'>> => {
  if (!address.startsWith('s3://') || !URL.canParse(address))
    return failure(wrong('an address that begins with s3://'));
  const url = new URL(address);
  const { hostname: bucket, searchParams: options } = url;
  // As it was written: an URL would have dots and the like resolved.
  const path = /^s3:\/\/[^/?#]*([^?#]*)/.exec(address)![1]!.replace(/^\/|\/$/g, '');
  const prefix = path === '' ? '' : `${path}/`;
  const said = (option: string, ...names: readonly string[]): string | undefined =>
    [options.get(option), ...names.map((name) => variables[name])].find((each) => each) ??
    undefined;
  const region = said('region', 'AWS_REGION', 'AWS_DEFAULT_REGION') ?? 'us-east-1';
  const endpoint =
    said('endpoint', 'AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL') ??
    `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  const problems = [
    url.username + url.password !== '' &&
      wrong(
        'no name and password in the address',
        'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
      ),
    url.port !== '' && wrong('no port behind the bucket', 'the port belongs to endpoint=…'),
    !BUCKET.test(bucket) && wrong('the name of a bucket: 3 to 63 of a-z, 0-9, - and .'),
    !PREFIX.test(prefix) && wrong('a prefix of A-Z, a-z, 0-9, ., _, - and /'),
    url.hash !== '' && wrong('nothing behind #'),
    ...[...options.keys()].map(
      (name) => !OPTIONS.includes(name) && wrong(`only the options ${OPTIONS.join(' and ')}`),
    ),
    !REGION.test(region) && wrong('a region like us-east-1'),
    !isEndpoint(endpoint) && wrong('an endpoint like https://host:9000, without name or password'),
  ].filter((each): each is Problem => each !== false);
  return problems.length > 0
    ? failure(...problems)
    : success({
        bucket,
        prefix,
        endpoint: endpoint.replace(/\/+$/, ''),
        region,
      });
};

const isEndpoint = (text: string): boolean => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false;
  const { username, password, search, hash, pathname } = new URL(text);
  return username + password + search + hash === '' && /^[A-Za-z0-9._/-]*$/.test(pathname);
};

const readCredentials = (variables: Variables): Outcome<Credentials> => {
  const [accessKeyId, secretAccessKey, sessionToken] = [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
  ].map((name) => variables[name] ?? '') as [string, string, string];
  const missing = [
    ...(accessKeyId === '' ? ['AWS_ACCESS_KEY_ID'] : []),
    ...(secretAccessKey === '' ? ['AWS_SECRET_ACCESS_KEY'] : []),
  ];
  if (missing.length > 0)
    return failure(
      error('store-credentials', `FABCOMMONS_STORE: expected ${missing.join(' and ')}, not set`, {
        hint: 'set the key of an account that may read, write, remove and list in the bucket',
      }),
    );
  const isPlain = [accessKeyId, secretAccessKey, sessionToken].every((each) =>
    /^[\x21-\x7e]*$/.test(each),
  );
  if (!isPlain)
    return failure(
      error('store-credentials', 'FABCOMMONS_STORE: expected keys without spaces or line ends', {
        hint: 'set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN anew',
      }),
    );
  return success({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === '' ? {} : { sessionToken }),
  });
};

const wrong = (expected: string, hint = `write ${FORM}`): Problem =>
  error('store-address', `FABCOMMONS_STORE: expected ${expected}`, { hint });
