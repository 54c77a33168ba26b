package dev.onecent.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form is in order for every network; American Express alone has a code of four digits (D6). */
class TestShopFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "378282246310005",
                "343434343434343",
                "30569309025904",
                "38520000023237",
                "3530111333300000",
                "4242424242424242"
            })
    void theCodeFitsTheNetwork(String number) {
        assertThat(Validation.FACTORY.getValidator().validate(TestShop.form(number)))
                .isEmpty();
    }
}
