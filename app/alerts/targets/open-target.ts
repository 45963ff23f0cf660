import type { AlertTarget } from '../../../core/catalog/alerts/alert-model.ts';
import { channelTarget } from './channel.ts';
import { emailTarget } from './email.ts';
import type { TargetPorts, Tell } from './target.ts';
import { webhookTarget } from './webhook.ts';

/** How a target is told. @throws E_CONFIG_FIELD when its secret is none */
export function openTarget(target: AlertTarget, ports: TargetPorts): Tell {
  switch (target.kind) {
    case 'webhook':
      return webhookTarget(target, ports);
    case 'email':
      return emailTarget(target, ports);
    case 'channel':
      return channelTarget(target, ports);
  }
}
