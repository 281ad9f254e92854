// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { encodeDesignDocument } from '../../designs/design-document.ts';
import type { RunTask } from '../../commons/run-jobs.ts';
import type { Design } from '../../designs/design.ts';
import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import type { BuildRequest } from '../../pipeline/build.ts';
import { findProfile } from '../../pipeline/fabricators/find-profile.ts';
import { FORMATS } from '../../pipeline/formats/registry.ts';
import { digest } from '../../shared/digest.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import { type Answer, json, page } from '../answers/answer.ts';
import { problemAnswer } from '../answers/problem-answer.ts';
import { parametersIn } from '../design-params.ts';
import { productionInput } from '../pages/files/production-input.ts';
import { zipStream } from '../../commons/zip-stream.ts';
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
  const format = String(query['format'] ?? '');
  const request = requestFor(design, parametersIn(query, schema), format, query);
  if (!request.ok) return problemAnswer(request.problems, 400);
  const built = await preview.run({ kind: 'build', request: request.value });
  if (!built.ok) return problemAnswer(built.problems);
  const { products } = built.value;
  if (products.length !== 1) {
    const stream = zipStream(products.map(({ name, bytes }) => [name, bytes] as const));
    return { kind: 'stream', stream, type: 'application/zip', name: `${design.slug}.zip` };
  }
  const { name, bytes } = products[0]!;
  const type = FORMATS.get(format)?.mediaType ?? 'text/x.gcode';
  return { kind: 'bytes', bytes, type, name, etag: digest(bytes) };
};

const requestFor = (
  design: Design,
  parameters: Readonly<Record<string, string>>,
  format: string,
  query: Query,
): Outcome<BuildRequest> => {
  const asked = productionInput(query) as Partial<
    Record<'printer' | 'material' | 'process', string> &
      Pick<BuildRequest, 'orientation' | 'quantities' | 'scale'>
  >;
  const printer = findProfile('printer', asked.printer ?? 'generic');
  const material = findProfile('material', asked.material ?? 'pla');
  const process = findProfile('process', asked.process ?? 'standard');
  if (!printer.ok) return printer;
  if (!material.ok) return material;
  if (!process.ok) return process;
  if (format !== 'zip' && format !== 'gcode' && !FORMATS.has(format)) {
    return failure(error('not-found', `expected a format like stl or gcode, found "${format}"`));
  }
  return success({
    design,
    parameters,
    quantities: asked.quantities ?? {},
    scale: asked.scale ?? 1,
    ...(asked.orientation === undefined ? {} : { orientation: asked.orientation }),
    ...(format === 'zip' ? {} : { formats: [format] }),
    fabricator: {
      printer: printer.value,
      material: material.value,
      process: process.value,
      overrides: {},
    },
  });
};
