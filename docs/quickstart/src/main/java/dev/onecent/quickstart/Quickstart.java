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
import dev.onecent.limit.AttemptPolicy;
import dev.onecent.store.OneCentException;
import dev.onecent.testkit.gateway.SimulatedGateway;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.Deployment;
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
 * Walks the three journeys: a shop and a wallet, each on an SQLite file of its own, with card numbers encrypted by Tink and a
 * simulated gateway. Arguments: a test card number, the shop's file, the folder for the data.
 */
public final class Quickstart {
    private static final int ARGUMENTS = 3;
    private static final String DATABASE = "onecent.db";
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
        ShopFile shop = ShopFile.read(arguments[1]);
        try (ValidatorFactory validation = validation()) {
            CardForm form = Demo.form(arguments[0]);
            MaskedCard card = check(form, arguments[0], validation);
            walk(shop, form, card, folder(arguments[2]), validation, out);
            form.wipe();
        }
    }

    private static void walk(
            ShopFile file, CardForm form, MaskedCard card, Path data, ValidatorFactory validation, PrintStream out) {
        Transcript tell = new Transcript(out);
        SimulatedGateway gateway = SimulatedGateway.of(InstantSource.system(), PROMPT);
        try (JdbcStorage storage = JdbcStorage.sqlite(data.resolve(DATABASE));
                Wallet wallet = new Wallet(data, file, PROMPT, validation, tell)) {
            OneCent onecent = OneCent.builder()
                    .storage(storage)
                    .gateway(gateway)
                    .cardSafe(TinkCardSafe.of(TinkKeys.ofDevelopmentFile(data.resolve("keys"), Deployment.DEVELOPMENT)))
                    .validation(validation)
                    .payee(file.shop())
                    .currency(file.currency())
                    .attempts(
                            AttemptPolicy.unlimited()) // runs again and again with one card; a shop keeps the standard
                    .wallet(wallet.line())
                    .listener((key, event) -> tell.event(file.shop(), event.event()))
                    .build();
            requireFits(file, onecent.carts().of(file.owner()));
            walk(new Shop(onecent, gateway, file, wallet), form, card, tell);
        }
        DatabaseView view = new DatabaseView(data, tell);
        view.show("the shop's", data.resolve(DATABASE));
        view.show("the wallet's", Wallet.file(data));
        view.search(TestCards.all());
    }

    private static void walk(Shop shop, CardForm form, MaskedCard card, Transcript tell) {
        tell.title("OneCent: the journeys of " + shop.file().owner());
        DesktopJourney desktop = new DesktopJourney(shop, shop.file().owner(), tell);
        desktop.lookBack();
        desktop.addACard(form, card);
        desktop.payWithTheCardOnFile();
        desktop.payOnce();
        Guest guest = new Guest(shop, tell);
        guest.walk();
        new MobileJourney(shop, shop.file().owner(), tell).walk();
        new WalletJourney(shop, shop.file().owner(), tell).walk();
        tell.title("Due work delivers what the hosts have to know");
        shop.onecent().runDue(shop.file().owner().tenant());
        shop.wallet().onecent().runDue(Wallet.TENANT);
        tell.events();
        guest.erase();
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
