package dev.onecent.rules;

import dev.onecent.checkout.PayingTest;
import dev.onecent.erasure.ErasureTest;
import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import dev.onecent.vault.EditingTest;
import dev.onecent.vault.LinkingTest;
import org.junit.jupiter.api.Nested;

/** The rules of linking, editing, paying, removing and erasing where no card number is in the vault. */
class EveryWayTest {
    private static TestShop exchanging() {
        return TestShop.with(Validation.FACTORY, KeptAs.EXCHANGED_TOKEN);
    }

    @Nested
    class LinkingByGatewayToken extends LinkingTest {
        @Override
        protected TestShop newShop() {
            return TestShop.with(Validation.FACTORY, KeptAs.GATEWAY_TOKEN);
        }

        @Override
        protected boolean fingerprintsAreTheGateways() {
            return true;
        }

        @Override
        protected int typedSecurityCodes() {
            return 0;
        }
    }

    @Nested
    class Linking extends LinkingTest {
        @Override
        protected TestShop newShop() {
            return exchanging();
        }

        @Override
        protected boolean fingerprintsAreTheGateways() {
            return true;
        }
    }

    @Nested
    class Editing extends EditingTest {
        @Override
        protected TestShop newShop() {
            return exchanging();
        }
    }

    @Nested
    class Paying extends PayingTest {
        @Override
        protected TestShop newShop() {
            return exchanging();
        }
    }

    @Nested
    class Recovering extends RecoveryTest {
        @Override
        TestShop newShop() {
            return exchanging();
        }
    }

    @Nested
    class Erasing extends ErasureTest {
        @Override
        protected TestShop newShop() {
            return exchanging();
        }
    }

    @Nested
    class Repeating extends RepeatedCommandsTest {
        @Override
        TestShop newShop() {
            return exchanging();
        }
    }

    @Nested
    class FailingStores extends StoreFailuresTest {
        @Override
        TestShop newShop() {
            return exchanging();
        }
    }
}
