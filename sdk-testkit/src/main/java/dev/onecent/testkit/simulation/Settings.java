package dev.onecent.testkit.simulation;

import dev.onecent.OneCentBuilder;
import dev.onecent.card.CardBrand;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.limit.AttemptSubject;
import dev.onecent.limit.Limit;
import dev.onecent.microauth.VerificationAmountPolicy;
import dev.onecent.money.Money;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the host in one run.
 *
 * @param shoppers how many shoppers there are
 * @param steps how many steps the run has
 * @param faultsInThousand how often an effect goes wrong
 * @param zeroFirst whether cards are verified with zero first
 * @param tokens whether typed numbers are exchanged for the gateway's tokens, if it has any
 * @param limited whether attempts are limited, and tightly
 * @param wallet whether shoppers may connect a wallet: another OneCent, a tenant of its own in the same stores
 * @param apart by how much the clock of a process is ahead of time or behind it at most
 * @param damage whether rows of the stores are damaged and repaired
 * @param loss whether rows of the stores are lost
 * @param sameNames whether a shopper that comes back after an erasure uses the names of its former life again
 */
record Settings(
        int shoppers,
        int steps,
        int faultsInThousand,
        CaptureMode capture,
        Duration releaseAfter,
        boolean zeroFirst,
        int mostCards,
        boolean tokens,
        boolean limited,
        boolean wallet,
        Duration apart,
        boolean damage,
        boolean loss,
        boolean sameNames) {
    /** The number of new cards that a shopper may try within an hour, where attempts are limited. */
    static final int MOST_ATTEMPTS = 3;

    private static final List<Integer> RATES = List.of(0, 10, 30, 60, 120);
    private static final List<Duration> RELEASES =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(23));

    private static final List<Duration> APART =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(20), Duration.ofMinutes(5));

    /** Not by number: its counter's key is a hash under a key of chance, and no two traces would be the same. */
    private static final AttemptPolicy TIGHT = AttemptPolicy.unlimited()
            .with(AttemptSubject.SHOPPER, Limit.of(MOST_ATTEMPTS, Duration.ofHours(1)))
            .with(AttemptSubject.CARD_ON_FILE, Limit.of(MOST_ATTEMPTS, Duration.ofHours(1)));

    /**
     * Returns the settings of one shopper, who uses the names of a former life again, and only the faults that a test
     * places.
     */
    static Settings plain(CaptureMode capture, boolean zeroFirst) {
        return new Settings(
                1, 0, 0, capture, Duration.ZERO, zeroFirst, 20, false, false, false, Duration.ZERO, false, false, true);
    }

    static Settings drawn(RandomChoice draw) {
        return new Settings(
                1 + draw.below(3),
                10 + draw.below(40),
                draw.oneOf(RATES),
                draw.oneOf(List.of(CaptureMode.AT_ONCE, CaptureMode.LATER)),
                draw.oneOf(RELEASES),
                draw.chance(20),
                draw.chance(20) ? 2 : 20,
                draw.chance(25),
                draw.chance(15),
                draw.chance(25),
                draw.oneOf(APART),
                draw.chance(10),
                draw.chance(5),
                draw.chance(50));
    }

    OneCentBuilder applyTo(OneCentBuilder builder) {
        VerificationAmountPolicy amount = zeroFirst ? new ZeroFirst() : VerificationAmountPolicy.oneMinorUnit();
        return builder.capture(capture)
                .releaseAfter(releaseAfter)
                .verificationAmount(amount)
                .attempts(limited ? TIGHT : AttemptPolicy.unlimited())
                .mostCards(mostCards);
    }

    /** Zero for every brand; for one that is not verified so, one minor unit by a second try (R14). */
    private static final class ZeroFirst implements VerificationAmountPolicy {
        @Override
        public Money amountFor(CardBrand brand, Currency currency) {
            return Money.zero(currency);
        }

        @Override
        public Optional<Money> secondAmountFor(CardBrand brand, Money refused) {
            return Optional.of(Money.of(refused.currency(), 1));
        }
    }
}
