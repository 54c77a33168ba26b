-- OneCent, schema version 1, for SQLite.
-- Each aggregate is one row: its key, owner first; the version that a write must name; when its own work, its events and
-- its removal are due (microseconds since 1970, UTC); and the whole entry as JSON, card numbers sealed.

CREATE TABLE onecent_cart (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_cart_work_due ON onecent_cart (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_cart_delivery_due ON onecent_cart (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_cart_removal_due ON onecent_cart (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_checkout (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_checkout_work_due ON onecent_checkout (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_checkout_delivery_due ON onecent_checkout (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_checkout_removal_due ON onecent_checkout (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_card_vault (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_card_vault_work_due ON onecent_card_vault (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_card_vault_delivery_due ON onecent_card_vault (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_card_vault_removal_due ON onecent_card_vault (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_micro_authorization (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  reference TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_micro_authorization_work_due ON onecent_micro_authorization (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_micro_authorization_delivery_due ON onecent_micro_authorization (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_micro_authorization_removal_due ON onecent_micro_authorization (tenant, removal_due) WHERE removal_due IS NOT NULL;

-- Not unique: while a shopper is erased, an entry stands under two keys for a moment.
CREATE INDEX onecent_micro_authorization_reference ON onecent_micro_authorization (tenant, reference);

CREATE TABLE onecent_token_exchange (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_token_exchange_work_due ON onecent_token_exchange (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_token_exchange_delivery_due ON onecent_token_exchange (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_token_exchange_removal_due ON onecent_token_exchange (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_payment (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  reference TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_payment_work_due ON onecent_payment (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_payment_delivery_due ON onecent_payment (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_payment_removal_due ON onecent_payment (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE INDEX onecent_payment_reference ON onecent_payment (tenant, reference);

CREATE TABLE onecent_erasure (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_erasure_work_due ON onecent_erasure (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_erasure_delivery_due ON onecent_erasure (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_erasure_removal_due ON onecent_erasure (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_key_rotation (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_key_rotation_work_due ON onecent_key_rotation (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_key_rotation_delivery_due ON onecent_key_rotation (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_key_rotation_removal_due ON onecent_key_rotation (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_wallet_connection (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_wallet_connection_work_due ON onecent_wallet_connection (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_wallet_connection_delivery_due ON onecent_wallet_connection (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_wallet_connection_removal_due ON onecent_wallet_connection (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_wallet_grant (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_wallet_grant_work_due ON onecent_wallet_grant (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_wallet_grant_delivery_due ON onecent_wallet_grant (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_wallet_grant_removal_due ON onecent_wallet_grant (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_address_book (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_address_book_work_due ON onecent_address_book (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_address_book_delivery_due ON onecent_address_book (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_address_book_removal_due ON onecent_address_book (tenant, removal_due) WHERE removal_due IS NOT NULL;

-- Of counters that are no shopper's the column shopper holds a hash of what is counted, after a tilde.
CREATE TABLE onecent_attempt_counter (
  tenant TEXT NOT NULL,
  shopper TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  work_due BIGINT,
  delivery_due BIGINT,
  removal_due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_attempt_counter_work_due ON onecent_attempt_counter (tenant, work_due) WHERE work_due IS NOT NULL;

CREATE INDEX onecent_attempt_counter_delivery_due ON onecent_attempt_counter (tenant, delivery_due) WHERE delivery_due IS NOT NULL;

CREATE INDEX onecent_attempt_counter_removal_due ON onecent_attempt_counter (tenant, removal_due) WHERE removal_due IS NOT NULL;

CREATE TABLE onecent_schema (
  version BIGINT NOT NULL PRIMARY KEY
);

INSERT INTO onecent_schema (version) VALUES (1);
