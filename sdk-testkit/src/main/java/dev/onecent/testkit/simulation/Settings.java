package dev.onecent.testkit.simulation;

import dev.onecent.OneCentBuilder;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.microauth.VerificationAmountPolicy;
import dev.onecent.money.Money;
import java.time.Duration;
import java.util.List;

/**
 * How the host of one run is set up.
 *
 * @param shoppers how many shoppers there are
 * @param steps how many steps the run has
 * @param faultsInThousand how often an effect goes wrong
 */
record Settings(
        int shoppers,
        int steps,
        int faultsInThousand,
        CaptureMode capture,
        Duration releaseAfter,
        boolean zeroAmount,
        int mostCards) {
    private static final List<Integer> RATES = List.of(0, 10, 30, 60, 120);
    private static final List<Duration> RELEASES =
            List.of(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(23));

    static Settings plain(CaptureMode capture) {
        return new Settings(1, 0, 0, capture, Duration.ZERO, false, 20);
    }

    static Settings drawn(Draw draw) {
        return new Settings(
                1 + draw.below(3),
                10 + draw.below(40),
                draw.oneOf(RATES),
                draw.oneOf(List.of(CaptureMode.AT_ONCE, CaptureMode.LATER)),
                draw.oneOf(RELEASES),
                draw.chance(20),
                draw.chance(20) ? 2 : 20);
    }

    OneCentBuilder applyTo(OneCentBuilder builder) {
        VerificationAmountPolicy amount =
                zeroAmount ? (brand, currency) -> Money.zero(currency) : VerificationAmountPolicy.oneMinorUnit();
        return builder.capture(capture)
                .releaseAfter(releaseAfter)
                .verificationAmount(amount)
                .mostCards(mostCards);
    }
}
