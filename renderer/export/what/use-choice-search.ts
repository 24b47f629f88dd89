import { useCallback, useEffect, useState } from 'react';
import type { Choice } from '../../../preload/contract/dataset.ts';
import type { ExportError } from '../../../preload/contract/errors.ts';
import { api } from '../../api.ts';
import { useDraft } from '../draft/export-slice.ts';

const pauseMs = 150;

export interface ChoiceSearch {
  found: Choice[];
  /** How many fit beside them. */
  more: number;
  /** Every choice found so far, by its id: what is pressed may belong to a list that has just been replaced. */
  known: ReadonlyMap<number, Choice>;
  searching: boolean;
  problem: ExportError | null;
  search: (text: string) => void;
}

/** Finds what a parameter can be set to; an answer that is overtaken by newer typing is ignored. */
export function useChoiceSearch(dataset: string, parameter: string): ChoiceSearch {
  const source = useDraft((draft) => draft.source);
  const [wanted, setWanted] = useState<{ text: string } | null>(null);
  const [answered, setAnswered] = useState<{ text: string } | null>(null);
  const [found, setFound] = useState<Choice[]>([]);
  const [more, setMore] = useState(0);
  const [known, setKnown] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [problem, setProblem] = useState<ExportError | null>(null);

  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const ask = async (): Promise<void> => {
      const answer = await api.searchParameter({ source, dataset, parameter, text: wanted.text });
      if (!current) return;
      setAnswered(wanted);
      const { choices, total } = answer.ok ? answer.value : { choices: [], total: 0 };
      setFound(choices);
      setMore(total - choices.length);
      setKnown((before) => new Map([...before, ...choices.map((choice) => [choice.id, choice] as const)]));
      setProblem(answer.ok ? null : answer.error);
    };
    const timer = setTimeout(() => void ask(), wanted.text === '' ? 0 : pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [source, dataset, parameter, wanted]);

  const search = useCallback((text: string) => {
    setWanted({ text });
  }, []);
  return { found, more, known, searching: wanted !== answered, problem, search };
}
