import { create } from 'zustand';
import type { ConnectionFindings, ConnectionInfo, NewConnection } from '../../preload/contract/connection.ts';
import type { ExportError, Result } from '../../preload/contract/errors.ts';
import { api } from '../api.ts';

/** What a test of a connection came to: `running` until then. */
export type Test = { state: 'running' } | { state: 'ended'; answer: Result<ConnectionFindings> };

interface ConnectionsSlice {
  /** Null until the first answer. */
  connections: ConnectionInfo[] | null;
  /** Whether this computer has somewhere to keep a secret until the next start. */
  keepsSecrets: boolean;
  tests: Readonly<Record<string, Test>>;
  problem: ExportError | null;
  load: () => Promise<void>;
  /** Null once it is added; it is then tried at once. */
  add: (connection: NewConnection) => Promise<ExportError | null>;
  /** Null once the new secret is there; the connection is then tried at once. */
  renew: (id: string, secret: string) => Promise<ExportError | null>;
  test: (id: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
  dismissProblem: () => void;
}

export const useConnections = create<ConnectionsSlice>()((set, get) => ({
  connections: null,
  keepsSecrets: true,
  tests: {},
  problem: null,
  load: async () => {
    const answer = await api.listConnections();
    set(answer.ok ? answer.value : { problem: answer.error });
  },
  add: async (connection) => {
    const answer = await api.addConnection(connection);
    if (!answer.ok) return answer.error;
    const added = answer.value.find(({ name }) => name === connection.name.trim());
    set({ connections: answer.value });
    if (added) void get().test(added.id);
    return null;
  },
  renew: async (id, secret) => {
    const answer = await api.renewSecret({ id, secret });
    if (!answer.ok) return answer.error;
    set({ connections: answer.value });
    void get().test(id);
    return null;
  },
  test: async (id) => {
    const noteTest = (test: Test): void => {
      set(({ tests }) => ({ tests: { ...tests, [id]: test } }));
    };
    noteTest({ state: 'running' });
    noteTest({ state: 'ended', answer: await api.testConnection({ id }) });
  },
  remove: async (id) => {
    const answer = await api.removeConnection({ id });
    if (!answer.ok) set({ problem: answer.error });
    else if (answer.value) set({ connections: answer.value, problem: null });
  },
  dismissProblem: () => {
    set({ problem: null });
  },
}));
