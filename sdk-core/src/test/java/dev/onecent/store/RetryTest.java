package dev.onecent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What fails waits, longer each time, and never longer than an hour (R25). */
class RetryTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void waitsTwiceAsLongEachTimeUpToAnHour() {
        Retry retry = Retry.NONE;
        Duration before = Duration.ZERO;
        for (int failures = 0; failures < 40; failures++) {
            retry = retry.failedAt(NOON);
            Duration wait = Duration.between(NOON, retry.earliest(NOON));

            assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Retry.LONGEST);
            before = wait;
        }

        assertThat(Retry.NONE.failedAt(NOON).earliest(NOON)).isEqualTo(NOON.plusSeconds(1));
        assertThat(before).isEqualTo(Retry.LONGEST);
    }

    @Test
    void isParkedAfterTenFailures() {
        Retry retry = Retry.NONE;
        for (int failures = 0; failures < 9; failures++) {
            retry = retry.failedAt(NOON);
        }

        assertThat(retry.parked()).isFalse();
        assertThat(retry.failedAt(NOON).parked()).isTrue();
    }

    @Test
    void neverBringsForwardWhatIsDueLater() {
        assertThat(Retry.NONE.failedAt(NOON).earliest(NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void identifiersAreVisibleAscii() {
        assertThatThrownBy(() -> CheckoutId.of("")).hasMessageContaining("checkout");
        assertThatThrownBy(() -> CheckoutId.of("a b")).hasMessageContaining("checkout");
        assertThatThrownBy(() -> ShopperId.of("toys", "änn")).hasMessageContaining("shopper");
        assertThatThrownBy(() -> CommandId.of("x".repeat(129))).hasMessageContaining("command");
        assertThat(CommandId.of("x".repeat(128)).value()).hasSize(128);
    }
}
