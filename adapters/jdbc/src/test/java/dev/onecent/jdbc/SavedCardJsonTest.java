package dev.onecent.jdbc;

import static dev.onecent.testkit.TestShop.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.onecent.card.CardBrand;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.gateway.Purpose;
import dev.onecent.safe.Fingerprint;
import dev.onecent.safe.SealedNumber;
import dev.onecent.store.CardId;
import dev.onecent.store.Channel;
import dev.onecent.store.Entry;
import dev.onecent.vault.CardCredential;
import dev.onecent.vault.CardDetails;
import dev.onecent.vault.CardState;
import dev.onecent.vault.CardVault;
import dev.onecent.vault.Consent;
import dev.onecent.vault.LinkCardResult;
import dev.onecent.vault.SavedCard;
import dev.onecent.wallet.ConnectResult;
import dev.onecent.wallet.ConnectionState;
import dev.onecent.wallet.ConnectionVerifier;
import dev.onecent.wallet.EndedAccount;
import dev.onecent.wallet.LeaveConfirmation;
import dev.onecent.wallet.WalletAccount;
import dev.onecent.wallet.WalletConnection;
import dev.onecent.wallet.WalletId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A host that returns a result to its page gives no ciphertext, token or fingerprint away; the store keeps them (R18, R20). */
class SavedCardJsonTest {
    private static final String CANARY = "canary";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final SavedCard SEALED =
            card("sealed", new CardCredential.Sealed(new SealedNumber("key-" + CANARY, "ciphertext-" + CANARY)));
    private static final SavedCard TOKEN = card("token", new CardCredential.Token("token-" + CANARY));
    private static final CardVault VAULT =
            new CardVault(ANN, List.of(SEALED, TOKEN), Optional.empty(), Optional.empty(), List.of());

    private static final WalletConnection CONNECTION = new WalletConnection(
            ANN,
            WalletId.of("paywell"),
            new ConnectionState.Connected(WalletAccount.of("account-" + CANARY), NOW, Optional.empty()),
            List.of(new EndedAccount(WalletAccount.of("ended-" + CANARY), NOW)));
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .build();

    @Test
    void jackson2WritesNoCredentialAndNoFingerprint() throws IOException {
        for (Object shown : shown().toList()) {
            assertShowsNoSecret(MAPPER.writeValueAsString(shown));
        }
    }

    @Test
    void jackson3WritesNoCredentialAndNoFingerprint() {
        tools.jackson.databind.ObjectMapper mapper = new tools.jackson.databind.ObjectMapper();

        shown().forEach(shown -> assertShowsNoSecret(mapper.writeValueAsString(shown)));
    }

    @Test
    void theStoreKeepsBoth() {
        Json<CardVault> json = new Json<>(CardVault.class);

        String row = json.write(Entry.fresh(VAULT));

        assertThat(row).contains("key-" + CANARY, "ciphertext-" + CANARY, "token-" + CANARY, "fingerprint-" + CANARY);
        assertThat(json.read(row)).isEqualTo(Entry.fresh(VAULT));
    }

    /** A caller who has the account can charge the wallet's cards. */
    @Test
    void neitherWritesTheAccountsOfAConnection() throws IOException {
        ConnectResult result = new ConnectResult.Connected(CONNECTION);

        assertThat(MAPPER.writeValueAsString(result)).contains("paywell").doesNotContain(CANARY);
        assertThat(new tools.jackson.databind.ObjectMapper().writeValueAsString(result))
                .contains("paywell")
                .doesNotContain(CANARY);
    }

    @Test
    void theStoreKeepsTheAccountsOfAConnection() {
        Json<WalletConnection> json = new Json<>(WalletConnection.class);

        String row = json.write(Entry.fresh(CONNECTION));

        assertThat(row).contains("account-" + CANARY, "ended-" + CANARY);
        assertThat(json.read(row)).isEqualTo(Entry.fresh(CONNECTION));
    }

    /** A caller who has it can use a code that leaked. */
    @Test
    void aVerifierIsKeptByTheStoreAndWrittenByNobodyElse() throws IOException {
        ConnectionVerifier verifier = ConnectionVerifier.of(CANARY.repeat(43).substring(0, 43));
        WalletConnection leaving = new WalletConnection(
                ANN,
                WalletId.of("paywell"),
                new ConnectionState.Leaving(
                        "hash", verifier, new LeaveConfirmation("leave", Locale.UK, NOW, Channel.DESKTOP), NOW),
                List.of());
        Json<WalletConnection> json = new Json<>(WalletConnection.class);

        String row = json.write(Entry.fresh(leaving));

        assertThat(row).contains(verifier.revealValue());
        assertThat(json.read(row)).isEqualTo(Entry.fresh(leaving));
        assertThat(MAPPER.writeValueAsString(leaving)).contains("paywell").doesNotContain(CANARY, "verifier");
        assertThat(new tools.jackson.databind.ObjectMapper().writeValueAsString(leaving))
                .contains("paywell")
                .doesNotContain(CANARY, "verifier");
        assertThat(leaving.toString()).doesNotContain(CANARY);
    }

    private static Stream<Object> shown() {
        return Stream.of(
                SEALED,
                TOKEN,
                VAULT,
                new LinkCardResult.Linked(SEALED),
                new LinkCardResult.AlreadyLinked(TOKEN),
                List.of(SEALED),
                Map.of("card", TOKEN),
                Optional.of(SEALED));
    }

    private static void assertShowsNoSecret(String json) {
        assertThat(json).contains("1111").doesNotContain(CANARY, "credential", "ingerprint");
    }

    private static SavedCard card(String id, CardCredential credential) {
        return new SavedCard(
                CardId.of(id),
                new MaskedCard(CardBrand.VISA, LastFour.of("1111")),
                CardDetails.of(CardExpiry.of(2029, 12), Optional.empty()),
                credential,
                Optional.of(Fingerprint.of("fingerprint-" + CANARY)),
                new Consent("save-card", Locale.UK, NOW, Channel.DESKTOP, Purpose.ONE_CLICK),
                Optional.empty(),
                NOW,
                Optional.empty(),
                Optional.empty(),
                new CardState.Linked(NOW, 1, Optional.empty()));
    }
}
