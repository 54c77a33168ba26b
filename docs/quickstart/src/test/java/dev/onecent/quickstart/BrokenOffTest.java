package dev.onecent.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onecent.checkout.Checkout;
import dev.onecent.checkout.Pay;
import dev.onecent.store.ShopperId;
import dev.onecent.testkit.gateway.Call;
import dev.onecent.testkit.gateway.Reaction;
import dev.onecent.testkit.gateway.TestCards;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that was broken off leaves behind stops no later one without a word. */
class BrokenOffTest {
    @TempDir
    private static Path folder = Path.of("");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Transcript tell = new Transcript(new PrintStream(told, true, StandardCharsets.UTF_8));
    private final ShopFile file = ShopFile.read("shop.json");
    private final ShopperId ann = file.owner();
    private final ValidatorFactory validation = Quickstart.validation();
    private final DataFolder data = DataFolder.open(folder.resolve(Demo.fresh()).toString());
    private final Wallet wallet = new Wallet(data.wallets(), file, validation, tell);
    private final Shop shop = new Shop(data.shops(), file, wallet, validation, tell);

    @AfterEach
    void close() {
        shop.close();
        wallet.close();
        data.close();
        validation.close();
    }

    @Test
    void passesOverACardOfTheWalletThatIsNotLinkedYet() {
        WalletCards cards = new WalletCards(wallet, wallet.account(ann), tell);
        wallet.gateway().next(Call.RELEASE, Reaction.ANSWER, Reaction.LOSE_ANSWER, Reaction.LOSE_ANSWER);

        cards.add();
        cards.manage();
        cards.removeSeveral();

        assertThat(told())
                .contains("American Express ****0005 is not linked yet", "Remove selected cards: JCB ****0505");
    }

    @Test
    void saysThatAPaymentIsNotSettledYet() {
        CartSteps carts = new CartSteps(shop, ann, tell);
        Checkout left = carts.quietly();
        shop.gateway().next(Call.AUTHORIZE, Reaction.LOSE_REQUEST, Reaction.LOSE_REQUEST);
        new PaySteps(shop, ann, tell).by(left, Pay.once(Demo.command(), Demo.form(TestCards.VISA)));

        assertThatThrownBy(carts::onADesktop)
                .isInstanceOf(InputException.class)
                .hasMessage("a payment of another run is not settled yet; wait two minutes,"
                        + " or name another folder with -Ddata=...");
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
