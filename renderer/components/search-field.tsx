import type { ReactNode } from 'react';
import { Search, X } from 'lucide-react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { cx } from './cx.ts';
import button from './button.module.css';
import field from './field.module.css';

interface SearchFieldProps {
  /** Read out, and shown while nothing is typed. */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function SearchField({ label, value, onChange }: SearchFieldProps): ReactNode {
  return (
    <AriaSearchField className={cx(field.control)} aria-label={label} value={value} onChange={onChange}>
      <Search className={field.chevron} size={14} aria-hidden />
      <Input className={cx(field.input)} placeholder={label} spellCheck={false} />
      {value !== '' && (
        <Button className={cx(button.icon)}>
          <X size={13} aria-hidden />
        </Button>
      )}
    </AriaSearchField>
  );
}
