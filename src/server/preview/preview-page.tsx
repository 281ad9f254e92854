// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../designs/design.ts';
import type { ParameterSchema } from '../../designs/parameters/schema.ts';
import { ProblemList } from '../html/problem-list.tsx';
import { MakeForm } from '../pages/design/make-form.tsx';
import { ParameterForm } from '../pages/design/parameter-form.tsx';
import { Stage } from '../pages/design/stage.tsx';
import type { Outcome } from '../../shared/problem.ts';

interface PreviewProps {
  readonly design: Outcome<{ readonly design: Design; readonly schema: ParameterSchema }>;
  readonly given: Readonly<Record<string, string>>;
}

/** A local design as its page would show it, or what is wrong with it. */
export const PreviewPage = ({ design, given }: PreviewProps) => {
  if (!design.ok) {
    return (
      <div class="narrow" id="preview">
        <h1>This design cannot be shown yet</h1>
        <ProblemList problems={design.problems} />
      </div>
    );
  }
  const { design: shown, schema } = design.value;
  return (
    <article class="design" id="preview">
      <header>
        <h1>{shown.manifest.title}</h1>
      </header>
      <Stage designUrl="/design.json" title={shown.manifest.title} />
      <section class="side">
        <h2>Parameters</h2>
        <ParameterForm
          schema={schema}
          presets={shown.manifest.presets ?? []}
          given={given}
          action="/"
        />
        <h2>Make it</h2>
        <MakeForm action="/make" designUrl="/design.json" hasSolids own={[]} given={given} />
      </section>
      <section class="about">
        <ProblemList problems={design.problems} />
      </section>
    </article>
  );
};
