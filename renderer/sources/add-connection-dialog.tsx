import { useState, type ReactNode } from 'react';
import type { NewConnection } from '../../preload/contract/connection.ts';
import { remoteApis, type RemoteApi } from '../../preload/contract/remote-api.ts';
import { Select, type Option } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { useConnections } from './connections-slice.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { SecretKeeping } from './secret-keeping.tsx';
import { t } from '../words.ts';

type SignIn = NewConnection['signIn']['with'];

const signIns = (['token', 'client', 'nothing'] as const).map(described);

/** What can be chosen, with what it is called. */
function described<Id extends SignIn | RemoteApi>(id: Id): Option<Id> {
  return { id, label: t(`connections.${id}`), detail: t(`connections.${id}-detail`) };
}

/** What an address of each kind looks like, and what usually lets one in. */
const usual: Record<RemoteApi, { address: string; signIn: SignIn }> = {
  api: { address: 'https://school.example/analytics/', signIn: 'token' },
  drf: { address: 'https://school.example/api/results/', signIn: 'token' },
  oneroster: { address: 'https://sis.school.example/', signIn: 'client' },
};

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
      title={t('connections.add-title')}
      lead={t('connections.add-lead')}
      action={t('connections.add-and-test')}
      isComplete={isComplete}
      save={() => add(connectionOf(filled))}
      onClose={onClose}
    >
      <TextField
        label={t('words.name')}
        placeholder={t('connections.name-example')}
        value={filled.name}
        maxLength={100}
        onChange={(name) => {
          fill({ name });
        }}
      />
      <Select<RemoteApi>
        label={t('connections.kind')}
        value={filled.api}
        groups={[{ label: '', options: remoteApis.map(described) }]}
        onChange={(api) => {
          fill({ api, with: usual[api].signIn });
        }}
      />
      <TextField
        label={t('connections.address')}
        placeholder={usual[filled.api].address}
        value={filled.url}
        onChange={(url) => {
          fill({ url });
        }}
      />
      <Select<SignIn>
        label={t('connections.sign-in')}
        value={filled.with}
        groups={[{ label: '', options: signIns }]}
        onChange={(chosen) => {
          fill({ with: chosen });
        }}
      />
      {filled.with === 'client' && (
        <>
          <TextField
            label={t('connections.client-id')}
            value={filled.id}
            onChange={(id) => {
              fill({ id });
            }}
          />
          <TextField
            label={t('connections.token-address')}
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
            label={t(filled.with === 'client' ? 'connections.client-secret' : 'connections.token')}
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
