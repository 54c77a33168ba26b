package dev.onecent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onecent.address.AddressForm;
import dev.onecent.card.CardEdit;
import dev.onecent.card.CardForm;
import dev.onecent.checkout.AddressChoice;
import dev.onecent.checkout.Pay;
import dev.onecent.checkout.PaymentChoice;
import dev.onecent.gateway.AuthorizationRequest;
import dev.onecent.gateway.BrowserData;
import dev.onecent.gateway.CaptureMode;
import dev.onecent.gateway.ClientContext;
import dev.onecent.gateway.CredentialUse;
import dev.onecent.gateway.MerchantReference;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.gateway.Purpose;
import dev.onecent.limit.HumanProof;
import dev.onecent.limit.Origin;
import dev.onecent.limit.Visitor;
import dev.onecent.money.Money;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.CommandId;
import dev.onecent.store.PayeeId;
import dev.onecent.vault.Consent;
import dev.onecent.vault.EditCard;
import dev.onecent.vault.LinkCard;
import dev.onecent.wallet.ConnectionRequest;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.walletoperator.WalletVisit;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who logs a command logs no address, no name, no code and no secret; each command and request with all that it can hold (R18). */
class PrintedCommandsTest {
    private static final String CANARY = "canary";
    private static final CommandId COMMAND = CommandId.of("c-1");

    @ParameterizedTest
    @MethodSource("commands")
    void aPrintedCommandTellsNothingOfWhoGivesIt(Object command) {
        assertThat(command.toString().toLowerCase(Locale.ROOT))
                .doesNotContain(CANARY, "203.0.113.7", "4111", "737")
                .isNotEmpty();
    }

    private static Stream<Object> commands() {
        ClientContext client = new ClientContext(
                URI.create("https://toys.example/return?session=" + CANARY),
                new BrowserData("203.0.113.7", CANARY, CANARY, CANARY, 1, 1, 24, 0));
        CardForm form = CardForm.of("4111111111111111", "12/29", "737", CANARY);
        HumanProof proof = new HumanProof(CANARY);
        Origin origin = Origin.ofAddress("203.0.113.7");
        CardEdit edit =
                CardEdit.nothing().withHolder(CANARY).withNickname(CANARY).withExpiry("01/30");
        Consent consent = new Consent("save-card", Locale.UK, Instant.EPOCH, Channel.DESKTOP, Purpose.ONE_CLICK);
        AddressForm address = AddressForm.of(CANARY, CANARY, CANARY, "GB")
                .withPostalCode(CANARY)
                .withPhone(CANARY);
        ConnectionVerifier verifier = ConnectionVerifier.from(CANARY);
        return Stream.of(
                client,
                client.browser(),
                Pay.once(COMMAND, form).withClient(client).from(origin).proving(proof),
                new PaymentChoice.WithCard(form),
                LinkCard.of(COMMAND, form, consent)
                        .withClient(client)
                        .from(origin)
                        .proving(proof),
                edit,
                EditCard.of(COMMAND, CardId.of("card"), edit)
                        .withClient(client)
                        .from(origin)
                        .proving(proof),
                address,
                AddressChoice.kept(address),
                AddressChoice.once(address),
                Visitor.UNKNOWN.from(origin).proving(proof),
                Visitor.UNKNOWN.orFrom(Optional.of(client)),
                new AuthorizationRequest(
                        MerchantReference.of("oc-1"),
                        PayeeId.of("toys"),
                        Money.of("EUR", 1),
                        PresentedToken.of(CANARY),
                        CaptureMode.LATER,
                        CredentialUse.oneOff(),
                        Optional.of(client)),
                verifier,
                new ConnectionRequest(
                        CANARY, verifier.challenge(), URI.create("https://toys.example/wallet"), Locale.UK),
                new WalletVisit(CANARY, verifier.challenge(), URI.create("https://toys.example/wallet"), Locale.UK));
    }
}
