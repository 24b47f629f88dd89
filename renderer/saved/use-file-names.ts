import { useEffect, useState } from 'react';
import { chosenPattern, momentPattern } from '../../preload/contract/file-name.ts';
import { api } from '../api.ts';
import type { DraftChoices } from './saved-choices.ts';

export interface FileNames {
  /** What the choices are called. */
  title: string;
  /** By the usual patterns and by the one given; empty while that is none. */
  chosen: string;
  moment: string;
  own: string;
}

/** What a file is called by each pattern; null until that is known. */
export function useFileNames({ source, request }: DraftChoices, own: string): FileNames | null {
  const [names, setNames] = useState<FileNames | null>(null);
  const key = JSON.stringify(request);
  useEffect(() => {
    let isCurrent = true;
    const nameBy = async (fileName: string): Promise<string> => {
      const request = JSON.parse(key) as DraftChoices['request'];
      const answer = await api.nameExport({ source, request: { request, fileName } });
      return answer.ok ? answer.value : '';
    };
    void Promise.all(['{choice}', chosenPattern, momentPattern, own].map(nameBy)).then(
      ([title = '', chosen = '', moment = '', own = '']) => {
        if (isCurrent) setNames({ title: title.replace(/\.\w+$/, ''), chosen, moment, own });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [source, key, own]);
  return names;
}
