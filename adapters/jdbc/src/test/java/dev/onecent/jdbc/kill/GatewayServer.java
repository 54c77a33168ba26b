package dev.onecent.jdbc.kill;

import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardholderName;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.money.Money;
import dev.onecent.store.PayeeId;
import dev.onecent.testkit.gateway.SimulatedGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The simulated gateway in a process that nobody kills, spoken to over loopback: one line asks, one line answers. */
final class GatewayServer implements AutoCloseable {
    private final SimulatedGateway gateway;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    GatewayServer(SimulatedGateway gateway) throws IOException {
        this.gateway = gateway;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String line = in.readLine();
            if (line != null) {
                out.println(answer(line.split(" ")));
            }
        } catch (IOException e) {
            // the caller was killed: it hears no answer, which is what is tried here
        }
    }

    private String answer(String[] words) {
        MerchantReference reference = MerchantReference.of(words[1]);
        Money amount = Money.of("EUR", Long.parseLong(words[2]));
        return switch (words[0]) {
            case "authorize" ->
                text(gateway.authorize(new AuthorizationRequest(
                        reference,
                        PayeeId.of("toys"),
                        amount,
                        new PresentedNumber(
                                CardNumber.parse(words[4]),
                                CardExpiry.parse("12/29"),
                                CardholderName.of("Ann"),
                                Optional.empty()),
                        CaptureMode.valueOf(words[3]),
                        CredentialUse.oneOff(),
                        Optional.empty())));
            case "capture" -> text(gateway.capture(new CaptureRequest(reference, name(reference), words[3], amount)));
            case "release" -> text(gateway.release(new ReleaseRequest(reference, Optional.empty(), words[3], amount)));
            case "refund" -> text(gateway.refund(new RefundRequest(reference, name(reference), words[3], amount)));
            case "find-refund" ->
                text(gateway.findRefund(
                        new RefundInquiry(reference, name(reference), words[3], amount, Instant.EPOCH)));
            default -> text(gateway.find(new Inquiry(reference, Optional.empty(), amount, Map.of())));
        };
    }

    private static GatewayReference name(MerchantReference reference) {
        return GatewayReference.of("sim-" + reference);
    }

    private static String text(AuthorizationAnswer answer) {
        if (answer instanceof AuthorizationAnswer.Approved approved) {
            return "approved " + approved.reference() + " " + approved.captured();
        }
        return "declined";
    }

    private static String text(OperationAnswer answer) {
        return answer instanceof OperationAnswer.Done ? "done" : "refused";
    }

    private static String text(RefundInquiryAnswer answer) {
        return answer instanceof RefundInquiryAnswer.Found found
                ? "found " + found.status() + " " + found.amount().minorUnits()
                : "not-found";
    }

    private static String text(InquiryAnswer answer) {
        return answer instanceof InquiryAnswer.Found found
                ? "found " + found.released() + " " + found.refunded().minorUnits() + " " + text(found.answer())
                : "not-found";
    }
}
