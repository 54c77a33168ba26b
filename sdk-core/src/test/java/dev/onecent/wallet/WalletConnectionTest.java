package dev.onecent.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.store.Channel;
import dev.onecent.store.ShopperId;
import dev.onecent.wallet.ConnectionState.Connected;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalletConnectionTest {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final WalletAccount ACCOUNT = WalletAccount.of("account");
    private static final WalletAccount OTHER = WalletAccount.of("other");
    private static final Optional<WalletCardId> VISA = Optional.of(WalletCardId.of("visa"));
    private static final Optional<WalletCardId> MASTERCARD = Optional.of(WalletCardId.of("mastercard"));
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final WalletConnection connected = returning().agreed(ACCOUNT, NOON);

    /** Since when a choice is known is when the shop asked, not when the answer came (R7). */
    @Test
    void aPrimaryIsSeenWhenItWasAskedFor() {
        WalletConnection seen = connected.seen(ACCOUNT, VISA, minute(1));

        assertThat(primary(seen)).contains(new SeenPrimary(WalletCardId.of("visa"), minute(1)));
        assertThat(seen.seen(ACCOUNT, VISA, minute(9))).isEqualTo(seen);
        assertThat(primary(seen.seen(ACCOUNT, MASTERCARD, minute(9))))
                .contains(new SeenPrimary(WalletCardId.of("mastercard"), minute(9)));
    }

    /** A listing that was asked for earlier and answered later would make an old choice look like a new one (R7). */
    @Test
    void aListingThatWasAskedForEarlierSaysNothingNew() {
        WalletConnection seen = connected.seen(ACCOUNT, MASTERCARD, minute(5));

        assertThat(seen.seen(ACCOUNT, VISA, minute(4))).isEqualTo(seen);
        assertThat(seen.seen(ACCOUNT, Optional.empty(), minute(4))).isEqualTo(seen);
    }

    @Test
    void aListingOfAnotherAccountSaysNothing() {
        assertThat(connected.seen(OTHER, VISA, minute(1))).isEqualTo(connected);
    }

    /** An agreement is decided anew when nobody knows whether it was saved (R22). */
    @Test
    void anAgreementThatWasSavedIsNotEnded() {
        assertThat(connected.agreed(ACCOUNT, minute(1))).isEqualTo(connected);
        assertThat(connected.agreed(OTHER, minute(1)).ended()).containsExactly(new EndedAccount(OTHER, minute(1)));
    }

    /** The same end is told once (R22). */
    @Test
    void anAccountThatIsBeingEndedIsNotEndedTwice() {
        WalletConnection gone = connected.disconnected(minute(1));

        assertThat(gone.agreed(ACCOUNT, minute(2))).isEqualTo(gone);
    }

    private static WalletConnection returning() {
        LeaveConfirmation confirmation = new LeaveConfirmation("leave", Locale.UK, NOON, Channel.DESKTOP);
        return WalletConnection.none(ANN, WalletId.of("paywell"), NOON)
                .leaving("hash", ConnectionVerifier.from("session"), confirmation, NOON)
                .returning(NOON);
    }

    private static Optional<SeenPrimary> primary(WalletConnection connection) {
        return connection.connected().flatMap(Connected::primary);
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
