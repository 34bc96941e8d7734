import { useParams } from '@tanstack/react-router';
import { usePageTitle } from '#app/crumbs.ts';
import { PathLink } from '#app/RecordLink.tsx';
import { useMay } from '#app/session.ts';
import { NoPermission } from '#ui/NoPermission.tsx';
import { AboutSection } from './AboutSection.tsx';
import { DemoCallout } from './DemoCallout.tsx';
import { EventsSection } from './EventsSection.tsx';
import { JobsSection } from './JobsSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { RulesSection } from './RulesSection.tsx';
import { SecuritySection } from './SecuritySection.tsx';
import styles from './SettingsPage.module.css';
import { StaffSection } from './StaffSection.tsx';
import { type SectionId, settingsSections } from './sections.ts';
import { TokensSection } from './TokensSection.tsx';

const bodies: Readonly<Record<SectionId, () => React.ReactNode>> = {
  rules: RulesSection,
  staff: StaffSection,
  tokens: TokensSection,
  security: SecuritySection,
  jobs: JobsSection,
  events: EventsSection,
  password: PasswordSection,
  about: AboutSection,
};

/** Sections at the left, as far as one's role goes; a section that was asked for by its address may still be refused. */
export function SettingsPage() {
  const { section: wanted } = useParams({ strict: false });
  const may = useMay();
  const allowed = settingsSections.filter(({ needs }) => needs === undefined || may(needs));
  const section = wanted === undefined ? allowed[0] : settingsSections.find(({ id }) => id === wanted);
  usePageTitle(section?.label);
  const Body = section && bodies[section.id];
  return (
    <div className={styles.settings}>
      <nav className={styles.nav} aria-label="Settings">
        {allowed.map(({ id, label }) => (
          <span key={id} className={styles.item} data-current={id === section?.id || undefined}>
            <PathLink path={`/settings/${id}`}>{label}</PathLink>
          </span>
        ))}
      </nav>
      <div className={styles.body}>
        <DemoCallout />
        {Body === undefined && <NoPermission why="There is no such section of the settings." />}
        {Body !== undefined &&
          section !== undefined &&
          (allowed.includes(section) ? <Body /> : <Refused label={section.label} />)}
      </div>
    </div>
  );
}

const Refused = ({ label }: { label: string }) => (
  <NoPermission why={`Your role does not see “${label}”.`} who="an admin" />
);
