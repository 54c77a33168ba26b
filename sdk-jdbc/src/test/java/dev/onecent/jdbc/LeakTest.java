package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onecent.OneCent;
import dev.onecent.card.CardDataAccess;
import dev.onecent.card.CardForm;
import dev.onecent.checkout.Pay;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.gateway.TestCards;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.LinkCard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R18, R19: number and security code are in no text, no JSON, no serialized form, no exception, no log line and no file that
 * the product makes, even if the gateway's adapter throws them at us.
 */
class LeakTest {
    private static final String NUMBER = TestCards.AMERICAN_EXPRESS;
    private static final String CODE = "8316";
    private static final CheckoutId CHECKOUT = CheckoutId.of("c-1");

    @TempDir
    private Path folder = Path.of("");

    private final TestShop shop = TestShop.with(Validation.FACTORY);
    private final List<Object> said = new ArrayList<>();

    @Test
    void neitherTextNorJsonNorSerializationShowsACard() {
        walk(shop.gateway());

        assertThat(said).hasSizeGreaterThan(20).allSatisfy(value -> {
            assertThat(value.toString()).doesNotContain(NUMBER, CODE, NUMBER.substring(0, 11));
            assertThat(json(value)).doesNotContain(NUMBER, "\"" + CODE + "\"", NUMBER.substring(0, 11));
            assertThat(serialized(value)).doesNotContain(NUMBER, CODE);
        });
    }

    @Test
    void noFileShowsACard() throws IOException {
        walk(shop.gateway());

        assertThat(new Loot(folder, folder.resolve("a.db")).bytes())
                .contains("sealed-number")
                .doesNotContain(NUMBER);
    }

    /** An adapter that puts the request into its exceptions: we log what kind of exception it was, and nothing of it. */
    @Test
    void noLogLineShowsWhatAGatewayThrows() throws IOException {
        walk(new Babbler());

        String log = Files.readString(Path.of(System.getProperty("org.slf4j.simpleLogger.logFile")));
        assertThat(log).contains("call authorize ended in").contains("BabbleException");
        assertThat(log).doesNotContain(NUMBER, CODE);
        assertThat(new Loot(folder, folder.resolve("a.db")).bytes())
                .contains("BabbleException")
                .doesNotContain(NUMBER, "code " + CODE);
    }

    /** Everything that goes in and comes out of a journey with a link, a failed form, and two payments. */
    private void walk(PaymentGateway gateway) {
        try (JdbcStorage storage = JdbcStorage.sqlite(folder.resolve("a.db"))) {
            OneCent onecent = shop.open(storage, TinkCardSafe.of(TinkKeys.generate()), gateway, any -> any);
            say(shop.startCheckout(onecent, "c-1"));
            say(onecent.checkouts().addCard(ANN, CHECKOUT, say(link("wrong", form("1" + NUMBER)))));
            say(onecent.checkouts().addCard(ANN, CHECKOUT, say(link("link", form(NUMBER)))));
            say(onecent.checkouts().findMethods(ANN, CHECKOUT).orElseThrow());
            say(onecent.checkouts().pay(ANN, CHECKOUT, say(Pay.once(CommandId.of("wrong"), form(NUMBER + "1")))));
            say(onecent.checkouts().pay(ANN, CHECKOUT, say(Pay.once(CommandId.of("pay"), form(NUMBER)))));
            shop.pass(onecent, Duration.ofHours(2));
            say(onecent.cards().of(ANN));
            onecent.cards().of(ANN).cards().forEach(this::say);
            onecent.payments().of(ANN, "", 10).forEach(this::say);
            onecent.microAuthorizations().of(ANN, "", 10).forEach(this::say);
            shop.events().forEach(this::say);
            sayFailures();
        }
    }

    private void sayFailures() {
        say(form(NUMBER));
        say(form(NUMBER).read());
        say(form(NUMBER).read().number());
        say(form(NUMBER).read().securityCode());
        sayThrown(() -> form("x" + NUMBER).read());
        sayThrown(() -> form(NUMBER + "7").read());
        sayThrown(() -> CardForm.of(NUMBER, NUMBER, CODE, "Ann").read());
        sayThrown(() -> CardForm.of(NUMBER, "12/29", NUMBER, "Ann").read());
        sayThrown(() -> CardForm.of(NUMBER, "12/29", CODE, NUMBER).read());
    }

    private void sayThrown(Runnable wrong) {
        try {
            wrong.run();
        } catch (RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            say(trace.toString());
        }
    }

    private <T> T say(T value) {
        said.add(value);
        return value;
    }

    private LinkCard link(String command, CardForm form) {
        return LinkCard.of(CommandId.of(command), form, shop.consent());
    }

    private static CardForm form(String number) {
        return CardForm.of(number, "12/29", CODE, "Ann Shopper");
    }

    /** What a mapper with no settings of its own writes, or says when it refuses. */
    private static String json(Object value) {
        try {
            return JsonMapper.builder()
                    .addModules(new Jdk8Module(), new JavaTimeModule())
                    .build()
                    .writeValueAsString(value);
        } catch (IOException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    private static String serialized(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            return e.toString();
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** A gateway whose adapter is careless. */
    private static final class Babbler implements PaymentGateway {
        @Override
        public GatewayTerms terms() {
            return new GatewayTerms(
                    Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30));
        }

        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            PresentedNumber card = (PresentedNumber) request.card();
            throw new BabbleException(
                    new String(card.number().revealDigits(CardDataAccess.granted())) + " code " + CODE);
        }

        @Override
        public OperationAnswer capture(CaptureRequest request) {
            throw new BabbleException(NUMBER);
        }

        @Override
        public OperationAnswer release(ReleaseRequest request) {
            throw new BabbleException(NUMBER);
        }

        @Override
        public OperationAnswer refund(RefundRequest request) {
            throw new BabbleException(NUMBER);
        }

        @Override
        public InquiryAnswer find(Inquiry inquiry) {
            throw new BabbleException(NUMBER);
        }
    }

    private static final class BabbleException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BabbleException(String message) {
            super(message);
        }
    }
}
