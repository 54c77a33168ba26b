package dev.onecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.address.AddressForm;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardholderName;
import dev.onecent.card.LastFour;
import dev.onecent.card.Nickname;
import dev.onecent.card.SecurityCode;
import dev.onecent.cart.CartLine;
import dev.onecent.cart.Sku;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.NetworkTransactionId;
import dev.onecent.money.Money;
import dev.onecent.payment.MethodId;
import dev.onecent.safe.AttemptHash;
import dev.onecent.safe.Fingerprint;
import dev.onecent.store.AddressId;
import dev.onecent.store.CardId;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.Key;
import dev.onecent.store.PayeeId;
import dev.onecent.store.ShopperId;
import dev.onecent.store.TenantId;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletCardId;
import dev.onecent.wallet.WalletId;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * DESIGN 5: whatever comes into a parser is read, and read again from what it prints, or refused by the one typed refusal;
 * nothing of it is repeated, and what is endless is refused by its size (R18).
 */
class InputProperties {
    private static final String NUMBER = "4111111111111111";
    private static final int MEGABYTE = 1_000_000;
    private static final long LITTLE = 64_000;

    private static final List<Parser> PARSERS = List.of(
            new Parser("card number", CardNumber::parse, number -> ""),
            new Parser("security code", typed -> SecurityCode.parse(typed.toCharArray()), code -> ""),
            new Parser("expiry", CardExpiry::parse, Object::toString),
            new Parser("holder", CardholderName::of, name -> ((CardholderName) name).value()),
            new Parser("nickname", Nickname::of, Object::toString),
            new Parser("last four", LastFour::of, Object::toString),
            new Parser("SKU", Sku::of, Object::toString),
            new Parser(
                    "title", text -> CartLine.of("S", text, Money.of("EUR", 1), 1), line -> ((CartLine) line).title()),
            new Parser(
                    "currency",
                    code -> Money.of(code, 1),
                    money -> ((Money) money).currency().getCurrencyCode()),
            new Parser("tenant", TenantId::of, Object::toString),
            new Parser("shopper", id -> ShopperId.of("toys", id), owner -> ((ShopperId) owner).shopper()),
            new Parser("key", id -> new Key(ShopperId.of("toys", "ann"), id), key -> ((Key) key).id()),
            new Parser("card", CardId::of, Object::toString),
            new Parser("checkout", CheckoutId::of, Object::toString),
            new Parser("command", CommandId::of, Object::toString),
            new Parser("address id", AddressId::of, Object::toString),
            new Parser("payee", PayeeId::of, Object::toString),
            new Parser("method", MethodId::of, Object::toString),
            new Parser("wallet", WalletId::of, Object::toString),
            new Parser("wallet card", WalletCardId::of, Object::toString),
            new Parser("account", WalletAccount::of, account -> ((WalletAccount) account).value()),
            new Parser("reference", MerchantReference::of, Object::toString),
            new Parser("gateway reference", GatewayReference::of, Object::toString),
            new Parser("network id", NetworkTransactionId::of, Object::toString),
            new Parser("fingerprint", Fingerprint::of, print -> ((Fingerprint) print).value()),
            new Parser("trace", AttemptHash::of, trace -> ((AttemptHash) trace).value()));

    private static final ValidatorFactory VALIDATION = Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
    private static final CardFormCheck CHECK =
            new CardFormCheck(VALIDATION, () -> Instant.parse("2026-11-24T12:00:00Z"), any -> Locale.ENGLISH);

    @Property(tries = 1_500)
    void isReadAndReadAgainOrRefusedInSilence(@ForAll("typed") String typed) {
        for (Parser parser : PARSERS) {
            try {
                parser.assertComesBack(typed);
            } catch (IllegalArgumentException e) {
                assertThat(e.getClass()).as(parser.name()).isEqualTo(IllegalArgumentException.class);
                assertRepeatsNothing(String.valueOf(e.getMessage()), typed);
            }
        }
    }

    /** A form is bound to its violations or read; every field is fuzzed at once. */
    @Property(tries = 300)
    void aFormIsInOrderOrEveryViolationSaysSoInSilence(
            @ForAll("typed") String number, @ForAll("typed") String expiry, @ForAll("typed") String code) {
        CardForm form = CardForm.of(number, expiry, code, number);

        List<FormViolation> violations = CHECK.check(form, Locale.ENGLISH);

        if (violations.isEmpty()) {
            assertThat(form.read().number()).isEqualTo(CardNumber.parse(number));
        } else {
            assertThatThrownBy(form::read).isExactlyInstanceOf(IllegalArgumentException.class);
        }
        violations.forEach(violation -> assertRepeatsNothing(violation.toString(), number + expiry + code));
    }

    /** A card number in a field that is shown or stored is refused, however it is dressed up. */
    @Property(tries = 500)
    void aCardNumberIsNoNameAndNoArticle(@ForAll("dressedUp") String number) {
        assertThatThrownBy(() -> CardholderName.of(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Nickname.of(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sku.of(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CartLine.of("S", number, Money.of("EUR", 1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CardNumber.parse(number + "\u202e")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Not looked at, not copied: what a parser may allocate for a megabyte is less than a tenth of it. */
    @Example
    void whatIsEndlessIsRefusedByItsSize() {
        for (String part : List.of("4", " ", "A", "-", "\u0661", "e\u0301", "\ud83d\udcb3", ".", "\u0000")) {
            String endless = part.repeat(MEGABYTE / part.length());
            for (Parser parser : PARSERS) {
                assertThat(parser.find("")).as(parser.name()).isEmpty();
                Runnable call =
                        () -> assertThat(parser.find(endless)).as(parser.name()).isEmpty();
                if (parser.name().equals("security code")) {
                    continue; // the test itself makes the characters
                }
                assertThat(Allocation.of(call)).as(parser.name()).isLessThan(LITTLE);
            }
        }
    }

    @Example
    void noCharacterOfWhatIsEndlessIsReadByTheParsersOfText() {
        Untouched text = new Untouched();

        assertThatThrownBy(() -> CardNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CardExpiry.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The form keeps what was typed; finding it wrong takes no second copy. */
    @Example
    void anEndlessFormIsRefusedByItsSize() {
        String endless = "4111 ".repeat(MEGABYTE / 5);
        CardForm form = CardForm.of(endless, endless, endless, endless);
        CHECK.check(CardForm.of("x", "x", "x", "x"), Locale.ENGLISH);

        assertThat(Allocation.of(
                        () -> assertThat(CHECK.check(form, Locale.ENGLISH)).hasSize(4)))
                .isLessThan(LITTLE * 4);
        assertThatThrownBy(form::read).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void anEndlessAddressIsRefusedByItsSize() {
        String marks = "\u0301\u0316".repeat(MEGABYTE / 2);
        AddressForm form = AddressForm.of(marks, marks, marks, marks)
                .withPostalCode(marks)
                .withPhone(marks)
                .withRegion(marks);
        assertThatThrownBy(AddressForm.of("x", "x", "x", "x")::read).isInstanceOf(IllegalArgumentException.class);

        Runnable call = () -> assertThatThrownBy(form::read).isInstanceOf(IllegalArgumentException.class);

        assertThat(Allocation.of(call)).isLessThan(LITTLE * 4);
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> digits = Arbitraries.strings()
                .withChars(
                        "0123456789 -/.\u00a0\u2007\u202f\u2010\u2212\u0661\u06f4\uff14\u0000\ufeff\u200e\u200f\u202e\u200b")
                .ofMaxLength(40);
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(60);
        Arbitrary<String> numbers = Arbitraries.of(NUMBER, "12/29", "737", "Ann Shopper", "EUR", "TEA-100");
        Arbitrary<String> around =
                Arbitraries.of("\u0000", "\ufeff", "\u202e", "\u200f", "\ud83d", "\udcb3", "\n", "", " ");
        Arbitrary<String> dressed =
                Combinators.combine(around, numbers, around).as((one, text, two) -> one + text + two);
        Arbitrary<String> lengthy =
                Arbitraries.strings().ascii().ofMinLength(120).ofMaxLength(300);
        return Arbitraries.oneOf(List.of(digits, any, numbers, dressed, lengthy));
    }

    @Provide
    Arbitrary<String> dressedUp() {
        Arbitrary<String> gap = Arbitraries.of("", " ", "-", ".", "/", "\u00a0");
        Arbitrary<Integer> zero = Arbitraries.of((int) '0', 0x0660, 0x06f0, 0xff10, 0x0966);
        return Combinators.combine(gap, zero, Arbitraries.of("", "my ", "VISA "))
                .as((between, nought, before) -> before
                        + Stream.of("4111", "1111", "1111", "1111")
                                .map(group -> group.chars()
                                        .mapToObj(digit -> Character.toString(nought + digit - '0'))
                                        .reduce("", String::concat))
                                .reduce((one, two) -> one + between + two)
                                .orElseThrow());
    }

    /** No six characters in a row, five digits among them, are in a message. */
    private static void assertRepeatsNothing(String message, String typed) {
        String plain = message.toLowerCase(Locale.ROOT);
        assertThat(IntStream.rangeClosed(0, typed.length() - 6)
                        .mapToObj(at -> typed.substring(at, at + 6))
                        .filter(run -> run.chars().filter(Character::isDigit).count() >= 5)
                        .filter(plain::contains))
                .isEmpty();
    }

    private record Parser(String name, Function<String, Object> parse, Function<Object, String> print) {
        void assertComesBack(String typed) {
            Object read = parse.apply(typed);
            String printed = print.apply(read);
            if (!printed.isEmpty()) {
                assertThat(parse.apply(printed)).as(name).isEqualTo(read);
            }
        }

        Optional<Object> find(String typed) {
            try {
                return Optional.of(parse.apply(typed));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** A megabyte of which nobody may read a character. */
    private static final class Untouched implements CharSequence {
        @Override
        public int length() {
            return MEGABYTE;
        }

        @Override
        public char charAt(int index) {
            throw new AssertionError("read");
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            throw new AssertionError("read");
        }

        @Override
        public String toString() {
            throw new AssertionError("copied");
        }
    }
}
