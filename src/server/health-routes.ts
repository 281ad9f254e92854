// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { sql } from 'kysely';
import { json } from './answers/answer.ts';
import { route } from './route.ts';

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const designs = new Gauge({
  name: 'fabcommons_designs',
  help: 'Designs in the library',
  registers: [registry],
});

/** Answers while the database does. */
export const healthRoute = route({
  method: 'get',
  path: '/healthz',
  access: 'anyone',
  summary: 'Whether this node works',
  handle: async (_, { library }) => {
    await sql`select 1`.execute(library.db);
    return json({ status: 'ok' });
  },
});

export const metricsRoute = route({
  method: 'get',
  path: '/metrics',
  access: 'anyone',
  summary: 'Figures of this process, for Prometheus',
  handle: async ({ response }, { library: { db } }) => {
    const { count } = await db
      .selectFrom('designs')
      .select((each) => each.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    designs.set(Number(count));
    response.type(registry.contentType).send(await registry.metrics());
    return { kind: 'done' };
  },
});
