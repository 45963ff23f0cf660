import { Controller } from '@nestjs/common';
import { openApiDocument } from '../api/openapi-document.ts';
import { Serves } from '../api/serves.ts';

/** The description of the API, for programs and people who write them. */
@Controller()
export class OpenApiController {
  @Serves('getOpenApi')
  show() {
    return openApiDocument();
  }
}
