-- OneCent, schema version 1, for PostgreSQL.
-- Each aggregate is one row: its key, owner first; the version that a write must name; when something is due
-- (microseconds since 1970, UTC); and the whole entry as JSON, card numbers sealed.
-- Text is compared by its bytes (C): in the same order on every machine, whatever its locale.

CREATE TABLE onecent_cart (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_cart_due ON onecent_cart (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_checkout (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_checkout_due ON onecent_checkout (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_card_vault (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_card_vault_due ON onecent_card_vault (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_micro_authorization (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  reference TEXT COLLATE "C" NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_micro_authorization_due ON onecent_micro_authorization (tenant, due) WHERE due IS NOT NULL;

-- Not unique: while a shopper is erased, an entry stands under two keys for a moment.
CREATE INDEX onecent_micro_authorization_reference ON onecent_micro_authorization (tenant, reference);

CREATE TABLE onecent_token_exchange (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_token_exchange_due ON onecent_token_exchange (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_payment (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  reference TEXT COLLATE "C" NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_payment_due ON onecent_payment (tenant, due) WHERE due IS NOT NULL;

CREATE INDEX onecent_payment_reference ON onecent_payment (tenant, reference);

CREATE TABLE onecent_erasure (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_erasure_due ON onecent_erasure (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_key_rotation (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_key_rotation_due ON onecent_key_rotation (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_wallet_connection (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_wallet_connection_due ON onecent_wallet_connection (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_wallet_grant (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_wallet_grant_due ON onecent_wallet_grant (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_address_book (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_address_book_due ON onecent_address_book (tenant, due) WHERE due IS NOT NULL;

-- Of counters that are no shopper's the column shopper holds a hash of what is counted, after a tilde.
CREATE TABLE onecent_attempt_counter (
  tenant TEXT COLLATE "C" NOT NULL,
  shopper TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  due BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (tenant, shopper, id)
);

CREATE INDEX onecent_attempt_counter_due ON onecent_attempt_counter (tenant, due) WHERE due IS NOT NULL;

CREATE TABLE onecent_schema (
  version BIGINT NOT NULL PRIMARY KEY
);

INSERT INTO onecent_schema (version) VALUES (1);
