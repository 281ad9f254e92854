// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { json } from '../answers/answer.ts';
import { takesKey } from '../idempotency/answer-once.ts';
import { route, type Route, scopeOf } from '../route.ts';

/** The description of the API, made from the schemas that check each request. */
export const openapi = (routes: readonly Route[], origin: string): unknown => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const each of routes.filter(({ path }) => path.startsWith('/api/v1/'))) {
    const path = each.path.replace(/[:*](\w+)/g, '{$1}');
    (paths[path] ??= {})[each.method] = operation(each);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'fabcommons',
      version: '1',
      description: 'Designs, their versions and builds. Errors are application/problem+json.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: origin }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths,
  };
};

const operation = (described: Route): unknown => ({
  ...operationOf(described),
  ...(described.access === 'anyone' ? {} : { security: [{ token: [scopeOf(described)] }] }),
});

const operationOf = (described: Route) => {
  const { summary, params, query, body, answers } = described;
  const whole = described.raw === true ? ['*/*'] : body && ['application/json'];
  const types = described.takes ?? whole;
  return {
    summary,
    parameters: [
      ...fields(params, 'path'),
      ...fields(query, 'query'),
      ...(takesKey(described) ? [IDEMPOTENCY_KEY] : []),
    ],
    ...(types === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              types.map((type) => [type, body === undefined ? {} : { schema: schemaOf(body) }]),
            ),
          },
        }),
    responses: {
      '200': {
        description: 'Done',
        ...(answers === undefined
          ? {}
          : { content: { 'application/json': { schema: schemaOf(answers) } } }),
      },
      default: { description: 'A Problem', content: { 'application/problem+json': {} } },
    },
  };
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same request with the same key gets the same answer for a day (header ' +
    'Idempotency-Replayed), and nothing is done twice; a build is looked up again. Another request ' +
    'with it gets 422. What failed is not kept.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
}

const fields = (schema: z.ZodType | undefined, where: 'path' | 'query'): readonly unknown[] => {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as ObjectSchema;
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: each,
  }));
};

const schemaOf = (schema: z.ZodType): unknown => {
  const described: Record<string, unknown> = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  delete described['$schema'];
  return described;
};

/** Told the routes late: this one is among them. */
export const openapiRoute = (routes: () => readonly Route[]): Route =>
  route({
    method: 'get',
    path: '/api/v1/openapi.json',
    access: 'anyone',
    summary: 'This description',
    handle: async ({ origin }) => json(openapi(routes(), origin)),
  });
