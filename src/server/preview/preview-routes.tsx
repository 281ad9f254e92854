// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { designRequestFrom } from '../../commons/design-request.ts';
import type { RunTask } from '../../jobs/task.ts';
import { encodeDesignDocument } from '../../designs/design-document.ts';
import type { Design } from '../../designs/design.ts';
import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import { digest } from '../../shared/digest.ts';
import { type Outcome, success } from '../../shared/problem.ts';
import { type Answer, json, page } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { parametersIn } from '../design-params.ts';
import { checkAddress, productionInput } from '../pages/files/production-input.ts';
import { productsAnswer } from '../pages/files/products-answer.ts';
import { PreviewPage } from './preview-page.tsx';

/** A design as it is on the disk at this moment. */
export interface Preview {
  readonly read: () => Promise<Outcome<Design>>;
  readonly run: RunTask;
}

type Query = Readonly<Record<string, string | string[]>>;

const describe = async ({
  read,
  run,
}: Preview): Promise<Outcome<{ readonly design: Design; readonly schema: ParameterSchema }>> => {
  const design = await read();
  if (!design.ok) return design;
  const schema = await run({ kind: 'parameters', design: design.value });
  if (!schema.ok) return schema;
  return success({ design: design.value, schema: schema.value }, design.value.problems);
};

export const previewPage = async (preview: Preview, query: Query): Promise<Answer> => {
  const described = await describe(preview);
  const title = described.ok ? described.value.design.manifest.title : 'Preview';
  const given = described.ok ? parametersIn(query, described.value.schema) : {};
  return page(
    { title, bare: true, islands: ['customizer', 'make', 'preview'] },
    <PreviewPage design={described} given={given} />,
  );
};

export const previewDocument = async (preview: Preview): Promise<Answer> => {
  const described = await describe(preview);
  return described.ok
    ? json(
        encodeDesignDocument({
          ...described.value,
          presets: described.value.design.manifest.presets ?? [],
        }),
      )
    : problemAnswer(described.problems);
};

/** One format of the design with the parameters and profiles of the address. */
export const previewMake = async (preview: Preview, query: Query): Promise<Answer> => {
  const described = await describe(preview);
  if (!described.ok) return problemAnswer(described.problems);
  const { design, schema } = described.value;
  const format = [query['format'] ?? ''].flat().at(-1)!;
  const refused = checkAddress(query, format);
  if (refused !== undefined) return problemAnswer([refused], 400);
  const input = { parameters: parametersIn(query, schema), ...productionInput(query, format) };
  const request = designRequestFrom(design, input);
  if (!request.ok) return problemAnswer(request.problems, 400);
  const built = await preview.run({ kind: 'build', request: request.value });
  if (!built.ok) return problemAnswer(built.problems);
  const products = built.value.products.map(({ name, format: id, bytes }) => ({
    name,
    format: id,
    sha256: digest(bytes),
    content: bytes,
  }));
  const ending = format === 'zip' ? '' : `-${format}`;
  return productsAnswer(products, `${design.slug}${ending}.zip`);
};
