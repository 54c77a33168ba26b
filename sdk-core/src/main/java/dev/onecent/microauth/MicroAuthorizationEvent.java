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
    /** The card that is being proven. */
    CardId card();

    /** The amount is frozen on the card. */
    @JsonTypeName("cent-frozen")
    record CentFrozen(CardId card, Money amount) implements MicroAuthorizationEvent {
        public CentFrozen {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The gateway acknowledged that the amount was given back. */
    @JsonTypeName("cent-released")
    record CentReleased(CardId card, Money amount) implements MicroAuthorizationEvent {
        public CentReleased {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** The issuer refused the freeze. */
    @JsonTypeName("freeze-refused")
    record FreezeRefused(CardId card, DeclineReason reason) implements MicroAuthorizationEvent {
        public FreezeRefused {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** 24 hours after the request the amount may still be frozen (R15); it goes on being released. */
    @JsonTypeName("cent-overdue")
    record CentOverdue(CardId card, Money amount, Instant requestedAt) implements MicroAuthorizationEvent {
        public CentOverdue {
            Objects.requireNonNull(card, "card");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(requestedAt, "requestedAt");
        }
    }
}
