package dev.onecent.jdbc;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.onecent.OneCent;
import dev.onecent.card.CardForm;
import dev.onecent.cart.CartLine;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PayResult;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.Purpose;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.money.Money;
import dev.onecent.store.Channel;
import dev.onecent.store.CheckoutId;
import dev.onecent.store.CommandId;
import dev.onecent.store.ShopperId;
import dev.onecent.tink.TinkCardSafe;
import dev.onecent.tink.TinkKeys;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCard;
import dev.onecent.vault.LinkCardResult;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A shop that links a card, pays with it once more by hand and once from store, and dumps its live heap; then it keeps number and
 * code, and dumps it again: {@code HeapVictim <folder>}. Number and code come in disguised, so that no buffer of the input holds a digit of them.
 */
final class HeapVictim {
    /** The heap in which nothing may be left. */
    static final String WIPED = "wiped.hprof";

    /** The heap of the same process with a leak. */
    static final String LEAK = "leak.hprof";

    private static final int SHIFT = 'A' - '0';
    private static final int CODE_DIGITS = 4;
    private static final ShopperId ANN = ShopperId.of("toys", "ann");

    /** What a leak would look like. */
    @SuppressWarnings("unused")
    private static Object leak = "";

    private HeapVictim() {}

    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Dorg.slf4j.simpleLogger.logFile=" + folder.resolve("shop.log"),
                        HeapVictim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.to(new File("target/heap-errors.log")))
                .start();
    }

    static byte[] disguised(String digits) {
        byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) (bytes[at] + SHIFT);
        }
        return bytes;
    }

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        byte[] typed = System.in.readAllBytes();
        char[] number = digits(typed, 0, typed.length - CODE_DIGITS);
        char[] code = digits(typed, number.length, typed.length);
        try (JdbcStorage storage = JdbcStorage.sqlite(folder.resolve("shop.db"))) {
            walk(open(storage), number, code);
            Arrays.fill(number, '\0');
            Arrays.fill(code, '\0');
            dump(folder.resolve(WIPED));
            keep(digits(typed, 0, number.length), digits(typed, number.length, typed.length));
            dump(folder.resolve(LEAK));
        }
    }

    private static char[] digits(byte[] disguised, int from, int to) {
        char[] digits = new char[to - from];
        for (int at = from; at < to; at++) {
            digits[at - from] = (char) (disguised[at] - SHIFT);
        }
        return digits;
    }

    private static void dump(Path file) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
    }

    /** As text, and backwards as characters, so that neither hides the other from who searches. */
    private static void keep(char[] number, char[] code) {
        char[] backwards =
                new StringBuilder().append(number).reverse().toString().toCharArray();
        leak = new Object[] {new String(number), new String(code), backwards, code};
    }

    private static OneCent open(JdbcStorage storage) {
        return OneCent.builder()
                .storage(storage)
                .gateway(new Approving())
                .cardSafe(TinkCardSafe.of(TinkKeys.generate()))
                .validation(Validation.FACTORY)
                .payee("toys")
                .currency("EUR")
                .listener((key, event) -> {})
                .build();
    }

    private static void walk(OneCent onecent, char[] number, char[] code) {
        Consent consent = new Consent("save-1", Locale.UK, Instant.now(), Channel.DESKTOP, Purpose.ONE_CLICK);
        CardForm form = form(number, code);
        LinkCardResult linked = onecent.cards().link(ANN, LinkCard.of(CommandId.of("link"), form, consent));
        form.wipe();
        require(linked instanceof LinkCardResult.Linked, linked);
        CardForm once = form(number, code);
        pay(onecent, "c-1", Pay.once(CommandId.of("once"), once));
        once.wipe();
        pay(
                onecent,
                "c-2",
                Pay.with(
                        CommandId.of("stored"),
                        onecent.cards().of(ANN).cards().get(0).id()));
        onecent.runDue(ANN.tenant());
    }

    private static CardForm form(char[] number, char[] code) {
        return CardForm.of(CharBuffer.wrap(number), "12/29", CharBuffer.wrap(code), "Ann Shopper");
    }

    private static void pay(OneCent onecent, String id, Pay pay) {
        CheckoutId checkout = CheckoutId.of(id);
        onecent.carts().put(ANN, CartLine.toBuy("BALL", "Red ball", Money.of("EUR", 2_500), 1));
        onecent.checkouts().start(ANN, checkout, Channel.DESKTOP);
        PayResult result = onecent.checkouts().pay(ANN, checkout, pay);
        require(result instanceof PayResult.Paid, result);
        onecent.runDue(ANN.tenant());
    }

    private static void require(boolean holds, Object instead) {
        if (!holds) {
            throw new IllegalStateException(instead.toString());
        }
    }

    /** Approves everything and remembers nothing. */
    private static final class Approving implements PaymentGateway {
        @Override
        public GatewayTerms terms() {
            return new GatewayTerms(
                    Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofDays(30), true);
        }

        @Override
        public AuthorizationAnswer authorize(AuthorizationRequest request) {
            return new AuthorizationAnswer.Approved(
                    GatewayReference.of(request.reference().value()),
                    request.amount(),
                    request.capture() == CaptureMode.AT_ONCE,
                    Optional.empty());
        }

        @Override
        public OperationAnswer capture(CaptureRequest request) {
            return new OperationAnswer.Done();
        }

        @Override
        public OperationAnswer release(ReleaseRequest request) {
            return new OperationAnswer.Done();
        }

        @Override
        public OperationAnswer refund(RefundRequest request) {
            return new OperationAnswer.Done();
        }

        @Override
        public InquiryAnswer find(Inquiry inquiry) {
            return new InquiryAnswer.NotFound();
        }

        @Override
        public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
            return new RefundInquiryAnswer.NotFound();
        }
    }
}
