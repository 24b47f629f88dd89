import type { ReactNode } from 'react';
import type { ParameterInfo } from '../../../preload/contract/dataset.ts';
import { ChoiceField } from './choice-field.tsx';
import { ChoicesField } from './choices-field.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';

interface ParameterFieldProps {
  dataset: string;
  parameter: ParameterInfo;
}

/** The field for whatever kind of parameter a dataset has. */
export function ParameterField({ dataset, parameter }: ParameterFieldProps): ReactNode {
  const value = useDraft((draft) => draft.params[parameter.key]);
  const setParameter = useExport((slice) => slice.setParameter);
  const choices = Array.isArray(value) ? value : [];
  switch (parameter.kind) {
    case 'choice':
      return (
        <ChoiceField
          dataset={dataset}
          parameter={parameter}
          value={choices[0] ?? null}
          onChange={(choice) => {
            setParameter(parameter.key, choice ? [choice] : []);
          }}
        />
      );
    case 'choices':
      return (
        <ChoicesField
          dataset={dataset}
          parameter={parameter}
          value={choices}
          onChange={(chosen) => {
            setParameter(parameter.key, chosen);
          }}
        />
      );
    case 'sql':
      // It has its place above its rows.
      return null;
  }
}
