import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import type { FieldProps } from '../form/field.ts';
import { IconButton } from '../IconButton.tsx';
import { type Coordinates, formatCoordinates, parseCoordinates } from '../parse/coordinates.ts';
import { ParsedField } from './ParsedField.tsx';

interface CoordinatesFieldProps extends FieldProps<Coordinates | null> {
  /** Offers where this device is now: for a technician at the customer's house. */
  locate?: boolean;
}

const fixTimeoutMs = 15_000;

/** A position: pasted as numbers or as a map's link, or taken from the device's own fix. */
export function CoordinatesField({ locate = false, ...props }: CoordinatesFieldProps) {
  const [busy, setBusy] = useState(false);
  const takeFix = () => {
    setBusy(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false);
        props.onUnread?.(undefined);
        props.onChange({ lat: coords.latitude, lng: coords.longitude });
      },
      () => {
        setBusy(false);
        props.onUnread?.('This device has no fix. Allow its position, or paste one from a map.');
        props.onLeave?.();
      },
      { enableHighAccuracy: true, timeout: fixTimeoutMs },
    );
  };
  return (
    <ParsedField
      placeholder="6.5244, 3.3792 or a map link"
      {...props}
      parse={parseCoordinates}
      format={formatCoordinates}
      rightSection={
        locate && <IconButton icon={LocateFixed} label="Use where I am now" disabled={busy} onClick={takeFix} />
      }
      mono
    />
  );
}
