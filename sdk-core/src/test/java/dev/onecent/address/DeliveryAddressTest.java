package dev.onecent.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An address in one shape, however it was typed. */
class DeliveryAddressTest {
    @Test
    void theSameAddressIsEqualHoweverItWasTyped() {
        AddressForm tidy = AddressForm.of("Zoë D'Arc", "1 High Street", "London", "GB")
                .withLines("Flat 2", "")
                .withPostalCode("SW1A 1AA")
                .withPhone("+442079460000");
        AddressForm untidy = AddressForm.of("  Zoe\u0308\u00a0 D'Arc", "1\tHigh  Street ", "\u200eLondon", " gb ")
                .withLines("", " Flat 2")
                .withRegion("  ")
                .withPostalCode("ｓｗ１ａ  1aa")
                .withPhone("+44 (20) 7946-٠٠٠٠");

        assertThat(untidy.read()).isEqualTo(tidy.read());
    }

    @Test
    void takesAddressesOfAnyScript() {
        DeliveryAddress address = AddressForm.of("王小明", "建国门外大街1号", "北京市", "CN")
                .withRegion("朝阳区")
                .withPostalCode("１０００００")
                .read();

        assertThat(address.postalCode()).contains("100000");
        assertThat(address.lines()).containsExactly("建国门外大街1号");
    }

    /** Scripts that need joiners keep them. */
    @Test
    void keepsTheJoinersOfAScript() {
        String name = "می\u200cخواهم";

        assertThat(AddressForm.of(name, "1", "Tehran", "IR")
                        .withPostalCode("1193653471")
                        .read()
                        .recipient())
                .isEqualTo(name);
    }

    @Test
    void isMaskedWhenPrinted() {
        DeliveryAddress address = AddressForm.of("Ann", "1 High Street", "London", "GB")
                .withPostalCode("SW1A 1AA")
                .read();

        assertThat(address).hasToString("DeliveryAddress[*, GB]");
        assertThat(address.form()).hasToString("AddressForm[*]");
    }

    @Test
    void becomesAFormAndTheSameAddressAgain() {
        DeliveryAddress address = new DeliveryAddress(
                "Ann",
                List.of("a", "b", "c"),
                "Dublin",
                Optional.of("Leinster"),
                Optional.empty(),
                "IE",
                Optional.of("0123456"));

        assertThat(address.form().read()).isEqualTo(address);
    }

    @Test
    void refusesAFourthLine() {
        List<String> lines = List.of("a", "b", "c", "d");

        assertThatThrownBy(() -> new DeliveryAddress(
                        "Ann", lines, "Dublin", Optional.empty(), Optional.empty(), "IE", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 lines");
    }
}
