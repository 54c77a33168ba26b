package dev.onecent.vault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The state of a card on file. A card that fails its verification leaves the vault. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CardState.BeingVerified.class, name = "being-verified"),
    @JsonSubTypes.Type(value = CardState.Linked.class, name = "linked")
})
public sealed interface CardState {
    /**
     * A place is reserved and the freeze is under way, or is held and not yet released.
     *
     * @param verification the number of its micro-authorization
     * @param approved whether the freeze was approved: then it can pay in the checkout in which it was entered (R15)
     * @param checkAt when to look after it, should nobody come back
     */
    record BeingVerified(int verification, boolean approved, Instant checkAt) implements CardState {
        public BeingVerified {
            Objects.requireNonNull(checkAt, "checkAt");
        }

        BeingVerified checkedAgain(Instant next) {
            return new BeingVerified(verification, approved, next);
        }
    }

    /**
     * Proven; offered at every checkout.
     *
     * @param verifications how many verifications were begun, the first one among them: the next one's number is one more
     * @param change an expiry that is being verified
     */
    record Linked(Instant at, int verifications, Optional<ExpiryChange> change) implements CardState {
        public Linked {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(change, "change");
        }

        Linked checkedAgain(Instant next) {
            return new Linked(at, verifications, change.map(pending -> pending.checkedAgain(next)));
        }
    }
}
