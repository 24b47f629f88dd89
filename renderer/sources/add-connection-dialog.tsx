import { useState, type ReactNode } from 'react';
import type { NewConnection } from '../../preload/contract/connection.ts';
import type { RemoteApi } from '../../preload/contract/remote-api.ts';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { kinds, kindWords } from './connection-words.ts';
import { useConnections } from './connections-slice.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { SecretKeeping } from './secret-keeping.tsx';
import { t } from '../words.ts';

type SignIn = NewConnection['signIn']['with'];

const signIns: { id: SignIn; label: string; detail: string }[] = [
  { id: 'token', label: 'Token', detail: 'One secret text, also called API key' },
  { id: 'client', label: 'Client ID and secret', detail: 'As OneRoster servers give them (OAuth 2.0)' },
  { id: 'nothing', label: 'Nothing', detail: 'Everybody may read' },
];

/** What is filled in, whether or not it is needed for what is chosen. */
const empty = { name: '', url: '', api: 'api', with: 'token', id: '', secret: '', tokenUrl: '' };
type Filled = Record<keyof typeof empty, string> & { api: RemoteApi; with: SignIn };

function connectionOf({ name, url, api, id, secret, tokenUrl, ...filled }: Filled): NewConnection {
  const signIns: { [W in SignIn]: NewConnection['signIn'] & { with: W } } = {
    nothing: { with: 'nothing' },
    token: { with: 'token', secret },
    client: { with: 'client', id, secret, tokenUrl },
  };
  return { name, url, api, signIn: signIns[filled.with] };
}

export function AddConnectionDialog({ onClose }: { onClose: () => void }): ReactNode {
  const add = useConnections((slice) => slice.add);
  const [filled, setFilled] = useState<Filled>({ ...empty, api: 'api', with: 'token' });
  const fill = (part: Partial<Filled>): void => {
    setFilled({ ...filled, ...part });
  };
  const needed: (keyof Filled)[] = [
    ...(['name', 'url'] as const),
    ...(filled.with === 'nothing' ? [] : (['secret'] as const)),
    ...(filled.with === 'client' ? (['id', 'tokenUrl'] as const) : []),
  ];
  const isComplete = needed.every((field) => filled[field].trim() !== '');

  return (
    <FormDialog
      title="Add a connection"
      lead="Who runs the server tells you what to fill in here."
      action="Add and test"
      isComplete={isComplete}
      save={() => add(connectionOf(filled))}
      onClose={onClose}
    >
      <TextField
        label={t('words.name')}
        placeholder="Our school"
        value={filled.name}
        maxLength={100}
        onChange={(name) => {
          fill({ name });
        }}
      />
      <Select<RemoteApi>
        label="Kind of server"
        value={filled.api}
        groups={[{ label: '', options: kinds }]}
        onChange={(api) => {
          fill({ api, with: kindWords[api].signIn });
        }}
      />
      <TextField
        label="Address"
        placeholder={kindWords[filled.api].example}
        value={filled.url}
        onChange={(url) => {
          fill({ url });
        }}
      />
      <Select<SignIn>
        label="What lets you in"
        value={filled.with}
        groups={[{ label: '', options: signIns }]}
        onChange={(chosen) => {
          fill({ with: chosen });
        }}
      />
      {filled.with === 'client' && (
        <>
          <TextField
            label="Client ID"
            value={filled.id}
            onChange={(id) => {
              fill({ id });
            }}
          />
          <TextField
            label="Address for tokens"
            placeholder="https://school.example/oauth/token"
            value={filled.tokenUrl}
            onChange={(tokenUrl) => {
              fill({ tokenUrl });
            }}
          />
        </>
      )}
      {filled.with !== 'nothing' && (
        <>
          <TextField
            label={filled.with === 'client' ? 'Client secret' : 'Token'}
            secret
            value={filled.secret}
            onChange={(secret) => {
              fill({ secret });
            }}
          />
          <SecretKeeping />
        </>
      )}
    </FormDialog>
  );
}
