import { Copy, Ellipsis, FileCheck, FolderInput, Pencil, Repeat, RotateCw, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { IconButton } from '../components/button.tsx';
import { cx } from '../components/cx.ts';
import list from '../components/list.module.css';
import type { EndedJob } from '../export/jobs/job-words.ts';
import { useJobs } from '../export/jobs/jobs-slice.ts';
import { useActivity } from './activity-slice.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { t } from '../words.ts';

/** What else can be done with an export that has ended. */
export function JobMenu({ job }: { job: EndedJob }): ReactNode {
  const { edit, retry, move, repeat, copyPath, clear } = useJobs();
  const forget = useActivity((slice) => slice.forget);
  const [showsReceipt, setShowsReceipt] = useState(false);
  const { taskId } = job;
  const remove = async (): Promise<void> => {
    if (await clear(taskId)) forget(taskId);
  };
  return (
    <>
      <MenuTrigger>
        <IconButton label={t('words.more-for', { name: job.fileName })}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
        <Popover className={cx(list.popover)} placement="bottom end">
          <Menu className={cx(list.list)} aria-label={t('words.more-for', { name: job.fileName })}>
            {job.state === 'SUCCESS' ? (
              <>
                <Item
                  icon={Repeat}
                  label={t('activity.repeat')}
                  detail={t('activity.repeat-detail')}
                  onAction={() => void repeat(taskId)}
                />
                <Item icon={Pencil} label={t('words.edit-export')} onAction={() => void edit(job)} />
                <Item
                  icon={FileCheck}
                  label={t('activity.receipt')}
                  onAction={() => {
                    setShowsReceipt(true);
                  }}
                />
                <Item icon={Copy} label={t('activity.copy-path')} onAction={() => void copyPath(taskId)} />
              </>
            ) : (
              <>
                <Item icon={RotateCw} label={t('words.try-again')} onAction={() => void retry(taskId)} />
                <Item icon={FolderInput} label={t('words.choose-place')} onAction={() => void move(taskId)} />
                <Item icon={Pencil} label={t('words.edit-export')} onAction={() => void edit(job)} />
              </>
            )}
            <Item
              icon={Trash2}
              label={t('activity.forget')}
              detail={job.state === 'SUCCESS' ? t('activity.file-stays') : t('activity.parts-deleted')}
              onAction={() => void remove()}
            />
          </Menu>
        </Popover>
      </MenuTrigger>
      {job.state === 'SUCCESS' && (
        <ReceiptDialog
          job={job}
          isOpen={showsReceipt}
          onClose={() => {
            setShowsReceipt(false);
          }}
        />
      )}
    </>
  );
}

interface ItemProps {
  icon: LucideIcon;
  label: string;
  detail?: string;
  onAction: () => void;
}

function Item({ icon: Icon, label, detail, onAction }: ItemProps) {
  return (
    <MenuItem className={cx(list.item)} textValue={label} onAction={onAction}>
      <Icon size={15} aria-hidden />
      <div className={list.words}>
        <Text slot="label">{label}</Text>
        {detail !== undefined && (
          <Text slot="description" className={cx(list.detail)}>
            {detail}
          </Text>
        )}
      </div>
    </MenuItem>
  );
}
