package dev.onecent.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** R21: who has one address of a network has them all. */
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
}
