package dev.onecent.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.onecent.card.CardDataAccess;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who reads a number, a code or a token is on this list; the one who is added to it is looked at (R18). */
class RevealTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.onecent");

    @Test
    void exactlyTheseReveal() {
        assertThat(callers("revealDigits", "revealToken", "reveal", "restored"))
                .containsExactly(
                        "checkout.internal.PaymentChoices -> StoredCardVaults.reveal",
                        "gateway.internal.CardEcho -> CardNumber.revealDigits",
                        "gateway.internal.CardEcho -> SecurityCode.revealDigits",
                        "limit.AttemptKey -> CardNumber.revealDigits",
                        "testkit.EphemeralCardSafe -> CardNumber.restored",
                        "testkit.EphemeralCardSafe -> CardNumber.revealDigits",
                        "testkit.contract.CardSafeContract -> CardSafe.reveal",
                        "testkit.contract.GatewayContract -> PresentedToken.revealToken",
                        "testkit.contract.GatewayFixture -> PresentedToken.revealToken",
                        "testkit.gateway.SimulatedGateway -> PresentedToken.revealToken",
                        "testkit.gateway.TokenBook -> CardNumber.restored",
                        "testkit.gateway.TokenBook -> CardNumber.revealDigits",
                        "testkit.simulation.EffectCardSafe -> CardSafe.reveal",
                        "testkit.simulation.EffectGateway -> CardNumber.revealDigits",
                        "testkit.simulation.VaultRules -> CardSafe.reveal",
                        "tink.NumberBytes -> CardNumber.restored",
                        "tink.NumberBytes -> CardNumber.revealDigits",
                        "vault.internal.CardEditing -> CardKeeper.reveal",
                        "vault.internal.CardKeeper -> CardKeeper.reveal",
                        "vault.internal.CardKeeper -> CardSafe.reveal",
                        "vault.internal.CardKeeper$Draft -> CardToken.revealToken",
                        "vault.internal.EnteredCard -> CardToken.revealToken",
                        "vault.internal.StoredCardVaults -> CardKeeper.reveal",
                        "walletoperator.internal.WalletCharges -> PresentedToken.revealToken",
                        "walletoperator.internal.WalletCharges -> StoredCardVaults.reveal");
    }

    /** One search for {@code CardDataAccess} finds every reader; these, and nobody passes it on. */
    @Test
    void exactlyTheseAreGrantedAccess() {
        assertThat(callers("granted"))
                .containsExactly(
                        "gateway.internal.CardEcho -> CardDataAccess.granted",
                        "limit.AttemptKey -> CardDataAccess.granted",
                        "testkit.EphemeralCardSafe -> CardDataAccess.granted",
                        "testkit.gateway.TokenBook -> CardDataAccess.granted",
                        "testkit.simulation.EffectGateway -> CardDataAccess.granted",
                        "tink.NumberBytes -> CardDataAccess.granted");
        assertThat(PRODUCT.stream()
                        .filter(type -> !type.getPackageName().equals("dev.onecent.card"))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getRawParameterTypes().stream()
                                .anyMatch(given -> given.isEquivalentTo(CardDataAccess.class))))
                .isEmpty();
    }

    private static Stream<String> callers(String... names) {
        return PRODUCT.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getPackageName().startsWith("dev.onecent"))
                .filter(access -> Stream.of(names).anyMatch(access.getName()::equals))
                .map(RevealTest::told)
                .distinct()
                .sorted();
    }

    private static String told(JavaAccess<?> access) {
        return access.getOriginOwner().getName().substring("dev.onecent.".length()) + " -> "
                + access.getTargetOwner().getSimpleName() + "." + access.getName();
    }
}
