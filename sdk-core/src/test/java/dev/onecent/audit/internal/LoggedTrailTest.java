package dev.onecent.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.audit.Action;
import dev.onecent.audit.AuditRecord;
import dev.onecent.audit.Caller;
import dev.onecent.audit.Outcome;
import dev.onecent.limit.Origin;
import dev.onecent.store.ShopperId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoggedTrailTest {
    private static final ShopperId ANN = ShopperId.of("toys", "ann");
    private static final String NUMBER = "4111111111111111";

    @Test
    void holdsEverythingThatIsAskedOfARecord() {
        String line = LoggedTrail.line(of(Caller.operator("kim").from(Origin.ofAddress("203.0.113.7")), "card/c-1"));

        assertThat(line)
                .isEqualTo("at=2026-11-24T12:00:00Z owner=\"toys/ann\" actor=\"operator kim\" origin=\"203.0.113.7\""
                        + " action=REMOVE outcome=DENIED resource=\"card/c-1\"");
    }

    /** CWE-117. */
    @Test
    void nobodyWritesALineOrAFieldOfTheirOwn() {
        Caller forger = Caller.operator("kim\" outcome=DONE\r\nat=\u2028\u202e").from(new Origin("\u001b[31m\\"));

        String line = LoggedTrail.line(of(forger, "card/c-1"));

        assertThat(line).contains("actor=\"operator kim? outcome=DONE??at=??\" origin=\"?[31m?\"");
    }

    @Test
    void anIdThatNamesNothingAndLooksLikeANumberIsNotRepeated() {
        AuditRecord denied = of(Caller.shopper(), "card/" + NUMBER);

        assertThat(denied.resource()).isEqualTo("card/*");
        assertThat(denied.toString()).doesNotContain(NUMBER);
    }

    @Test
    void aNumberIsNoOperator() {
        assertThatThrownBy(() -> Caller.operator(NUMBER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(NUMBER);
    }

    @Test
    void theOriginIsNotPrinted() {
        assertThat(of(Caller.shopper().from(Origin.ofAddress("203.0.113.7")), "card/c-1")
                        .toString())
                .doesNotContain("203.0.113.7");
    }

    private static AuditRecord of(Caller by, String resource) {
        return new AuditRecord(Instant.parse("2026-11-24T12:00:00Z"), ANN, by, Action.REMOVE, Outcome.DENIED, resource);
    }
}
