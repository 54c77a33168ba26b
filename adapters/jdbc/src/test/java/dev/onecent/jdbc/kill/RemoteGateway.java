package dev.onecent.jdbc.kill;

import dev.onecent.card.CardDataAccess;
import dev.onecent.gateway.AuthorizationAnswer;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.CaptureRequest;
import dev.onecent.gateway.DeclineReason;
import dev.onecent.gateway.GatewayReference;
import dev.onecent.gateway.GatewayTerms;
import dev.onecent.gateway.Inquiry;
import dev.onecent.gateway.InquiryAnswer;
import dev.onecent.gateway.OperationAnswer;
import dev.onecent.gateway.PaymentGateway;
import dev.onecent.gateway.PresentedNumber;
import dev.onecent.gateway.RefundInquiry;
import dev.onecent.gateway.RefundInquiryAnswer;
import dev.onecent.gateway.RefundRequest;
import dev.onecent.gateway.ReleaseRequest;
import dev.onecent.money.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An adapter as a host writes one: over the wire to {@link GatewayServer}. */
record RemoteGateway(int port, GatewayTerms terms) implements PaymentGateway {
    @Override
    public AuthorizationAnswer authorize(AuthorizationRequest request) {
        String number =
                String.valueOf(((PresentedNumber) request.card()).number().revealDigits(CardDataAccess.granted()));
        return authorization(
                ask("authorize", request.reference(), request.amount(), request.capture() + " " + number),
                0,
                request.amount());
    }

    @Override
    public OperationAnswer capture(CaptureRequest request) {
        return operation(ask("capture", request.reference(), request.amount(), request.key()));
    }

    @Override
    public OperationAnswer release(ReleaseRequest request) {
        return operation(ask("release", request.reference(), request.amount(), request.key()));
    }

    @Override
    public OperationAnswer refund(RefundRequest request) {
        return operation(ask("refund", request.reference(), request.amount(), request.key()));
    }

    @Override
    public InquiryAnswer find(Inquiry inquiry) {
        String[] words = ask("find", inquiry.reference(), inquiry.amount(), "-");
        return words[0].equals("found")
                ? new InquiryAnswer.Found(
                        authorization(words, 3, inquiry.amount()),
                        Boolean.parseBoolean(words[1]),
                        Money.of("EUR", Long.parseLong(words[2])))
                : new InquiryAnswer.NotFound();
    }

    @Override
    public RefundInquiryAnswer findRefund(RefundInquiry inquiry) {
        String[] words = ask("find-refund", inquiry.reference(), inquiry.amount(), inquiry.key());
        return words[0].equals("found")
                ? new RefundInquiryAnswer.Found(
                        RefundInquiryAnswer.Status.valueOf(words[1]), Money.of("EUR", Long.parseLong(words[2])))
                : new RefundInquiryAnswer.NotFound();
    }

    private static AuthorizationAnswer authorization(String[] words, int from, Money amount) {
        return words[from].equals("approved")
                ? new AuthorizationAnswer.Approved(
                        GatewayReference.of(words[from + 1]),
                        amount,
                        Boolean.parseBoolean(words[from + 2]),
                        Optional.empty())
                : new AuthorizationAnswer.Declined(DeclineReason.DO_NOT_HONOR, true);
    }

    private static OperationAnswer operation(String[] words) {
        return words[0].equals("done") ? new OperationAnswer.Done() : new OperationAnswer.Refused("refused");
    }

    private String[] ask(String call, Object reference, Money amount, String rest) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout((int) terms.callLimit().toMillis());
            out.println(call + " " + reference + " " + amount.minorUnits() + " " + rest);
            String answer = in.readLine();
            if (answer == null) {
                throw new IOException("the connection broke off");
            }
            return answer.split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
