package dev.onecent.testkit.arbitrary;

import dev.onecent.gateway.Authorization.Absent;
import dev.onecent.gateway.Authorization.Approval;
import dev.onecent.gateway.Authorization.Challenged;
import dev.onecent.gateway.Authorization.Open;
import dev.onecent.gateway.Authorization.Refusal;
import dev.onecent.gateway.Authorization.Requested;
import dev.onecent.gateway.Authorization.Unresolved;
import dev.onecent.gateway.Authorization.Withdrawing;
import dev.onecent.gateway.Challenge;
import dev.onecent.gateway.ClientAction;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.Initiator;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.gateway.Purpose;
import dev.onecent.gateway.UnknownReason;
import dev.onecent.money.Money;
import dev.onecent.store.ShopperId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The parts of which aggregates are made. */
@SuppressWarnings("exports") // jqwik is required by those who use the arbitraries
final class Values {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final long TEN_YEARS = 315_000_000L;

    private Values() {}

    static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withChars("abcXYZ019-_.:~!'\"\\")
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    static Arbitrary<ShopperId> shoppers() {
        return Combinators.combine(ids(), ids()).as(ShopperId::of);
    }

    static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, TEN_YEARS),
                        Arbitraries.longs().between(0, 999_999_999))
                .as((seconds, nanos) -> FIRST.plusSeconds(seconds).plusNanos(nanos));
    }

    static Arbitrary<CredentialUse> uses() {
        return Combinators.combine(
                        Arbitraries.of(CredentialUse.Kind.class),
                        Arbitraries.of(Initiator.class),
                        Arbitraries.of(Purpose.class),
                        ids().map(NetworkTransactionId::of).optional())
                .as(CredentialUse::new);
    }

    static Arbitrary<Approval> approvals(Money amount) {
        return Combinators.combine(
                        ids().map(GatewayReference::of),
                        Arbitraries.of(true, false),
                        ids().map(NetworkTransactionId::of).optional(),
                        instants())
                .as((gateway, captured, network, at) -> new Approval(gateway, amount, captured, network, at));
    }

    static Arbitrary<Refusal> refusals() {
        return Combinators.combine(Arbitraries.of(DeclineReason.class), Arbitraries.of(true, false), instants())
                .as(Refusal::new);
    }

    static Arbitrary<Absent> absents() {
        return Combinators.combine(instants(), instants().optional()).as(Absent::new);
    }

    static Arbitrary<Open> opens() {
        Arbitrary<Open> requested = instants().map(Requested::new);
        Arbitrary<Open> unresolved = Combinators.combine(instants(), Arbitraries.of(UnknownReason.class))
                .as(Unresolved::new);
        Arbitrary<Open> challenged = Combinators.combine(ids().map(GatewayReference::of), challenges())
                .as(Challenged::new);
        Arbitrary<Open> withdrawing = Combinators.combine(
                        ids().map(GatewayReference::of).optional(), instants())
                .as(Withdrawing::new);
        return Arbitraries.oneOf(requested, unresolved, challenged, withdrawing);
    }

    static Arbitrary<Challenge> challenges() {
        Arbitrary<ClientAction> redirect = Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .map(path -> new ClientAction.Redirect(URI.create("https://issuer.example/" + path)));
        Arbitrary<ClientAction> script = ids().map(value -> new ClientAction.Script(Map.of("key", value)));
        return Combinators.combine(Arbitraries.oneOf(redirect, script), instants())
                .as(Challenge::new);
    }
}
