package dev.onecent.rules;

import dev.onecent.testkit.KeptAs;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import org.junit.jupiter.api.Nested;

/** The rules of linking, editing, paying, removing and erasing where no card number is in the vault. */
class EveryWayTest {
    private static TestShop exchanging() {
        return TestShop.with(Validation.FACTORY, KeptAs.EXCHANGED_TOKEN);
    }

    @Nested
    class LinkingByGatewayToken extends LinkingTest {
        @Override
        TestShop newShop() {
            return TestShop.with(Validation.FACTORY, KeptAs.GATEWAY_TOKEN);
        }

        @Override
        boolean fingerprintsAreTheGateways() {
            return true;
        }

        @Override
        int typedSecurityCodes() {
            return 0;
        }
    }

    @Nested
    class Linking extends LinkingTest {
        @Override
        TestShop newShop() {
            return exchanging();
        }

        @Override
        boolean fingerprintsAreTheGateways() {
            return true;
        }
    }

    @Nested
    class Editing extends EditingTest {
        @Override
        TestShop newShop() {
            return exchanging();
        }
    }

    @Nested
    class Paying extends PayingTest {
        @Override
        TestShop newShop() {
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
        TestShop newShop() {
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
