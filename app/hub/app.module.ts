import { type DynamicModule, Module } from '@nestjs/common';
import type { WorkHandler } from '../../core/spi/transport.ts';
import type { Role } from '../config/environment.ts';
import { IngressController } from '../ingress/ingress.controller.ts';
import { SoapController } from '../ingress/soap.controller.ts';
import { AcknowledgementsController } from '../ops/acknowledgements.controller.ts';
import { ActingController } from '../ops/acting.controller.ts';
import { AuditController } from '../ops/audit.controller.ts';
import { BulkController } from '../ops/bulk.controller.ts';
import { CasesController } from '../ops/cases.controller.ts';
import { ChannelsController } from '../ops/channels.controller.ts';
import { ConfigurationController } from '../ops/configuration.controller.ts';
import { FailuresController } from '../ops/failures.controller.ts';
import { HealthController } from '../ops/health.controller.ts';
import { HubController } from '../ops/hub.controller.ts';
import { KeysController } from '../ops/keys.controller.ts';
import { MessagesController } from '../ops/messages.controller.ts';
import { MetricsController } from '../ops/metrics.controller.ts';
import { OidcController } from '../ops/oidc.controller.ts';
import { OpenApiController } from '../ops/openapi.controller.ts';
import { PartnerController } from '../ops/partner.controller.ts';
import { PeopleController } from '../ops/people.controller.ts';
import { ReportsController } from '../ops/reports.controller.ts';
import { SessionController } from '../ops/session.controller.ts';
import { StagesController } from '../ops/stages/stages.controller.ts';
import { StreamController } from '../ops/stream.controller.ts';
import { ViewsController } from '../ops/views.controller.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { DELIVER_HANDLER, PROCESS_HANDLER, WorkerController } from '../worker/worker.controller.ts';

/** What a process of a role is made of. */
export interface AppParts {
  readonly runtime: Runtime;
  readonly processHandler: WorkHandler;
  readonly deliverHandler: WorkHandler;
  readonly role: Role;
}

@Module({})
class AppModule {}

/** One image, several roles, from the same lists. */
export function appModule({ runtime, processHandler, deliverHandler, role }: AppParts): DynamicModule {
  const doors = [
    IngressController,
    SoapController,
    MessagesController,
    ActingController,
    BulkController,
    ConfigurationController,
    StagesController,
    CasesController,
    ReportsController,
    ChannelsController,
    AcknowledgementsController,
    OpenApiController,
    FailuresController,
    HubController,
    PartnerController,
    ViewsController,
    StreamController,
    SessionController,
    PeopleController,
    AuditController,
    KeysController,
    OidcController,
    OpenApiController,
  ];
  return {
    module: AppModule,
    controllers: [
      HealthController,
      MetricsController,
      ...(serves(role, 'api') ? doors : []),
      ...(serves(role, 'worker') ? [WorkerController] : []),
    ],
    providers: [
      { provide: RUNTIME, useValue: runtime },
      { provide: PROCESS_HANDLER, useValue: processHandler },
      { provide: DELIVER_HANDLER, useValue: deliverHandler },
    ],
  };
}

/** Does a process of this role do that work? */
export function serves(role: Role, work: Exclude<Role, 'all'>): boolean {
  return role === 'all' || role === work;
}
