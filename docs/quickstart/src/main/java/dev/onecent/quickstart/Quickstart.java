package dev.onecent.quickstart;

import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardNumber;
import dev.onecent.card.MaskedCard;
import dev.onecent.cart.Cart;
import dev.onecent.form.FormViolation;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.jdbc.JdbcStorage;
import dev.onecent.store.OneCentException;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Walks the desktop journey on an SQLite file, with card numbers encrypted by Tink and a simulated gateway. Arguments: a test
 * card number, the shop's file, the folder for the data.
 */
public final class Quickstart {
    private static final int ARGUMENTS = 3;
    private static final GatewayTerms PROMPT =
            new GatewayTerms(Duration.ofSeconds(30), Duration.ZERO, Duration.ofHours(24), Duration.ofDays(30));

    private Quickstart() {}

    /**
     * Exit code 0 if the journey was walked, 2 if the input cannot be used and nothing was changed; then a file of that name is
     * made, if a fourth argument names one, by which the build knows.
     */
    public static void main(String[] arguments) throws IOException {
        Optional<Path> refused =
                Stream.of(arguments).skip(ARGUMENTS).map(Path::of).findFirst();
        try {
            for (Path earlier : refused.stream().toList()) {
                Files.deleteIfExists(earlier);
            }
            run(Stream.of(arguments).limit(ARGUMENTS).toArray(String[]::new), System.out);
        } catch (InputException | OneCentException e) {
            for (Path mark : refused.stream().toList()) {
                Files.createDirectories(mark.toAbsolutePath().getParent());
                Files.writeString(mark, "");
            }
            System.err.println();
            System.err.println("Quickstart: " + e.getMessage());
            System.exit(2);
        }
    }

    static void run(String[] arguments, PrintStream out) {
        if (arguments.length != ARGUMENTS) {
            throw new InputException("three arguments are needed: card number, shop file, data folder");
        }
        ShopFile shop = ShopFile.read(Path.of(arguments[1]));
        try (ValidatorFactory validation = validation()) {
            CardForm form = CardForm.of(arguments[0], "12/29", code(arguments[0]), "Ann Shopper");
            MaskedCard card = check(form, arguments[0], validation);
            walk(shop, form, card, folder(arguments[2]), validation, out);
            form.wipe();
        }
    }

    private static void walk(
            ShopFile shop, CardForm form, MaskedCard card, Path data, ValidatorFactory validation, PrintStream out) {
        Transcript tell = new Transcript(out);
        Path file = data.resolve("onecent.db");
        SimulatedGateway gateway = SimulatedGateway.of(InstantSource.system(), PROMPT);
        try (JdbcStorage storage = JdbcStorage.sqlite(file)) {
            OneCent onecent = OneCent.builder()
                    .storage(storage)
                    .gateway(gateway)
                    .cardSafe(TinkCardSafe.of(TinkKeys.ofDevelopmentFile(data.resolve("keys"))))
                    .validation(validation)
                    .payee(shop.shop())
                    .currency(shop.currency())
                    .listener((key, event) -> tell.event(event.event()))
                    .build();
            requireFits(shop, onecent.carts().of(shop.owner()));
            tell.title("OneCent: the desktop journey of " + shop.owner());
            new Journey(onecent, gateway, shop, tell).walk(form, card);
            tell.title("Due work delivers what the shop has to know");
            onecent.runDue(shop.owner().tenant());
            new DatabaseView(data, file).show(tell, List.of(digits(form), TestCards.MASTERCARD));
        }
    }

    /** What an earlier run left in the cart may not go with what the file says now. */
    private static void requireFits(ShopFile shop, Cart before) {
        try {
            Cart.total(shop.filled(before).lines());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InputException(
                    "the cart of an earlier run holds " + before.lines().size()
                            + " lines, and the file's do not go with them: " + e.getMessage()
                            + "\n            name another folder with -Ddata=...");
        }
    }

    /** What the number looks like, if the form is in order and the number is a published test number. */
    private static MaskedCard check(CardForm form, String typed, ValidatorFactory validation) {
        List<FormViolation> violations = new CardFormCheck(validation, InstantSource.system()).check(form);
        if (!violations.isEmpty()) {
            throw new InputException(violations.stream()
                    .map(violation -> violation.field() + ": " + violation.text())
                    .collect(Collectors.joining("\n            ")));
        }
        CardNumber number = CardNumber.parse(typed);
        if (TestCards.all().stream().map(CardNumber::parse).noneMatch(number::equals)) {
            throw new InputException("only published test numbers are taken here, never a real card; one of\n"
                    + "            " + String.join(" ", TestCards.all()));
        }
        return number.masked();
    }

    private static String digits(CardForm form) {
        try (var card = form.read()) {
            return new String(card.number().revealDigits());
        }
    }

    private static String code(String typed) {
        return typed.startsWith("34") || typed.startsWith("37") ? "7373" : "737";
    }

    private static Path folder(String name) {
        try {
            return Files.createDirectories(Path.of(name));
        } catch (IOException e) {
            throw new InputException("the folder " + name + " cannot be made; name another one with -Ddata=...");
        }
    }

    /** Hibernate Validator without Expression Language. */
    static ValidatorFactory validation() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
    }
}
