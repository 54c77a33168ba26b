package dev.onecent.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has one address of a network has them all (R21). */
class OriginTest {
    @Test
    void countsTheNetworkOfAnIpv6Address() {
        assertThat(Origin.ofAddress("2001:db8:1:2:3:4:5:6")).isEqualTo(Origin.ofAddress("2001:0DB8:1:2::9"));
        assertThat(Origin.ofAddress("2001:db8:1:2::1")).isNotEqualTo(Origin.ofAddress("2001:db8:1:3::1"));
        assertThat(Origin.ofAddress("fe80::1%eth0")).isEqualTo(Origin.ofAddress("fe80::1"));
    }

    @Test
    void countsAnIpv4AddressAsItIs() {
        assertThat(Origin.ofAddress(" 203.0.113.7 ")).isEqualTo(Origin.ofAddress("203.0.113.7"));
        assertThat(Origin.ofAddress("::ffff:203.0.113.7")).isEqualTo(Origin.ofAddress("203.0.113.7"));
        assertThat(Origin.ofAddress("203.0.113.8")).isNotEqualTo(Origin.ofAddress("203.0.113.7"));
    }

    @Test
    void takesWhatIsNoAddressAsItIs() {
        assertThat(Origin.ofAddress("a:b:zz").value()).isEqualTo("a:b:zz");
        assertThat(Origin.ofAddress("1:2:3").value()).isEqualTo("1:2:3");
        assertThat(Origin.ofDevice("d-1")).isNotEqualTo(Origin.ofAddress("d-1"));
    }

    @Test
    void refusesNothingAndTooMuch() {
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.ofAddress("  "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Origin("1".repeat(257)));
    }

    @Test
    void isNotPrinted() {
        assertThat(Origin.ofAddress("203.0.113.7").toString()).doesNotContain("203");
        assertThat(new HumanProof("solved").toString()).doesNotContain("solved");
    }

    /** A proxy that passes the port on is no reason to count every connection anew. */
    @Test
    void aPortIsNoPartOfAnAddress() {
        assertThat(Origin.ofAddress("203.0.113.7:51844")).isEqualTo(Origin.ofAddress("203.0.113.7"));
        assertThat(Origin.ofAddress("[2001:db8::1]:443")).isEqualTo(Origin.ofAddress("2001:db8::1"));
        assertThat(Origin.ofAddress("[2001:db8::1]")).isEqualTo(Origin.ofAddress("2001:db8::1"));
        assertThat(Origin.ofAddress("[fe80::1%eth0]:443")).isEqualTo(Origin.ofAddress("fe80::1"));
        assertThat(Origin.ofAddress("[::ffff:203.0.113.7]:443")).isEqualTo(Origin.ofAddress("203.0.113.7"));
    }

    /** RFC 6052: behind one NAT64 are all the IPv4 addresses that there are. */
    @Test
    void anEmbeddedIpv4AddressCountsAsItself() {
        assertThat(Origin.ofAddress("64:ff9b::203.0.113.7")).isEqualTo(Origin.ofAddress("203.0.113.7"));
        assertThat(Origin.ofAddress("64:ff9b::cb00:7107")).isEqualTo(Origin.ofAddress("203.0.113.7"));
        assertThat(Origin.ofAddress("0064:FF9B:0:0:0:0:CB00:7108")).isEqualTo(Origin.ofAddress("203.0.113.8"));
        assertThat(Origin.ofAddress("::ffff:cb00:7107")).isEqualTo(Origin.ofAddress("203.0.113.7"));
        assertThat(Origin.ofAddress("64:ff9b:0:1::203.0.113.7")).isNotEqualTo(Origin.ofAddress("203.0.113.7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2..4",
                "1.2.3.4:",
                "1.2.3.4:123456",
                "1.2.3.4:x",
                "[1.2.3.4]:80",
                "[2001:db8::1",
                "[2001:db8::1]80",
                "[2001:db8::1]:",
                "2001:db8::1::2",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:12345",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "::1.2.3",
                "1::2:3:4:5:6:7:8:9",
                ".:1",
                "unknown"
            })
    void whatIsNoAddressCountsAsItStands(String text) {
        assertThat(Origin.ofAddress(text).value()).isEqualTo(text);
    }

    /** A header of half a megabyte of percent signs is refused before anything reads it. */
    @Test
    void anEndlessTextIsRefusedAtOnce() {
        String endless = "%".repeat(500_000) + "\nx";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertTimeoutPreemptively(Duration.ofSeconds(1), () -> Origin.ofAddress(endless)));
    }
}
