// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolve } from 'node:path';
import { z } from 'zod';
import { databaseServer } from '../designs/library/store/database-server.ts';
import { type BucketPlace, bucketPlace } from '../designs/library/store/s3/bucket-place.ts';
import { EXPECTED_ADDRESS, queueAddress } from '../jobs/remote/queue-address.ts';
import { error, failure, type Outcome, success } from '../shared/problem.ts';
import { issueWords } from './request-problem.ts';
import { MAIL_FORM, type MailServer, mailServer } from './mail/mail-server.ts';

/** Who may come in: everybody, who has an invitation, or nobody while nothing can be written. */
const MODES = ['open', 'invited', 'read-only'] as const;

/** How a node is set up: read once, at its start. */
export interface Config {
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
  /** The folder with everything that is kept. */
  readonly data: string;
  /** `postgres://…` of the records; absent: in `data`. */
  readonly database?: string;
  /** Of files of designs, photos and builds; absent: in `data` and `cache`. */
  readonly objects?: BucketPlace;
  /** `redis://…` of the queue that workers elsewhere take builds from; absent: workers of this process. */
  readonly queue?: string;
  /** Where builds are kept that can be made again. */
  readonly cache: string;
  /** The address that others see, without a slash at its end; absent: that of each request. */
  readonly url?: string;
  readonly mode: (typeof MODES)[number];
  readonly log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Of one address in a minute. */
  readonly requestsPerMinute: number;
  /** Builds of one visitor that wait or run at a time. */
  readonly buildsPerVisitor: number;
  /** Takes mail of this node; absent: none is sent. */
  readonly mail?: MailServer;
}

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('0.0.0.0'),
  FABCOMMONS_DATA: z.string().min(1).default('data'),
  FABCOMMONS_CACHE: z.string().min(1).optional(),
  FABCOMMONS_DATABASE: z
    .string()
    .refine((value) => databaseServer(value).ok, 'expected postgres://user:password@host:5432/name')
    .optional(),
  FABCOMMONS_QUEUE: z
    .string()
    .refine((value) => queueAddress(value).ok, EXPECTED_ADDRESS)
    .optional(),
  FABCOMMONS_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  FABCOMMONS_MODE: z.enum(MODES).default('open'),
  FABCOMMONS_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  FABCOMMONS_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(600),
  FABCOMMONS_BUILDS_PER_VISITOR: z.coerce.number().int().min(1).max(100).default(4),
  FABCOMMONS_MAIL: z
    .string()
    .refine((value) => mailServer(value) !== undefined, `expected ${MAIL_FORM}`)
    .transform(mailServer)
    .optional(),
});

/** They may hold passwords: what is wrong with them does not repeat them. */
const SECRET: ReadonlySet<string> = new Set([
  'FABCOMMONS_DATABASE',
  'FABCOMMONS_QUEUE',
  'FABCOMMONS_MAIL',
]);

/** Problems: `config-invalid`, one for each variable that is wrong, `store-address`, `store-credentials`. */
export const readConfig = (
  variables: Readonly<Record<string, string | undefined>>,
): Outcome<Config> => {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = environment.safeParse(set);
  const objects = bucketPlace(set['FABCOMMONS_STORE'], set);
  if (!read.success) {
    return failure(
      ...objects.problems,
      ...read.error.issues.map((issue) => {
        const name = issue.path.map(String).join('.');
        const wanted = issueWords(issue).replace(/, found .*$/, '');
        const found = SECRET.has(name) ? '' : `, found ${JSON.stringify(set[name] ?? null)}`;
        return error('config-invalid', `environment variable ${name}: ${wanted}${found}`, {
          hint: 'fabcommons serve --help lists the variables',
        });
      }),
    );
  }
  if (!objects.ok) return objects;
  const { PORT, HOST, FABCOMMONS_URL, ...of } = read.data;
  const data = resolve(of.FABCOMMONS_DATA);
  return success({
    port: PORT,
    host: HOST,
    data,
    cache: resolve(of.FABCOMMONS_CACHE ?? `${data}/cache`),
    ...(FABCOMMONS_URL === undefined ? {} : { url: FABCOMMONS_URL }),
    ...(of.FABCOMMONS_DATABASE === undefined ? {} : { database: of.FABCOMMONS_DATABASE }),
    ...(of.FABCOMMONS_QUEUE === undefined ? {} : { queue: of.FABCOMMONS_QUEUE }),
    ...(objects.value === undefined ? {} : { objects: objects.value }),
    mode: of.FABCOMMONS_MODE,
    log: of.FABCOMMONS_LOG,
    requestsPerMinute: of.FABCOMMONS_REQUESTS_PER_MINUTE,
    buildsPerVisitor: of.FABCOMMONS_BUILDS_PER_VISITOR,
    ...(of.FABCOMMONS_MAIL === undefined ? {} : { mail: of.FABCOMMONS_MAIL }),
  });
};
