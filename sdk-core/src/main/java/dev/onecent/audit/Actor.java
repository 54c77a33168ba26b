package dev.onecent.audit;

import dev.onecent.card.CardNumber;
import dev.onecent.store.PayeeId;
import java.util.Objects;

/** The party that acts. */
public sealed interface Actor {
    /** The owner, as the host has signed them in. */
    record Shopper() implements Actor {
        @Override
        public String toString() {
            return "shopper";
        }
    }

    /** Due work, which seals numbers anew when keys are rotated. */
    record DueWork() implements Actor {
        @Override
        public String toString() {
            return "due work";
        }
    }

    /** A program of the host's that ships, cancels and refunds, with nobody behind it. */
    record Host() implements Actor {
        @Override
        public String toString() {
            return "host";
        }
    }

    /**
     * A member of the host's staff.
     *
     * @param name an individual's user id at the host, for example {@code kim}; 1 to 256 characters
     */
    record Operator(String name) implements Actor {
        private static final int LONGEST = 256;

        public Operator {
            Objects.requireNonNull(name, "name");
            if (name.isBlank() || name.length() > LONGEST || CardNumber.isIn(name)) {
                throw new IllegalArgumentException(
                        "an operator's name has 1 to " + LONGEST + " characters, no card number");
            }
        }

        @Override
        public String toString() {
            return "operator " + name;
        }
    }

    /** A shop that the owner has connected to this wallet. */
    record ConnectedShop(PayeeId shop) implements Actor {
        public ConnectedShop {
            Objects.requireNonNull(shop, "shop");
        }

        @Override
        public String toString() {
            return "shop " + shop;
        }
    }
}
