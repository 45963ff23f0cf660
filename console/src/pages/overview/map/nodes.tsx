import { Link } from '@tanstack/react-router';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { MapNode } from '../../../api/generated/types.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useRoleWords } from '../../parts/role-words.ts';
import { signsOf } from '../signs.tsx';
import type { Group } from './layout.ts';

/** A partner on the map. */
export type PartnerNode = Node<{ readonly partner: MapNode; readonly onPoint: (id: string | undefined) => void }, 'partner'>;
/** A frame around partners of one role. */
export type GroupNode = Node<{ readonly group: Group }, 'group'>;
/** The hub. */
export type HubNode = Node<Record<string, never>, 'hub'>;

/** Lines begin and end at handles; here nobody drags them. */
function Handles({ sides }: { readonly sides: readonly Position[] }) {
  return sides.flatMap((side) => [
    <Handle key={`in ${side}`} id={`in-${side}`} type="target" position={side} isConnectable={false} />,
    <Handle key={`out ${side}`} id={`out-${side}`} type="source" position={side} isConnectable={false} />,
  ]);
}

/** A partner: leads to its page; pointing at it shows with whom it exchanges. */
export function PartnerBox({ data: { partner, onPoint } }: NodeProps<PartnerNode>) {
  const { t } = useTranslation('overview');
  const [sign] = signsOf(partner, t);
  const traffic = [
    ...(partner.received > 0 ? [t('map.in', { count: partner.received })] : []),
    ...(partner.delivered > 0 ? [t('map.out', { count: partner.delivered })] : []),
  ];
  const tone = sign?.tone ?? (traffic.length === 0 ? 'idle' : 'calm');
  return (
    <>
      <Handles sides={[Position.Left, Position.Right]} />
      <Link
        to="/partners/$partner"
        params={{ partner: partner.id }}
        className={`map-partner ${tone}`}
        onMouseEnter={() => onPoint(partner.id)}
        onMouseLeave={() => onPoint(undefined)}
        onFocus={() => onPoint(partner.id)}
        onBlur={() => onPoint(undefined)}
      >
        <span className="clip">{partner.name}</span>
        <small className="clip num">{sign === undefined || sign.tone === 'info' ? traffic.join(' · ') || t('map.quiet') : sign.say}</small>
        {sign === undefined ? null : <Icon name={sign.icon} />}
      </Link>
    </>
  );
}

/** Partners of one role. */
export function GroupBox({ data: { group } }: NodeProps<GroupNode>) {
  const roleWords = useRoleWords();
  return (
    <>
      <Handles sides={[Position.Left, Position.Right]} />
      <div className="map-group">
        <h3>{roleWords(group.role)}</h3>
      </div>
    </>
  );
}

/** The hub, in the middle. */
export function HubBox() {
  const { t } = useTranslation('overview');
  return (
    <>
      <Handles sides={[Position.Left, Position.Right]} />
      <div className="map-hub">
        <Icon name="hub" />
        {t('map.hub')}
      </div>
    </>
  );
}
