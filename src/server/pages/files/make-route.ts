// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { z } from 'zod';
import { buildRequestFrom } from '../../../commons/version-request.ts';
import { versionName } from '../../../designs/library/reference.ts';
import { error } from '../../../shared/problem.ts';
import type { Answer } from '../../answers/answer.ts';
import { problemAnswer } from '../../answers/problem-answer.ts';
import type { Deps } from '../../deps.ts';
import { designParams, parameterQuery, parametersIn, versionAt } from '../../design-params.ts';
import { type Call, route } from '../../route.ts';
import { ownProfiles } from '../../profiles/own-profiles.ts';
import { gone, packageAnswer } from './package-answer.ts';
import { checkAddress, productionInput } from './production-input.ts';
import { onDisk, productAnswer, zipOf } from './products-answer.ts';
import { zipAnswer } from './zip-answer.ts';

/**
 * The files of one format with the parameters and profiles of the address: the one that there is, or
 * a ZIP of several; `format=zip` is the package with source, licenses and provenance.
 */
export const makeRoute = route({
  method: 'get',
  path: '/d/:author/:design/make',
  access: 'anyone',
  summary: 'Builds one format and gives it as a download',
  params: designParams,
  query: parameterQuery,
  handle: (call, deps) => answerMade(call, deps, formatOf(call.query)),
});

/** One file of a build by its name: `cable-clip.stl`. */
export const fileRoute = route({
  method: 'get',
  path: '/d/:author/:design/files/:name',
  access: 'anyone',
  summary: 'Builds one file and gives it as a download',
  params: designParams.extend({ name: z.string().max(300) }),
  query: parameterQuery,
  handle: (call, deps) => {
    const { name } = call.params;
    const extension = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? '';
    return answerMade(call, deps, extension, name);
  },
});

type MakeCall = Call<
  { readonly author: string; readonly design: string },
  Readonly<Record<string, string | string[]>>
>;

const formatOf = (query: MakeCall['query']): string =>
  String([query['format']].flat().at(-1) ?? '');

const answerMade = async (
  { params, query, account, visitor, signal }: MakeCall,
  deps: Deps,
  format: string,
  name?: string,
): Promise<Answer> => {
  const refused = checkAddress(query, format);
  if (refused !== undefined) return problemAnswer([refused], 400);
  const version = await versionAt(deps.library, params);
  if (!version.ok) return problemAnswer(version.problems);
  const { record } = version.value;
  const wanted = await buildRequestFrom(
    deps.library,
    {
      design: versionName(record),
      parameters: parametersIn(query, record.schema),
      ...productionInput(query, format),
    },
    await ownProfiles(deps.accounts, account),
  );
  if (!wanted.ok) return problemAnswer(wanted.problems, 400);
  if (format === 'zip') return packageAnswer(wanted.value, visitor, signal, deps);
  const built = await deps.builds.build(wanted.value, visitor, signal);
  if (!built.ok) return problemAnswer(built.problems);
  const products = built.value.products.map(onDisk);
  if (name === undefined && products.length > 0) {
    const [first] = products;
    if (products.length === 1) return productAnswer(first!);
    const about = zipOf(products, `${record.slug}-${format}.zip`);
    return (await zipAnswer(deps.zips, about, signal)) ?? problemAnswer([gone()]);
  }
  const one = products.find((each) => each.name === name);
  if (one !== undefined) return productAnswer(one);
  const there = products.map((each) => each.name).join(', ');
  return problemAnswer([error('not-found', `expected one of the files of this build: ${there}`)]);
};
