package dev.onecent.microauth;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.Event;
import java.time.Instant;
import java.util.Objects;

/** An event about a micro-authorization. */
public sealed interface MicroAuthorizationEvent extends Event {
    /** The card that is being verified. */
    CardId card();

    /** The amount is held on the card. */
    @JsonTypeName("hold-placed")
    record HoldPlaced(CardId card, Money amount) implements MicroAuthorizationEvent {
        public HoldPlaced {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The gateway acknowledged that the amount was released. */
    @JsonTypeName("hold-released")
    record HoldReleased(CardId card, Money amount) implements MicroAuthorizationEvent {
        public HoldReleased {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The issuer refused the freeze. */
    @JsonTypeName("hold-refused")
    record HoldRefused(CardId card, DeclineReason reason) implements MicroAuthorizationEvent {
        public HoldRefused {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** 24 hours after the request the amount may still be held (R15); it goes on being released. */
    @JsonTypeName("hold-overdue")
    record HoldOverdue(CardId card, Money amount, Instant requestedAt) implements MicroAuthorizationEvent {
        public HoldOverdue {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(requestedAt, "requestedAt");
        }
    }
}
