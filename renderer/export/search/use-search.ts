import { useCallback, useEffect, useState } from 'react';
import type { ExportError, Result } from '../../../preload/contract/errors.ts';

const pauseMs = 150;

/** Something that can be chosen out of many by typing. */
export interface Item {
  id: number | string;
  label: string;
  detail: string;
}

/** `Emilia Müller · 7A · 00231111`. */
export const itemText = ({ label, detail }: Item): string => (detail === '' ? label : `${label} · ${detail}`);

/** What a search finds: the first of them, and how many there are. */
export interface Findings<T extends Item> {
  found: T[];
  total: number;
}

export interface Search<T extends Item> {
  found: T[];
  /** How many fit beside them. */
  more: number;
  /** Every item found so far, by its id: what is pressed may belong to a list that has just been replaced. */
  known: ReadonlyMap<T['id'], T>;
  searching: boolean;
  problem: ExportError | null;
  search: (text: string) => void;
}

/** Finds items by a text that is being typed; an answer that is overtaken by newer typing is ignored. Another `ask` asks again. */
export function useSearch<T extends Item>(ask: (text: string) => Promise<Result<Findings<T>>>): Search<T> {
  const [wanted, setWanted] = useState<{ text: string } | null>(null);
  const [answered, setAnswered] = useState<{ text: string } | null>(null);
  const [found, setFound] = useState<T[]>([]);
  const [more, setMore] = useState(0);
  const [known, setKnown] = useState<ReadonlyMap<T['id'], T>>(new Map());
  const [problem, setProblem] = useState<ExportError | null>(null);

  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const askNow = async (): Promise<void> => {
      const answer = await ask(wanted.text);
      if (!current) return;
      setAnswered(wanted);
      const findings = answer.ok ? answer.value : { found: [], total: 0 };
      setFound(findings.found);
      setMore(findings.total - findings.found.length);
      setKnown((before) => new Map([...before, ...findings.found.map((item) => [item.id, item] as const)]));
      setProblem(answer.ok ? null : answer.error);
    };
    const timer = setTimeout(() => void askNow(), wanted.text === '' ? 0 : pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [ask, wanted]);

  const search = useCallback((text: string) => {
    setWanted({ text });
  }, []);
  return { found, more, known, searching: wanted !== answered, problem, search };
}
