package dev.onecent.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

/** Any form: every field's violation at once, in order, in a language, and without what was typed. */
class FormCheckTest {
    private static final ValidatorFactory FACTORY = Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
    private static final FormCheck CHECK =
            new FormCheck(FACTORY, () -> Instant.parse("2026-11-24T12:00:00Z"), any -> any);
    private static final List<String> FIELDS = List.of("name", "code");
    private static final Instant LATER = Instant.parse("2026-11-24T12:00:01Z");

    @Test
    void aFormInOrderHasNoViolation() {
        assertThat(CHECK.check(new Form("1234", "Ann", LATER), FIELDS, Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void tellsFieldsInTheGivenOrderAndOthersAfterThem() {
        assertThat(CHECK.check(new Form("x", "", Instant.EPOCH), FIELDS, Locale.ENGLISH))
                .extracting(FormViolation::field)
                .containsExactly("name", "code", "until");
    }

    /** Two constraints fail on the code; which one is told does not change from run to run. */
    @Test
    void tellsOneViolationAFieldAndAlwaysTheSame() {
        for (int run = 0; run < 50; run++) {
            assertThat(CHECK.check(new Form("x", "Ann", LATER), FIELDS, Locale.ENGLISH))
                    .extracting(FormViolation::messageKey)
                    .containsExactly("code must be digits");
        }
    }

    /** Constraints on time use the injected clock (R24). */
    @Test
    void timeIsTheSdksOwn() {
        assertThat(CHECK.check(new Form("1234", "Ann", LATER.minusSeconds(1)), FIELDS, Locale.ENGLISH))
                .extracting(FormViolation::field)
                .containsExactly("until");
    }

    @Test
    void namesTheKeyOfATemplate() {
        assertThat(CHECK.check(new Form("1234", "", LATER), FIELDS, Locale.ENGLISH))
                .extracting(FormViolation::messageKey)
                .containsExactly("jakarta.validation.constraints.NotBlank.message");
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() {
        Form wrong = new Form("1234", "", LATER);

        assertThat(CHECK.check(wrong, FIELDS, Locale.GERMAN))
                .extracting(FormViolation::text)
                .containsExactly("darf nicht leer sein");
        assertThat(CHECK.check(wrong, FIELDS, Locale.FRENCH))
                .extracting(FormViolation::text)
                .containsExactly("ne doit pas être vide");
    }

    /** A text may name a constraint's attributes. */
    @Test
    void fillsInWhatTheConstraintSays() {
        assertThat(CHECK.check(new Form("12", "Ann", LATER), FIELDS, Locale.ENGLISH))
                .extracting(FormViolation::text)
                .containsExactly("size must be between 4 and 6");
    }

    /** A host's interpolator that would echo finds nothing to echo. */
    @Test
    void neverHandsOverWhatWasTyped() {
        ValidatorFactory echoing = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new Echo())
                .buildValidatorFactory();
        FormCheck check = new FormCheck(echoing, () -> LATER, any -> any);

        assertThat(check.check(new Form("4111", " ", LATER.plusSeconds(1)), FIELDS, Locale.ENGLISH))
                .extracting(FormViolation::text)
                .containsExactly("typed: null");
        assertThat(check.check(new Form("4111", " ", LATER.plusSeconds(1)), FIELDS, Locale.GERMAN))
                .extracting(FormViolation::text)
                .containsExactly("typed: null");
    }

    /** A form of an adopter's; literal texts are allowed. */
    record Form(
            @Size(min = 4, max = 6) @Pattern(regexp = "[0-9]*", message = "code must be digits")
            String code,

            @NotBlank String name,
            @Future Instant until) {}

    private static final class Echo implements jakarta.validation.MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return "typed: " + context.getValidatedValue();
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return "typed: " + context.getValidatedValue();
        }
    }
}
