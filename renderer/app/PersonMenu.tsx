import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { KeyRound, LogOut, Monitor, Moon, Rows3, Rows4, Sun } from 'lucide-react';
import { tellProblem } from '#ui/toast.ts';
import { useUiSettings } from '#ui/ui-settings.ts';
import { api, refusalOf } from './client.ts';
import styles from './Shell.module.css';
import { useMe, useSessionChanged } from './session.ts';

/** Who am I, how it looks, and the way out. */
export function PersonMenu() {
  const me = useMe();
  const router = useRouter();
  const sessionChanged = useSessionChanged();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, setDensity } = useUiSettings();
  const signOut = useMutation(
    api.platform.session.signOut.mutationOptions({
      onSuccess: sessionChanged,
      onError: (error) => tellProblem(refusalOf(error).message),
    }),
  );
  const mark = (chosen: boolean) => (chosen ? '✓' : undefined);
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={styles.person ?? ''} aria-label={`${me.name}, ${me.role}`} fz="sm" px={8}>
          {me.name}
          <span className={styles.role}> · {me.role}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        <Menu.Item
          leftSection={<Monitor size={14} />}
          rightSection={mark(colorScheme === 'auto')}
          onClick={() => setColorScheme('auto')}
        >
          As the system
        </Menu.Item>
        <Menu.Item
          leftSection={<Sun size={14} />}
          rightSection={mark(colorScheme === 'light')}
          onClick={() => setColorScheme('light')}
        >
          Light
        </Menu.Item>
        <Menu.Item
          leftSection={<Moon size={14} />}
          rightSection={mark(colorScheme === 'dark')}
          onClick={() => setColorScheme('dark')}
        >
          Dark
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<Rows4 size={14} />}
          rightSection={mark(density === 'compact')}
          onClick={() => setDensity('compact')}
        >
          Compact rows
        </Menu.Item>
        <Menu.Item
          leftSection={<Rows3 size={14} />}
          rightSection={mark(density === 'comfortable')}
          onClick={() => setDensity('comfortable')}
        >
          Comfortable rows
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<KeyRound size={14} />} onClick={() => router.history.push('/settings/password')}>
          Change password
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={14} />} onClick={() => signOut.mutate(undefined)}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
