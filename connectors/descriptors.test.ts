import { descriptorConformance } from '../core/testing/descriptor.conformance.ts';
import { connectors } from './index.ts';

for (const connector of connectors.values()) descriptorConformance(connector);
