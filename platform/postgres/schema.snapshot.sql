-- The schema after all migrations. Written by the test beside it; update with: npx vitest run platform/postgres/schema.io.test.ts -u

CREATE TABLE acknowledgements (
  message_id uuid NOT NULL,
  position integer NOT NULL,
  received_at timestamp with time zone NOT NULL,
  partner text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  level text NOT NULL,
  verdict text NOT NULL,
  timing text NOT NULL,
  delivery_id uuid,
  subject json NOT NULL,
  findings json NOT NULL,
  CONSTRAINT acknowledgements_level_check CHECK ((level = ANY (ARRAY['technical'::text, 'application'::text]))),
  CONSTRAINT acknowledgements_pkey PRIMARY KEY (message_id, "position"),
  CONSTRAINT acknowledgements_timing_check CHECK ((timing = ANY (ARRAY['in time'::text, 'late'::text, 'duplicate'::text, 'contradiction'::text, 'unmatched'::text]))),
  CONSTRAINT acknowledgements_verdict_check CHECK ((verdict = ANY (ARRAY['received'::text, 'accepted'::text, 'accepted with errors'::text, 'rejected'::text])))
);
CREATE INDEX acknowledgements_of_delivery ON public.acknowledgements USING btree (delivery_id, received_at) WHERE (delivery_id IS NOT NULL);

CREATE TABLE alerts (
  id uuid NOT NULL,
  rule text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  severity text NOT NULL,
  state text NOT NULL,
  rank smallint DEFAULT 
CASE state
    WHEN 'open'::text THEN 0
    WHEN 'acknowledged'::text THEN 1
    ELSE 2
END,
  say text NOT NULL,
  remedy text NOT NULL,
  count double precision NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  acknowledged_by text,
  told_at timestamp with time zone,
  link text NOT NULL,
  facts jsonb,
  muted_until timestamp with time zone,
  muted_by text,
  CONSTRAINT alerts_pkey PRIMARY KEY (id),
  CONSTRAINT alerts_state_check CHECK ((state = ANY (ARRAY['open'::text, 'acknowledged'::text, 'ended'::text])))
);
CREATE INDEX alerts_ended ON public.alerts USING btree (ended_at) WHERE (state = 'ended'::text);
CREATE INDEX alerts_listed ON public.alerts USING btree (rank, opened_at DESC, id DESC);
CREATE INDEX alerts_muted ON public.alerts USING btree (muted_until) WHERE (muted_until IS NOT NULL);
CREATE UNIQUE INDEX alerts_once ON public.alerts USING btree (rule, subject) WHERE (state <> 'ended'::text);

CREATE TABLE api_keys (
  hash text COLLATE "C" NOT NULL,
  prefix text COLLATE "C" NOT NULL,
  partner text COLLATE "C" NOT NULL,
  channels text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  last_used_at timestamp with time zone,
  scopes text[] NOT NULL DEFAULT '{send}'::text[],
  replaces text COLLATE "C",
  CONSTRAINT api_keys_pkey PRIMARY KEY (hash)
);
CREATE INDEX api_keys_by_prefix ON public.api_keys USING btree (prefix);

CREATE TABLE attempts (
  delivery_id uuid NOT NULL,
  number integer NOT NULL,
  nonce integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone NOT NULL,
  outcome text NOT NULL,
  status integer,
  error json,
  CONSTRAINT attempts_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'pending'::text, 'rejected'::text, 'deferred'::text, 'unknown'::text]))),
  CONSTRAINT attempts_pkey1 PRIMARY KEY (delivery_id, number, ended_at)
) PARTITION BY RANGE (ended_at);

CREATE TABLE audit (
  number bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_kind text NOT NULL,
  actor text COLLATE "C" NOT NULL,
  action text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  reason text,
  details json,
  hash bytea NOT NULL,
  CONSTRAINT audit_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'token'::text, 'key'::text, 'hub'::text]))),
  CONSTRAINT audit_pkey PRIMARY KEY (number)
);
CREATE INDEX audit_by_time ON public.audit USING btree (at, number);
CREATE INDEX audit_of_action ON public.audit USING btree (action, number);
CREATE INDEX audit_of_actor ON public.audit USING btree (actor, number);
CREATE INDEX audit_of_subject ON public.audit USING btree (regexp_replace(subject, '^.* '::text, ''::text), number);
CREATE TRIGGER audit_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE audit_head (
  sole boolean NOT NULL DEFAULT true,
  number bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT audit_head_pkey PRIMARY KEY (sole),
  CONSTRAINT audit_head_sole_check CHECK (sole)
);
CREATE TRIGGER audit_head_moves_on BEFORE DELETE OR UPDATE ON public.audit_head FOR EACH ROW EXECUTE FUNCTION refuse_to_go_back();
CREATE TRIGGER audit_head_stays BEFORE TRUNCATE ON public.audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE batch_members (
  delivery_id uuid NOT NULL,
  message_id uuid NOT NULL,
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  created_at timestamp with time zone NOT NULL,
  open boolean NOT NULL DEFAULT true,
  batch_id uuid,
  number integer,
  CONSTRAINT batch_members_check CHECK (((batch_id IS NULL) = (number IS NULL))),
  CONSTRAINT batch_members_pkey PRIMARY KEY (delivery_id)
);
CREATE INDEX batch_members_of_batch ON public.batch_members USING btree (batch_id, number) WHERE (batch_id IS NOT NULL);
CREATE INDEX batch_members_open ON public.batch_members USING btree (created_at, message_id) WHERE open;
CREATE INDEX batch_members_waiting ON public.batch_members USING btree (partner, channel, created_at, delivery_id) WHERE (open AND (batch_id IS NULL));

CREATE TABLE bookmarks (
  channel text NOT NULL,
  place text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT bookmarks_pkey PRIMARY KEY (channel),
  CONSTRAINT bookmarks_place_check CHECK (((length(place) >= 1) AND (length(place) <= 2000)))
);

CREATE TABLE bulk_items (
  bulk_id uuid NOT NULL,
  position integer NOT NULL,
  item_id uuid NOT NULL,
  new_id uuid,
  state text NOT NULL DEFAULT 'waiting'::text,
  error json,
  CONSTRAINT bulk_items_pkey PRIMARY KEY (bulk_id, "position"),
  CONSTRAINT bulk_items_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX bulk_items_of_item ON public.bulk_items USING btree (item_id);
CREATE INDEX bulk_items_waiting ON public.bulk_items USING btree (bulk_id, "position") WHERE (state = 'waiting'::text);

CREATE TABLE bulks (
  id uuid NOT NULL,
  verb text NOT NULL,
  target json NOT NULL,
  configuration text NOT NULL,
  options json NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  four_eyes boolean NOT NULL,
  planned_by text NOT NULL,
  planned_at timestamp with time zone NOT NULL,
  confirmed_by text,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  count integer NOT NULL,
  done integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  sample json NOT NULL,
  payload bytea,
  CONSTRAINT bulks_configuration_check CHECK ((configuration = ANY (ARRAY['today'::text, 'then'::text]))),
  CONSTRAINT bulks_pkey PRIMARY KEY (id),
  CONSTRAINT bulks_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'expired'::text]))),
  CONSTRAINT bulks_verb_check CHECK ((verb = ANY (ARRAY['retry'::text, 'replay'::text, 'resend'::text, 'discard'::text, 'release'::text, 'correct'::text])))
);
CREATE INDEX bulks_ended ON public.bulks USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX bulks_newest ON public.bulks USING btree (planned_at, id);
CREATE INDEX bulks_open ON public.bulks USING btree (planned_at) WHERE (state = ANY (ARRAY['planned'::text, 'running'::text]));

CREATE TABLE case_figures (
  case_id uuid NOT NULL,
  figure text COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  partner text COLLATE "C" NOT NULL,
  country text COLLATE "C",
  brand text COLLATE "C",
  model text COLLATE "C",
  value double precision NOT NULL,
  good boolean
);
CREATE INDEX case_figures_in_time ON public.case_figures USING btree (figure, at);
CREATE INDEX case_figures_of_case ON public.case_figures USING btree (case_id);

CREATE TABLE case_keys (
  scope text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  case_id uuid NOT NULL,
  standing text COLLATE "C" NOT NULL DEFAULT 'told'::text,
  CONSTRAINT case_keys_pkey PRIMARY KEY (scope, name, value)
);
CREATE INDEX case_keys_of_case ON public.case_keys USING btree (case_id);

CREATE TABLE case_links (
  from_case uuid NOT NULL,
  to_case uuid NOT NULL,
  relation text COLLATE "C" NOT NULL,
  CONSTRAINT case_links_check CHECK ((from_case <> to_case)),
  CONSTRAINT case_links_pkey PRIMARY KEY (from_case, to_case, relation)
);
CREATE INDEX case_links_back ON public.case_links USING btree (to_case);

CREATE TABLE case_marks (
  case_id uuid NOT NULL,
  due_at timestamp with time zone NOT NULL
) WITH (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=20000, autovacuum_vacuum_cost_delay=0);
CREATE INDEX case_marks_due ON public.case_marks USING btree (due_at);

CREATE TABLE case_order (
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  case_id uuid NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  message_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  CONSTRAINT case_order_delivery_id_key UNIQUE (delivery_id),
  CONSTRAINT case_order_pkey PRIMARY KEY (partner, channel, case_id, ordered_at, message_id, delivery_id)
);
CREATE INDEX case_order_of_case ON public.case_order USING btree (case_id);

CREATE TABLE case_states (
  case_id uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  kind text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  decision text COLLATE "C" NOT NULL,
  logistics text COLLATE "C" NOT NULL,
  money text COLLATE "C" NOT NULL,
  last_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  events integer NOT NULL,
  ignored integer NOT NULL,
  partners text[] NOT NULL,
  keys json NOT NULL,
  milestones json NOT NULL,
  late integer NOT NULL DEFAULT 0,
  projected_at timestamp with time zone NOT NULL,
  CONSTRAINT case_states_pkey PRIMARY KEY (case_id)
) WITH (fillfactor=70);
CREATE INDEX case_states_in_state ON public.case_states USING btree (state, opened_at, case_id);
CREATE INDEX case_states_late ON public.case_states USING btree (opened_at, case_id) WHERE (late > 0);
CREATE INDEX case_states_newest ON public.case_states USING btree (opened_at, case_id);
CREATE INDEX case_states_of_kind ON public.case_states USING btree (kind, opened_at, case_id);

CREATE TABLE case_tallies (
  kind text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  CONSTRAINT case_tallies_pkey PRIMARY KEY (kind, state)
);

CREATE TABLE case_terms (
  term text COLLATE "C" NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  case_id uuid NOT NULL,
  CONSTRAINT case_terms_pkey PRIMARY KEY (term, opened_at, case_id)
);
CREATE INDEX case_terms_of_case ON public.case_terms USING btree (case_id);

CREATE TABLE cases (
  id uuid NOT NULL,
  kind text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  merged_into uuid,
  dossier uuid NOT NULL,
  CONSTRAINT cases_check CHECK ((merged_into <> id)),
  CONSTRAINT cases_kind_check CHECK ((kind = ANY (ARRAY['unknown'::text, 'return'::text, 'repair'::text, 'claim'::text, 'tradein'::text, 'dispute'::text]))),
  CONSTRAINT cases_pkey PRIMARY KEY (id)
);
CREATE INDEX cases_merged ON public.cases USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX cases_of_dossier ON public.cases USING btree (dossier);

CREATE TABLE channel_arrivals (
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  last_at timestamp with time zone NOT NULL,
  looked_at timestamp with time zone NOT NULL,
  CONSTRAINT channel_arrivals_pkey PRIMARY KEY (partner, channel)
);

CREATE TABLE channel_states (
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  state text NOT NULL DEFAULT 'active'::text,
  reason text,
  since timestamp with time zone,
  failing_since timestamp with time zone,
  CONSTRAINT channel_states_pkey PRIMARY KEY (partner, channel),
  CONSTRAINT channel_states_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'disabled'::text])))
);

CREATE TABLE configuration_bundles (
  sha256 bytea NOT NULL,
  body bytea NOT NULL,
  CONSTRAINT configuration_bundles_pkey PRIMARY KEY (sha256)
);

CREATE TABLE configuration_wanted (
  sole boolean NOT NULL DEFAULT true,
  hash text NOT NULL,
  number bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT configuration_wanted_pkey PRIMARY KEY (sole),
  CONSTRAINT configuration_wanted_sole_check CHECK (sole)
);

CREATE TABLE configurations (
  hash text COLLATE "C" NOT NULL,
  bundles bytea[] NOT NULL,
  first_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT configurations_pkey PRIMARY KEY (hash)
);

CREATE TABLE contents (
  owner_id uuid NOT NULL,
  part integer NOT NULL,
  stored_at timestamp with time zone NOT NULL,
  stage text NOT NULL,
  media_type text NOT NULL,
  sha256 bytea NOT NULL,
  body bytea NOT NULL,
  CONSTRAINT contents_pkey PRIMARY KEY (owner_id, part, stored_at)
) PARTITION BY RANGE (stored_at);

CREATE TABLE control_references (
  scope text COLLATE "C" NOT NULL,
  reference text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  content_hash text NOT NULL,
  claimed_at timestamp with time zone NOT NULL,
  CONSTRAINT control_references_pkey PRIMARY KEY (scope, reference)
);

CREATE TABLE counters (
  name text COLLATE "C" NOT NULL,
  value bigint NOT NULL,
  CONSTRAINT counters_pkey PRIMARY KEY (name)
);

CREATE TABLE deliveries (
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  envelope_id uuid,
  route text COLLATE "C" NOT NULL,
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  status text NOT NULL,
  idempotency_key text NOT NULL,
  nonce integer NOT NULL DEFAULT 0,
  parameters json NOT NULL,
  created_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  stage text,
  error json,
  attempt_count integer NOT NULL DEFAULT 0,
  attempts_before integer NOT NULL DEFAULT 0,
  awaits boolean NOT NULL DEFAULT false,
  CONSTRAINT deliveries_once UNIQUE NULLS NOT DISTINCT (message_id, envelope_id, route, partner, channel),
  CONSTRAINT deliveries_pkey PRIMARY KEY (id),
  CONSTRAINT deliveries_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'delivered'::text, 'retrying'::text, 'waiting'::text, 'dead'::text, 'held'::text, 'cancelled'::text])))
) WITH (fillfactor=60);
CREATE TRIGGER deliveries_deleted AFTER DELETE ON public.deliveries REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally('delivery');
CREATE TRIGGER deliveries_held_changed AFTER UPDATE ON public.deliveries FOR EACH ROW WHEN (((new.status <> old.status) AND ((new.status = 'held'::text) OR (old.status = 'held'::text)))) EXECUTE FUNCTION follow_held();
CREATE TRIGGER deliveries_inserted AFTER INSERT ON public.deliveries REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally('delivery');
CREATE TRIGGER deliveries_opened_again AFTER UPDATE ON public.deliveries FOR EACH ROW WHEN (((old.status = ANY (ARRAY['delivered'::text, 'dead'::text, 'cancelled'::text])) AND (new.status = ANY (ARRAY['pending'::text, 'retrying'::text, 'waiting'::text, 'held'::text])))) EXECUTE FUNCTION look_again();
CREATE TRIGGER deliveries_status_changed AFTER UPDATE ON public.deliveries FOR EACH ROW WHEN (((new.status <> old.status) AND ((new.status = ANY (ARRAY['dead'::text, 'held'::text, 'cancelled'::text])) OR (old.status = ANY (ARRAY['dead'::text, 'held'::text, 'cancelled'::text]))))) EXECUTE FUNCTION follow_status('delivery:', 'created_at');
CREATE TRIGGER deliveries_status_inserted AFTER INSERT ON public.deliveries FOR EACH ROW WHEN ((new.status = ANY (ARRAY['dead'::text, 'held'::text]))) EXECUTE FUNCTION follow_status('delivery:', 'created_at');

CREATE TABLE documents (
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  type text NOT NULL,
  filename text NOT NULL,
  media_type text NOT NULL,
  stored_at timestamp with time zone NOT NULL,
  body bytea NOT NULL,
  CONSTRAINT documents_pkey PRIMARY KEY (id)
);
CREATE INDEX documents_of_message ON public.documents USING btree (message_id);

CREATE TABLE envelopes (
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  case_id uuid,
  type text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  occurred_at text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  business_keys json NOT NULL,
  origin text NOT NULL,
  source text NOT NULL,
  body json NOT NULL,
  caused_by uuid,
  redacted_at timestamp with time zone,
  CONSTRAINT envelopes_pkey PRIMARY KEY (id)
);
CREATE INDEX envelopes_of_case ON public.envelopes USING btree (case_id, type, recorded_at, id) WHERE (case_id IS NOT NULL);
CREATE INDEX envelopes_of_message ON public.envelopes USING btree (message_id);

CREATE TABLE erasure_items (
  erasure_id uuid NOT NULL,
  kind text NOT NULL,
  item uuid NOT NULL,
  done boolean NOT NULL DEFAULT false,
  CONSTRAINT erasure_items_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'case'::text]))),
  CONSTRAINT erasure_items_pkey PRIMARY KEY (erasure_id, kind, item)
);
CREATE INDEX erasure_items_left ON public.erasure_items USING btree (erasure_id, kind, item) WHERE (NOT done);

CREATE TABLE erasures (
  id uuid NOT NULL,
  subject text NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  planned_by text NOT NULL,
  planned_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  messages integer NOT NULL,
  cases integer NOT NULL,
  contents integer NOT NULL,
  searched_to timestamp with time zone,
  failed json,
  CONSTRAINT erasures_pkey PRIMARY KEY (id),
  CONSTRAINT erasures_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX erasures_newest ON public.erasures USING btree (planned_at, id);
CREATE INDEX erasures_running ON public.erasures USING btree (id) WHERE (state = 'running'::text);

CREATE TABLE expectations (
  case_id uuid NOT NULL,
  name text COLLATE "C" NOT NULL,
  opened_by uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  met_by uuid,
  met_at timestamp with time zone,
  say text NOT NULL,
  told_at timestamp with time zone,
  waiting_for text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT expectations_pkey PRIMARY KEY (case_id, name, opened_by),
  CONSTRAINT expectations_state_check CHECK ((state = ANY (ARRAY['open'::text, 'late'::text, 'met'::text, 'cancelled'::text])))
) WITH (fillfactor=70);
CREATE INDEX expectations_late ON public.expectations USING btree (due_at, case_id) WHERE (state = 'late'::text);
CREATE INDEX expectations_untold ON public.expectations USING btree (due_at) WHERE ((told_at IS NULL) AND (state = ANY (ARRAY['open'::text, 'late'::text])));

CREATE TABLE failure_tallies (
  fingerprint text COLLATE "C" NOT NULL,
  day date NOT NULL,
  count bigint NOT NULL
);
CREATE INDEX failure_tallies_of_group ON public.failure_tallies USING btree (fingerprint);

CREATE TABLE failures (
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  received_at timestamp with time zone NOT NULL,
  at timestamp with time zone NOT NULL,
  fingerprint text COLLATE "C" NOT NULL,
  stage text COLLATE "C" NOT NULL,
  code text COLLATE "C" NOT NULL,
  path text COLLATE "C" NOT NULL,
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  CONSTRAINT failures_pkey PRIMARY KEY (id)
);
CREATE INDEX failures_found ON public.failures USING btree (fingerprint, received_at, message_id);
CREATE INDEX failures_newest ON public.failures USING btree (at, id);
CREATE INDEX failures_of_group ON public.failures USING btree (fingerprint, at, id);
CREATE INDEX failures_of_message ON public.failures USING btree (message_id);
CREATE INDEX failures_with_code ON public.failures USING btree (code, received_at, message_id);
CREATE TRIGGER failures_deleted AFTER DELETE ON public.failures REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally_failures();
CREATE TRIGGER failures_inserted AFTER INSERT ON public.failures REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally_failures();

CREATE TABLE forgetting_left (
  rule text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  due_at timestamp with time zone NOT NULL,
  CONSTRAINT forgetting_left_pkey PRIMARY KEY (rule, message_id)
);
CREATE INDEX forgetting_left_due ON public.forgetting_left USING btree (rule, due_at, message_id);

CREATE TABLE forgetting_places (
  rule text COLLATE "C" NOT NULL,
  received_at timestamp with time zone NOT NULL,
  id uuid NOT NULL,
  used_at timestamp with time zone NOT NULL,
  CONSTRAINT forgetting_places_pkey PRIMARY KEY (rule)
);

CREATE TABLE gathering_answers (
  delivery_id uuid NOT NULL,
  gathering_id uuid NOT NULL,
  number integer NOT NULL,
  reply_id uuid,
  envelope_ids uuid[],
  late boolean NOT NULL DEFAULT false,
  CONSTRAINT gathering_answers_pkey PRIMARY KEY (delivery_id)
);
CREATE INDEX gathering_answers_of_gathering ON public.gathering_answers USING btree (gathering_id, number);
CREATE UNIQUE INDEX gathering_answers_of_reply ON public.gathering_answers USING btree (reply_id) WHERE (reply_id IS NOT NULL);

CREATE TABLE gatherings (
  id uuid NOT NULL,
  message_id uuid NOT NULL,
  route text COLLATE "C" NOT NULL,
  wanted integer,
  useful text[] NOT NULL,
  due_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT gatherings_pkey PRIMARY KEY (id)
);
CREATE INDEX gatherings_of_message ON public.gatherings USING btree (message_id);

CREATE TABLE gone_contents (
  owner_id uuid NOT NULL,
  part integer NOT NULL,
  stage text NOT NULL,
  media_type text NOT NULL,
  bytes integer NOT NULL,
  sha256 bytea NOT NULL,
  gone_at timestamp with time zone NOT NULL,
  because text NOT NULL,
  message_id uuid NOT NULL,
  CONSTRAINT gone_contents_because_check CHECK ((because = ANY (ARRAY['retention'::text, 'erasure'::text]))),
  CONSTRAINT gone_contents_pkey PRIMARY KEY (owner_id, part)
);
CREATE INDEX gone_contents_of_message ON public.gone_contents USING btree (message_id);

CREATE TABLE idempotency_keys (
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  sha256 bytea NOT NULL,
  claimed_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (partner, channel, key)
);

CREATE TABLE instances (
  id uuid NOT NULL,
  role text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  open_breakers text[] NOT NULL,
  config_hash text COLLATE "C" NOT NULL DEFAULT ''::text,
  CONSTRAINT instances_pkey PRIMARY KEY (id)
);

CREATE TABLE jobs (
  job text COLLATE "C" NOT NULL,
  every_ms double precision NOT NULL,
  ran_at timestamp with time zone NOT NULL,
  succeeded_at timestamp with time zone,
  failing_since timestamp with time zone,
  failed text,
  CONSTRAINT jobs_pkey PRIMARY KEY (job)
);

CREATE TABLE login_counts (
  key text COLLATE "C" NOT NULL,
  failures integer NOT NULL,
  open_at timestamp with time zone NOT NULL,
  forget_at timestamp with time zone NOT NULL,
  CONSTRAINT login_counts_pkey PRIMARY KEY (key)
);
CREATE INDEX login_counts_by_end ON public.login_counts USING btree (forget_at);

CREATE TABLE messages (
  id uuid NOT NULL,
  parent_id uuid,
  root_id uuid NOT NULL,
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  source text NOT NULL,
  entry text NOT NULL,
  origin text NOT NULL,
  status text NOT NULL,
  config_hash text NOT NULL,
  received_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  types text[] NOT NULL DEFAULT '{}'::text[],
  case_id uuid,
  control_reference text,
  filename text,
  headers json NOT NULL DEFAULT '{}'::json,
  request_envelope_id uuid,
  failure_stage text,
  failure_findings json,
  duplicate_of uuid,
  discard_reason text,
  deliveries_total integer NOT NULL DEFAULT 0,
  deliveries_open integer NOT NULL DEFAULT 0,
  deliveries_dead integer NOT NULL DEFAULT 0,
  ordered_at timestamp with time zone,
  as_of boolean NOT NULL DEFAULT false,
  CONSTRAINT messages_deliveries_dead_check CHECK ((deliveries_dead >= 0)),
  CONSTRAINT messages_deliveries_open_check CHECK ((deliveries_open >= 0)),
  CONSTRAINT messages_entry_check CHECK ((entry = ANY (ARRAY['document'::text, 'part'::text, 'reply'::text, 'gather'::text, 'canonical'::text]))),
  CONSTRAINT messages_pkey PRIMARY KEY (id),
  CONSTRAINT messages_source_check CHECK ((source = ANY (ARRAY['received'::text, 'split'::text, 'reply'::text, 'replay'::text, 'batch'::text, 'gather'::text, 'hub'::text, 'correction'::text]))),
  CONSTRAINT messages_status_check CHECK ((status = ANY (ARRAY['received'::text, 'processing'::text, 'completed'::text, 'dead'::text, 'discarded'::text])))
) WITH (fillfactor=60);
CREATE INDEX messages_newest ON public.messages USING btree (received_at, id);
CREATE INDEX messages_of_parent ON public.messages USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX messages_of_partner ON public.messages USING btree (partner, received_at, id);
CREATE TRIGGER messages_deleted AFTER DELETE ON public.messages REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally('message');
CREATE TRIGGER messages_inserted AFTER INSERT ON public.messages REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tally('message');
CREATE TRIGGER messages_replayed AFTER INSERT ON public.messages FOR EACH ROW WHEN ((new.source <> ALL (ARRAY['received'::text, 'split'::text, 'reply'::text, 'batch'::text, 'gather'::text, 'hub'::text]))) EXECUTE FUNCTION follow_replay();
CREATE TRIGGER messages_status_changed AFTER UPDATE ON public.messages FOR EACH ROW WHEN (((new.status <> old.status) AND ((new.status = ANY (ARRAY['dead'::text, 'discarded'::text])) OR (old.status = ANY (ARRAY['dead'::text, 'discarded'::text]))))) EXECUTE FUNCTION follow_status('message:', 'received_at');
CREATE TRIGGER messages_status_inserted AFTER INSERT ON public.messages FOR EACH ROW WHEN ((new.status = 'dead'::text)) EXECUTE FUNCTION follow_status('message:', 'received_at');
CREATE TRIGGER messages_superseded AFTER UPDATE ON public.messages FOR EACH ROW WHEN (((new.source = ANY (ARRAY['replay'::text, 'correction'::text])) AND (new.status <> old.status) AND (new.status = ANY (ARRAY['completed'::text, 'dead'::text])))) EXECUTE FUNCTION supersede();

CREATE TABLE people (
  id uuid NOT NULL,
  login text COLLATE "C" NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  active boolean NOT NULL,
  source text NOT NULL,
  password_hash text,
  must_change boolean NOT NULL,
  issuer text COLLATE "C",
  subject text COLLATE "C",
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT people_check CHECK (((source = 'oidc'::text) = ((issuer IS NOT NULL) AND (subject IS NOT NULL)))),
  CONSTRAINT people_check1 CHECK (((source = 'local'::text) = (password_hash IS NOT NULL))),
  CONSTRAINT people_pkey PRIMARY KEY (id),
  CONSTRAINT people_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'operator'::text, 'admin'::text]))),
  CONSTRAINT people_source_check CHECK ((source = ANY (ARRAY['local'::text, 'oidc'::text])))
);
CREATE UNIQUE INDEX people_by_identity ON public.people USING btree (issuer, subject);
CREATE UNIQUE INDEX people_by_login ON public.people USING btree (lower(login));

CREATE TABLE retention_runs (
  id uuid NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  removed bigint NOT NULL,
  bytes bigint NOT NULL,
  failed json,
  CONSTRAINT retention_runs_pkey PRIMARY KEY (id)
);
CREATE INDEX retention_runs_newest ON public.retention_runs USING btree (started_at, id);

CREATE TABLE routes_taken (
  case_id uuid NOT NULL,
  route text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  taken_over uuid,
  CONSTRAINT routes_taken_pkey PRIMARY KEY (case_id, route)
);

CREATE TABLE schema_migrations (
  number integer NOT NULL,
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone NOT NULL,
  CONSTRAINT schema_migrations_pkey PRIMARY KEY (number)
);

CREATE TABLE search_terms (
  term text COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT search_terms_pkey PRIMARY KEY (term, at, id)
);

CREATE TABLE sent_messages (
  delivery_id uuid NOT NULL,
  ordinal integer NOT NULL,
  message_id uuid NOT NULL,
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  planned_at timestamp with time zone NOT NULL,
  type text NOT NULL,
  interchange text NOT NULL,
  group_reference text,
  message_reference text,
  document text,
  interchange_key text COLLATE "C" NOT NULL,
  group_key text COLLATE "C",
  message_key text COLLATE "C",
  document_key text COLLATE "C",
  receipt_suffices boolean NOT NULL,
  technical text NOT NULL DEFAULT 'none'::text,
  technical_within_s integer,
  technical_due timestamp with time zone,
  application text NOT NULL DEFAULT 'none'::text,
  application_within_s integer,
  application_due timestamp with time zone,
  CONSTRAINT sent_messages_application_check CHECK ((application = ANY (ARRAY['none'::text, 'waiting'::text, 'accepted'::text, 'accepted with errors'::text, 'rejected'::text, 'overdue'::text]))),
  CONSTRAINT sent_messages_pkey PRIMARY KEY (delivery_id, ordinal),
  CONSTRAINT sent_messages_technical_check CHECK ((technical = ANY (ARRAY['none'::text, 'waiting'::text, 'accepted'::text, 'accepted with errors'::text, 'rejected'::text, 'overdue'::text])))
) WITH (fillfactor=70);
CREATE INDEX sent_application ON public.sent_messages USING btree (application, application_due, delivery_id, ordinal) WHERE (application <> 'none'::text);
CREATE INDEX sent_by_document ON public.sent_messages USING btree (partner, document_key, planned_at DESC) WHERE (document_key IS NOT NULL);
CREATE INDEX sent_by_group ON public.sent_messages USING btree (partner, group_key, message_key) WHERE (group_key IS NOT NULL);
CREATE INDEX sent_by_interchange ON public.sent_messages USING btree (partner, interchange_key, message_key);
CREATE INDEX sent_by_message ON public.sent_messages USING btree (partner, message_key, planned_at DESC) WHERE (message_key IS NOT NULL);
CREATE INDEX sent_technical ON public.sent_messages USING btree (technical, technical_due, delivery_id, ordinal) WHERE (technical <> 'none'::text);

CREATE TABLE sessions (
  id uuid NOT NULL,
  token_hash text COLLATE "C" NOT NULL,
  person_id uuid,
  created_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  user_agent text,
  CONSTRAINT sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX sessions_by_end ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_of_person ON public.sessions USING btree (person_id);

CREATE TABLE tallies (
  kind text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  CONSTRAINT tallies_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'delivery'::text])))
);

CREATE TABLE tellings (
  id uuid NOT NULL,
  alert_id uuid NOT NULL,
  target text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  due_at timestamp with time zone,
  attempt integer NOT NULL DEFAULT 0,
  tried_at timestamp with time zone,
  told_at timestamp with time zone,
  failed text,
  CONSTRAINT tellings_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES alerts(id) ON DELETE CASCADE,
  CONSTRAINT tellings_pkey PRIMARY KEY (id),
  CONSTRAINT tellings_reason_check CHECK ((reason = ANY (ARRAY['opened'::text, 'again'::text, 'ended'::text])))
);
CREATE INDEX tellings_due ON public.tellings USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX tellings_of_alert ON public.tellings USING btree (alert_id);
CREATE INDEX tellings_told ON public.tellings USING btree (target, told_at) WHERE (told_at IS NOT NULL);

CREATE TABLE traffic (
  grain text COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text COLLATE "C" NOT NULL,
  partner text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  other text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  dead bigint NOT NULL,
  at_once bigint NOT NULL,
  times bigint[] NOT NULL,
  CONSTRAINT traffic_grain_check CHECK ((grain = ANY (ARRAY['minute'::text, 'hour'::text]))),
  CONSTRAINT traffic_kind_check CHECK ((kind = ANY (ARRAY['received'::text, 'ended'::text, 'sent'::text, 'flow'::text]))),
  CONSTRAINT traffic_pkey PRIMARY KEY (grain, at, kind, partner, channel, other, type)
) WITH (fillfactor=50, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=20000);
CREATE INDEX traffic_of_partner ON public.traffic USING btree (partner, grain, at);

CREATE TABLE type_hours (
  type text COLLATE "C" NOT NULL,
  hour timestamp with time zone NOT NULL,
  CONSTRAINT type_hours_pkey PRIMARY KEY (type, hour)
);

CREATE TABLE views (
  id uuid NOT NULL,
  owner text COLLATE "C" NOT NULL,
  name text NOT NULL,
  page text COLLATE "C" NOT NULL,
  query text NOT NULL,
  shared boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT views_pkey PRIMARY KEY (id)
);
CREATE INDEX views_of_owner ON public.views USING btree (owner, page);
CREATE INDEX views_shared ON public.views USING btree (page) WHERE shared;

CREATE TABLE work (
  id uuid NOT NULL,
  queue text COLLATE "C" NOT NULL,
  message_id uuid NOT NULL,
  due_at timestamp with time zone NOT NULL,
  lease uuid,
  starts integer NOT NULL DEFAULT 0,
  CONSTRAINT work_pkey PRIMARY KEY (id)
) WITH (fillfactor=70, autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=20000, autovacuum_vacuum_cost_delay=0);
CREATE INDEX work_due ON public.work USING btree (queue, due_at);

CREATE OR REPLACE FUNCTION public.follow_held()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NEW.status = 'held' THEN
    INSERT INTO search_terms (term, at, id) VALUES ('held:' || NEW.partner || '/' || NEW.channel, NEW.created_at, NEW.id);
  ELSE
    DELETE FROM search_terms WHERE term = 'held:' || OLD.partner || '/' || OLD.channel AND at = OLD.created_at AND id = OLD.id;
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.follow_replay()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  DELETE FROM failures WHERE message_id = NEW.parent_id;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.follow_status()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  since timestamptz;
BEGIN
  IF TG_ARGV[1] = 'received_at' THEN since := NEW.received_at; ELSE since := NEW.created_at; END IF;
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM search_terms WHERE term = TG_ARGV[0] || OLD.status AND at = since AND id = OLD.id;
    IF OLD.status = 'dead' THEN DELETE FROM failures WHERE id = OLD.id; END IF;
  END IF;
  IF NEW.status IN ('dead', 'discarded', 'held', 'cancelled') THEN
    INSERT INTO search_terms (term, at, id) VALUES (TG_ARGV[0] || NEW.status, since, NEW.id);
  END IF;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.look_again()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO forgetting_left (rule, message_id, due_at)
  SELECT p.rule, m.id, '-infinity' FROM messages m JOIN forgetting_places p ON (m.received_at, m.id) <= (p.received_at, p.id)
  WHERE m.id = NEW.message_id
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the audit only grows: % is refused', TG_OP;
END $function$;

CREATE OR REPLACE FUNCTION public.refuse_to_go_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.number > OLD.number THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the audit only grows: % is refused', TG_OP;
END $function$;

CREATE OR REPLACE FUNCTION public.supersede()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  above uuid := NEW.parent_id;
  why   text := CASE NEW.source WHEN 'correction' THEN 'corrected by ' ELSE 'replayed as ' END || NEW.id;
  ids   uuid[];
  lines text[];
BEGIN
  WHILE above IS NOT NULL LOOP
    WITH gone AS (
      UPDATE messages m SET status = 'discarded', discard_reason = why, settled_at = NEW.settled_at, deliveries_dead = 0
      WHERE m.id IN (
        SELECT above UNION ALL SELECT r.id FROM messages r WHERE r.parent_id = above AND r.source IN ('replay', 'correction') AND r.id <> NEW.id
      ) AND m.status = 'dead' AND (NEW.status = 'completed' OR NOT EXISTS (
        SELECT FROM deliveries d WHERE d.message_id = m.id AND d.status IN ('dead', 'held')
      ))
      RETURNING m.id
    ) SELECT array_agg(id) INTO ids FROM gone;
    IF ids IS NOT NULL THEN
      WITH cancelled AS (
        UPDATE deliveries d SET status = 'cancelled', settled_at = NEW.settled_at
        WHERE d.message_id = ANY(ids) AND d.status IN ('dead', 'held') RETURNING d.id
      ), left_ AS (
        DELETE FROM case_order o USING cancelled c WHERE o.delivery_id = c.id RETURNING o.partner, o.channel, o.case_id
      ) SELECT array_agg(DISTINCT concat_ws('/', partner, channel, case_id)) INTO lines FROM left_;
      UPDATE work w SET due_at = NEW.settled_at
      FROM unnest(lines) AS line CROSS JOIN LATERAL (
        SELECT o.delivery_id FROM case_order o
        WHERE o.partner = split_part(line, '/', 1) AND o.channel = split_part(line, '/', 2) AND o.case_id = split_part(line, '/', 3)::uuid
        ORDER BY o.ordered_at, o.message_id, o.delivery_id LIMIT 1
      ) first
      WHERE w.id = first.delivery_id AND w.lease IS NULL AND w.starts = 0;
    END IF;
    SELECT CASE WHEN m.source IN ('replay', 'correction') THEN m.parent_id END INTO above FROM messages m WHERE m.id = above;
  END LOOP;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.tally()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO tallies (kind, count)
  SELECT TG_ARGV[0], CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END FROM changed HAVING count(*) > 0;
  RETURN NULL;
END $function$;

CREATE OR REPLACE FUNCTION public.tally_failures()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO failure_tallies (fingerprint, day, count)
  SELECT fingerprint, (at AT TIME ZONE 'UTC')::date, CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END FROM changed GROUP BY 1, 2;
  RETURN NULL;
END $function$;
