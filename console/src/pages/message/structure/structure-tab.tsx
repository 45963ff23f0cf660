import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../ui/field.tsx';
import { Empty, Loaded } from '../../../ui/loading.tsx';
import { Card } from '../../../ui/page.tsx';
import { stagesQuery } from '../queries.ts';
import { useStageTitle } from '../stages/stages-tab.tsx';
import { Segments } from './segments.tsx';

const route = getRouteApi('/shell/messages/$id');

/** A document of EDI by its segments, each element with its name and meaning. */
export function StructureTab({ id }: { readonly id: string }) {
  const { t } = useTranslation('message');
  const titleOf = useStageTitle();
  const { left } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(stagesQuery(id));
  return (
    <Loaded query={query}>
      {({ stages }) => {
        const readable = stages.filter(({ edi }) => edi !== undefined);
        const chosen = readable.find(({ contentId }) => contentId === left) ?? readable[0];
        if (chosen?.edi === undefined) {
          return (
            <Card>
              <Empty title={t('structure.none')} />
            </Card>
          );
        }
        return (
          <div className="stack">
            {readable.length === 1 ? null : (
              <div className="stage-bar">
                <SelectField
                  label={t('structure.of')}
                  value={chosen.contentId}
                  options={readable.map((stage) => ({ value: stage.contentId, label: titleOf(stage) }))}
                  onChoose={(next) => void navigate({ search: (before) => ({ ...before, left: next }), resetScroll: false })}
                />
              </div>
            )}
            <Card flush>
              <Segments nodes={chosen.edi} />
            </Card>
          </div>
        );
      }}
    </Loaded>
  );
}
