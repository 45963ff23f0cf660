import type { ChannelConfig } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import type { inboundCredentials, inboundSettings } from './fields.ts';

/** A REST channel on which documents come in, as it is configured. */
export type RestInboundChannel = ChannelConfig<SettingsOf<typeof inboundSettings>, SettingsOf<typeof inboundCredentials>>;
