package dev.onecent.quickstart;

import dev.onecent.card.CardForm;
import dev.onecent.card.CardFormCheck;
import dev.onecent.card.CardNumber;
import dev.onecent.card.MaskedCard;
import dev.onecent.cart.Cart;
import dev.onecent.form.FormViolation;
import dev.onecent.store.OneCentException;
import dev.onecent.testkit.gateway.TestCards;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Quickstart() {}

    /**
     * Exit code 0 if the journey was walked, 2 if it cannot be walked with this input and the message says what to change; then a
     * file of that name is made, if a fourth argument names one, by which the build knows.
     */
    public static void main(String[] arguments) throws IOException {
        Optional<Path> refused =
                Stream.of(arguments).skip(ARGUMENTS).map(Path::of).findFirst();
        try {
            for (Path earlier : refused.stream().toList()) {
                Files.deleteIfExists(earlier);
            }
            run(Stream.of(arguments).limit(ARGUMENTS).toArray(String[]::new), System.out);
        } catch (InputException e) {
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
        CardForm form = Demo.form(arguments[0]);
        try (ValidatorFactory validation = validation()) {
            MaskedCard card = check(form, arguments[0], validation);
            walk(shop, form, card, arguments[2], validation, out);
        } catch (OneCentException e) {
            throw new InputException(e.getMessage() + "; " + DataFolder.OTHER);
        } finally {
            form.wipe();
        }
    }

    private static void walk(
            ShopFile file,
            CardForm form,
            MaskedCard card,
            String folder,
            ValidatorFactory validation,
            PrintStream out) {
        Transcript tell = new Transcript(out);
        try (DataFolder data = DataFolder.open(folder)) {
            try (Wallet wallet = new Wallet(data.wallets(), file, validation, tell);
                    Shop shop = new Shop(data.shops(), file, wallet, validation, tell)) {
                requireFits(file, shop.onecent().carts().of(file.owner()));
                walk(shop, form, card, tell);
            }
            DatabaseView view = new DatabaseView(data, tell);
            view.show("the shop's", data.shops().database());
            view.show("the wallet's", data.wallets().database());
            view.search(TestCards.all());
        }
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
        shop.runDue();
        tell.events();
        guest.erase();
    }

    /** Requires that the file fits what an earlier run left in the cart. */
    private static void requireFits(ShopFile shop, Cart before) {
        try {
            Cart.total(shop.filled(before).lines());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InputException(
                    "the cart of an earlier run holds " + before.lines().size()
                            + " lines, and the file's do not go with them: " + e.getMessage()
                            + "\n            " + DataFolder.OTHER);
        }
    }

    /** Returns brand and last four, if the form is in order and the number is a published test number. */
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

    /** Hibernate Validator without Expression Language. */
    static ValidatorFactory validation() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();
    }
}
