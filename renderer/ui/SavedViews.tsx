import { Menu, TextInput } from '@mantine/core';
import { Bookmark, ChevronDown, Trash2 } from 'lucide-react';
import { useState } from 'react';
import styles from './SavedViews.module.css';
import { type ListView, type SavedView, sameView, useSavedViews, wholeList } from './saved-views.ts';

export interface SavedViewsProps {
  /** Of which list. */
  id: string;
  current: ListView;
  onPick: (view: ListView) => void;
  /** Views that everyone has: "Overdue", "Waiting for install". */
  given?: readonly SavedView[];
}

/** The views of a list: the given ones, one's own, and what is shown now under a new name. */
export function SavedViews({ id, current, onPick, given = [] }: SavedViewsProps) {
  const { views, save, forget } = useSavedViews(id);
  const [name, setName] = useState('');
  const offered = [{ name: 'All', view: wholeList }, ...given];
  const here = [...offered, ...views].find((saved) => sameView(saved.view, current))?.name;
  const keep = () => {
    if (name.trim() === '') return;
    save(name.trim(), current);
    setName('');
  };
  return (
    <Menu width={240} trapFocus>
      <Menu.Target>
        <button type="button" className={styles.target} aria-label={`View: ${here ?? 'not saved'}`}>
          <Bookmark size={14} aria-hidden="true" />
          {here ?? 'Not saved'}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((saved) => (
          <Menu.Item key={saved.name} onClick={() => onPick(saved.view)}>
            {saved.name}
          </Menu.Item>
        ))}
        {views.length > 0 && <Menu.Label>My views</Menu.Label>}
        {views.map((saved) => (
          <div key={saved.name} className={styles.own}>
            <Menu.Item onClick={() => onPick(saved.view)}>{saved.name}</Menu.Item>
            <button
              type="button"
              className={styles.forget}
              aria-label={`Forget the view ${saved.name}`}
              onClick={() => forget(saved.name)}
            >
              <Trash2 size={13} aria-hidden="true" />
            </button>
          </div>
        ))}
        {here === undefined && (
          <>
            <Menu.Divider />
            <TextInput
              className={styles.name}
              aria-label="Name of the new view"
              placeholder="Keep this view as…"
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') event.stopPropagation();
                if (event.key === 'Enter') keep();
              }}
            />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
