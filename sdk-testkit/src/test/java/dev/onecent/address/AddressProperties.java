package dev.onecent.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.address.internal.AddressFormCheck;
import dev.onecent.form.FormCheck;
import dev.onecent.form.FormViolation;
import dev.onecent.testkit.Validation;
import dev.onecent.testkit.arbitrary.AddressArbitraries;
import dev.onecent.testkit.arbitrary.Cards;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Delivery addresses, whatever is typed (M3, R18). */
class AddressProperties {
    private static final AddressFormCheck CHECK =
            new AddressFormCheck(new FormCheck(Validation.FACTORY, InstantSource.system(), any -> any));

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aFormInOrderIsAnAddressInOneShape(@ForAll("forms") AddressForm form) {
        assertThat(CHECK.check(form)).isEmpty();

        DeliveryAddress address = form.read();

        assertThat(address.form().read()).isEqualTo(address);
        assertThat(CHECK.check(address.form())).isEmpty();
        assertThat(address.toString()).isEqualTo("DeliveryAddress[*, " + address.country() + "]");
    }

    /** Check and reader never disagree, and nothing but these two answers ever comes. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatHasNoViolationCanBeReadAndNothingElse(@ForAll("anything") AddressForm form) {
        List<FormViolation> violations = CHECK.check(form);

        if (violations.isEmpty()) {
            assertThat(form.read().form().read()).isEqualTo(form.read());
        } else {
            assertThatThrownBy(form::read).isInstanceOf(IllegalArgumentException.class);
            assertThat(violations).extracting(FormViolation::field).doesNotHaveDuplicates();
            assertThat(violations)
                    .allSatisfy(violation ->
                            assertThat(violation.text()).isNotBlank().doesNotContain("{"));
        }
    }

    /** A card number is taken in no field, and repeated nowhere (R18). */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void aCardNumberIsTakenInNoField(
            @ForAll("forms") AddressForm form, @ForAll("numbers") String number, @ForAll("fields") int field) {
        AddressForm wrong = with(form, number, field);

        List<FormViolation> violations = CHECK.check(wrong);

        assertThat(violations).hasSize(1);
        assertThat(violations.toString()).doesNotContain(number);
        assertThatThrownBy(wrong::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(number);
    }

    private static AddressForm with(AddressForm form, String text, int field) {
        return new AddressForm(
                field == 0 ? text : form.recipient(),
                field == 1 ? text : form.line1(),
                field == 2 ? text : form.line2(),
                field == 3 ? text : form.line3(),
                field == 4 ? text : form.city(),
                field == 5 ? text : form.region(),
                field == 6 ? text : form.postalCode(),
                field == 7 ? text : form.country(),
                field == 8 ? text : form.phone());
    }

    @Provide
    Arbitrary<AddressForm> forms() {
        return AddressArbitraries.forms();
    }

    @Provide
    Arbitrary<String> numbers() {
        return Cards.numbers();
    }

    @Provide
    Arbitrary<Integer> fields() {
        return Arbitraries.integers().between(0, 8);
    }

    @Provide
    Arbitrary<AddressForm> anything() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12), Arbitraries.of("", "GB", "DE", "80331", "SW1A 1AA", "A", "1"));
        return Combinators.combine(AddressArbitraries.forms(), text.list().ofSize(9))
                .as(AddressProperties::mixed);
    }

    /** Every third field of a form in order is replaced. */
    private static AddressForm mixed(AddressForm form, List<String> typed) {
        int seed = Math.floorMod(typed.hashCode(), 3);
        AddressForm mixed = form;
        for (int field = seed; field < typed.size(); field += 3) {
            mixed = with(mixed, typed.get(field), field);
        }
        return mixed;
    }
}
