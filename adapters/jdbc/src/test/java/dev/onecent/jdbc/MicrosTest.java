package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a due time is in the database: equal on every Java platform, so that two processes agree on it. */
class MicrosTest {
    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0, 0",
        "2026-11-24T12:00:00.000001Z, 1795521600000001, 1795521600000001",
        "2026-11-24T12:00:00.000001001Z, 1795521600000001, 1795521600000002",
        "1969-12-31T23:59:59.999999500Z, -1, 0",
        "2300-01-01T00:00:00Z, 10413792000000000, 10413792000000000",
        "1600-01-01T00:00:00Z, -11676096000000000, -11676096000000000"
    })
    void neverAfterUntilAndNeverBeforeFrom(Instant instant, long until, long from) {
        assertThat(Micros.until(instant)).isEqualTo(until);
        assertThat(Micros.from(instant)).isEqualTo(from);
    }

    @ParameterizedTest
    @CsvSource({"+1000000000-12-31T23:59:59Z, 9223372036854775807", "-1000000000-01-01T00:00:00Z, -9223372036854775808"
    })
    void whatDoesNotFitIsAnEndOfTime(Instant instant, long end) {
        assertThat(Micros.until(instant)).isEqualTo(end);
        assertThat(Micros.from(instant)).isEqualTo(end);
    }
}
