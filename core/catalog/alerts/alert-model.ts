import type { SettingsOf } from '../../spi/fields.ts';
import type { channelTargetFields, emailTargetFields, webhookTargetFields } from './alert-fields.ts';
import type { AlertKind, AlertSeverity } from './alert-kinds.ts';

/** A rule in force. */
export interface AlertRule {
  readonly name: string;
  readonly on: AlertKind;
  readonly severity: AlertSeverity;
  /** Comes with the hub, as it is or changed by the configuration. */
  readonly builtIn: boolean;
  readonly threshold?: number;
  readonly withinMs?: number;
  /** Of failure-rate. */
  readonly least?: number;
  readonly suppressMs: number;
  readonly partner?: string;
  /** `partner/channel`. */
  readonly channel?: string;
  /** Names of targets. */
  readonly to: readonly string[];
  readonly say: string;
}

/** Where alerts are told. */
export type AlertTarget =
  | ({ readonly kind: 'webhook'; readonly name: string } & SettingsOf<typeof webhookTargetFields>)
  | ({ readonly kind: 'email'; readonly name: string } & SettingsOf<typeof emailTargetFields>)
  | ({ readonly kind: 'channel'; readonly name: string } & SettingsOf<typeof channelTargetFields>);

/** `mappings/alerts.yaml`, with what is built in. */
export interface AlertSettings {
  readonly rules: readonly AlertRule[];
  readonly targets: ReadonlyMap<string, AlertTarget>;
}
