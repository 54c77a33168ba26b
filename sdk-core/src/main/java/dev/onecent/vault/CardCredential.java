package dev.onecent.vault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.onecent.safe.SealedNumber;
import java.util.Objects;

/** The credential by which a card on file is charged, as it is stored: unreadable, or worthless elsewhere. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kept")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CardCredential.Sealed.class, name = "sealed-number"),
    @JsonSubTypes.Type(value = CardCredential.Token.class, name = "gateway-token")
})
public sealed interface CardCredential {
    /** The number, sealed by the card safe. */
    record Sealed(SealedNumber number) implements CardCredential {
        public Sealed {
            Objects.requireNonNull(number, "number");
        }
    }

    /** A token of the gateway's; it works for our account there only. */
    record Token(String token) implements CardCredential {
        public Token {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public String toString() {
            return "Token[*]";
        }
    }
}
