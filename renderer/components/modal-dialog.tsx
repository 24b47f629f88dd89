import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { cx } from './cx.ts';
import heading from './heading.module.css';
import styles from './modal-dialog.module.css';
import { useOpenDialog } from './open-dialogs.ts';

interface ModalDialogProps {
  title: string;
  /** What it is for. */
  lead: string;
  width: 'wide' | 'narrow';
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Something to be read or filled in before the window is gone on with. */
export function ModalDialog({ title, lead, width, isOpen, onClose, children }: ModalDialogProps): ReactNode {
  return (
    <ModalOverlay
      className={cx(styles.overlay)}
      isDismissable
      isOpen={isOpen}
      onOpenChange={(isOpened) => {
        if (!isOpened) onClose();
      }}
    >
      <Modal className={cx(styles.modal, styles[width])}>
        <Body title={title} lead={lead}>
          {children}
        </Body>
      </Modal>
    </ModalOverlay>
  );
}

function Body({ title, lead, children }: Pick<ModalDialogProps, 'title' | 'lead' | 'children'>) {
  useOpenDialog();
  return (
    <Dialog className={cx(styles.dialog)}>
      <Heading slot="title" className={cx(heading.title)}>
        {title}
      </Heading>
      <p className={heading.lead}>{lead}</p>
      {children}
    </Dialog>
  );
}

export const DialogButtons = ({ children }: { children: ReactNode }): ReactNode => (
  <div className={styles.buttons}>{children}</div>
);
