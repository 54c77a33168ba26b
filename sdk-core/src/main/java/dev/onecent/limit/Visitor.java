package dev.onecent.limit;

import dev.onecent.gateway.ClientContext;
import java.util.Objects;
import java.util.Optional;

/**
 * The person behind a command, as far as the host knows.
 *
 * @param origin where it comes from; empty where the host does not say, and then it is not counted by origin
 * @param proof that a person gives it, after {@code ProofRequired}
 */
public record Visitor(Optional<Origin> origin, Optional<HumanProof> proof) {
    /** Of whom nothing is known. */
    public static final Visitor UNKNOWN = new Visitor(Optional.empty(), Optional.empty());

    public Visitor {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(proof, "proof");
    }

    /** Returns the visitor with an origin. */
    public Visitor from(Origin seen) {
        Objects.requireNonNull(seen, "seen");
        return new Visitor(Optional.of(seen), proof);
    }

    /** Returns the visitor with the proof that a person makes the attempt. */
    public Visitor proving(HumanProof brought) {
        Objects.requireNonNull(brought, "brought");
        return new Visitor(origin, Optional.of(brought));
    }

    /** Returns the visitor with the address of the browser as origin, where the host named none. */
    public Visitor orFrom(Optional<ClientContext> client) {
        Objects.requireNonNull(client, "client");
        return new Visitor(
                origin.or(() -> client.map(context -> context.browser().ip())
                        .filter(ip -> !ip.isBlank())
                        .map(Origin::ofAddress)),
                proof);
    }
}
